"""What the pages of preparation share: may anything still be written, what is left, and keeping a form once."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect
from werkzeug.wrappers import Response

from conference.casework.writing import open_at
from conference.domain.preparation import convening
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.queries.preparation import Preparation, preparation
from conference.security import once
from conference.security.guard import signed_in
from conference.web.forms.base import CreatingForm
from conference.web.refusals import beside_fields

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Desk:
    """A preparation as a page needs it: ``barred`` says why nothing can be written, ``left`` what convening awaits."""

    prepared: Preparation
    barred: list[Reason]
    left: list[Reason] | None


def desk(case: Case, *stages: Stage, while_suspended: bool = False) -> Desk:
    """The preparation of a case, for a page that writes at these stages."""
    found = preparation(db.session(), case)
    left = convening(found.facts) if case.stage is Stage.PREPARATION else None
    return Desk(found, barred(case, *stages, while_suspended=while_suspended), left)


def barred(case: Case, *stages: Stage, while_suspended: bool = False) -> list[Reason]:
    """Why a page can only be read; empty when it may be written."""
    try:
        open_at(db.session(), case, *stages, while_suspended=while_suspended)
    except Refused as refusal:
        return list(refusal.reasons)
    return []


def arrived(form: CreatingForm) -> Response | None:
    """Where a form led, when it has arrived before: a second click is the same click."""
    address = once.led_to(db.session(), signed_in().account.id, form.once.data or "")
    return redirect(address) if address else None


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
