"""What the pages of preparation share: may anything still be written, what is left, and keeping a form once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import flash, redirect
from werkzeug.wrappers import Response

from conference.casework.writing import open_at
from conference.domain.disagreement import settled
from conference.domain.facts import Given
from conference.domain.preparation import convening
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.domain.workflow import STEPS, refusals
from conference.extensions import db
from conference.models.case import Case
from conference.queries.disagreement import Answers, answers
from conference.queries.facts import case_facts
from conference.queries.preparation import Preparation, facts, preparation
from conference.security import once
from conference.security.guard import signed_in
from conference.web.answers import Answer
from conference.web.forms.base import CreatingForm
from conference.web.refusals import beside_fields


@dataclass(frozen=True, slots=True)
class Desk:
    """A preparation as a page needs it: ``barred`` says why nothing can be written, ``left`` what convening awaits."""

    prepared: Preparation
    answers: Answers
    barred: list[Reason]
    left: list[Reason] | None


def desk(case: Case, *stages: Stage, while_suspended: bool = False, wordless: bool = False) -> Desk:
    """The preparation of a case, for a page that writes at these stages."""
    found, said = preparation(db.session(), case), answers(db.session(), case)
    why = barred(case, *stages, while_suspended=while_suspended, wordless=wordless)
    awaits = case.stage is Stage.PREPARATION and not case.suspended
    return Desk(found, said, why, _left(case, said) if awaits else None)


def _left(case: Case, said: Answers) -> list[Reason]:
    if case.minimal:
        return refusals(STEPS[StepCode.CONVENE], case_facts(db.session(), case, signed_in().actor), Given())
    return [*convening(facts(db.session(), case, said)), *settled(said.facts)]


def barred(case: Case, *stages: Stage, while_suspended: bool = False, wordless: bool = False) -> list[Reason]:
    """Why a page can only be read; empty when it may be written. A minimal case has ``wordless`` pages only."""
    if case.minimal and not wordless:
        return [Reason("ticked_instead")]
    try:
        open_at(db.session(), case, *stages, while_suspended=while_suspended)
    except Refused as refusal:
        return list(refusal.reasons)
    return []


def in_private_time(reasons: Iterable[Reason]) -> bool:
    """Whether what bars a page is that private family time runs."""
    return any(reason.code == "private_time_running" for reason in reasons)


def arrived(form: CreatingForm) -> Response | None:
    """Where a form led, when it has arrived before: a second click is the same click."""
    address = once.led_to(db.session(), signed_in().account.id, form.once.data or "")
    return redirect(address) if address else None


def receive(form: CreatingForm, act: Callable[[], str], page: Callable[[], str], said: str) -> Answer:
    """The same for a form that was just sent: what has arrived before is not made again, what does not hold is said."""
    again = arrived(form)
    if again:
        return again
    if not form.validate_on_submit():
        return page(), 422
    return keep(form, act, page, said)


def keep(form: CreatingForm, act: Callable[[], str], page: Callable[[], str], said: str) -> Answer:
    """Run an act once, commit, say so and go where it leads.

    What it refuses about a field is said beside it and nothing typed is lost; any other refusal goes on as it is.
    """
    session = db.session()
    try:
        address = once.create(session, signed_in().account.id, form.once.data or once.draw(), act)
    except Refused as refusal:
        session.rollback()
        if any(reason.place not in form for reason in refusal.reasons):
            raise
        beside_fields(form, refusal.reasons)
        return page(), 422
    flash(said, "success")
    return redirect(address)
