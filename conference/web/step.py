"""The page of a step: what it does, what it asks, why it is refused."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import assignment, closing, conference, referral, step
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.journal import landing
from conference.domain.reasons import Reason, Refused
from conference.domain.steps import StepCode
from conference.domain.workflow import Landing
from conference.extensions import db
from conference.models.case import Case
from conference.queries.plan import question
from conference.queries.preparation import sitting
from conference.queries.tasks import tasks
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.answers import Answer
from conference.web.body import back_to_sitting
from conference.web.filters import zone
from conference.web.forms.base import wordless
from conference.web.forms.step import FORMS, StepForm
from conference.web.rooms import way_to
from conference.words.reasons import sentence
from conference.words.workflow import STEP

pages = Blueprint("step", __name__)
# A draft goes at once; a conference was held when its last part ended.
UNTIMED = frozenset({StepCode.WITHDRAW_DRAFT, StepCode.RECORD, StepCode.RECORD_WITHOUT_PLAN})


def _code(name: str) -> StepCode:
    code = StepCode(name) if name in set(StepCode) else None
    return code if code in FORMS else abort(404)


@pages.get("/situations/<key>/etapes/<name>")
@requires(Permission.CASE_STEP, Act.CASE_READ, case=True)
def show(case: Case, name: str) -> Answer:
    """What the step asks."""
    code = _code(name)
    return _page(case, code, _form(case, code, version=case.version))


def _form(case: Case, code: StepCode, **given: int) -> StepForm:
    form = FORMS[code](**given)
    if case.minimal:
        wordless(form)
    return form


@pages.post("/situations/<key>/etapes/<name>")
@requires(Permission.CASE_STEP, Act.CASE_PASSED, case=True)
def take(case: Case, name: str) -> Answer:
    """Take the step, or say every reason why not; what was typed stays."""
    code, session = _code(name), db.session()
    step.check(session, signed_in().actor, case, code)
    form = _form(case, code)
    if not form.validate_on_submit():
        return _page(case, code, form), 422
    if form.overtaken(case.version):
        return _page(case, code, form, overtaken=True), 409
    try:
        _act(session, signed_in().actor, case, code, form.given(), happened_at(form.happened_on.data))
    except step.NotPossible:
        raise
    except Refused as refusal:
        session.rollback()
        left = _place(case, form, refusal.reasons)
        return _page(case, code, form, left=left, refused=True), 422
    gone = code is StepCode.WITHDRAW_DRAFT
    onward = url_for("home.show") if gone else back_to_sitting(case) or url_for("case.show", key=case.key)
    session.commit()
    flash(STEP[code].done or f"{STEP[code].story}.", "success")
    return redirect(onward)


def _act(session: Session, actor: Actor, case: Case, code: StepCode, given: Given, when: datetime | None) -> None:
    act = ACTS.get(code)
    if act is not None:
        act(session, actor, case, given, when)
    else:
        step.take(session, actor, case, code, given, when)


Taken = Callable[[Session, Actor, Case, Given, datetime | None], object]
# Steps that do more than pass; the others are wholly in the table.
ACTS: dict[StepCode, Taken] = {
    StepCode.WITHDRAW_DRAFT: lambda session, actor, case, _given, _when: referral.withdraw(session, actor, case),
    StepCode.REOPEN: lambda session, actor, case, given, when: closing.reopen(session, actor, case, given.words, when),
    StepCode.ADJOURN: conference.adjourn,
    StepCode.RECORD: lambda session, actor, case, given, _when: conference.record(session, actor, case, given),
    StepCode.RECORD_WITHOUT_PLAN: lambda session, actor, case, given, _when: conference.record(
        session, actor, case, given, StepCode.RECORD_WITHOUT_PLAN
    ),
    StepCode.RELEASE: assignment.release,
}


def happened_at(day: date | None) -> datetime | None:
    """When a step happened that was typed with a day: now if that is today, or if none was."""
    return None if day is None or day == clock.today(zone()) else clock.noon(day, zone())


def _place(case: Case, form: StepForm, reasons: tuple[Reason, ...]) -> list[Reason]:
    """Say each reason beside its field, and give those that are mended on another page."""
    elsewhere = []
    for reason in reasons:
        name = next((name for name in (reason.place, reason.code.removesuffix("_missing")) if name in form), "")
        if name:
            form[name].errors = [*form[name].errors, sentence(reason)]
        elif way_to(reason.place, case.key):
            elsewhere.append(reason)
        elif reason.place == "happened_at":
            form.happened_on.errors = [*form.happened_on.errors, sentence(reason)]
        else:
            form.form_errors.append(sentence(reason))
    return elsewhere


def _page(
    case: Case,
    code: StepCode,
    form: StepForm,
    *,
    overtaken: bool = False,
    left: Sequence[Reason] = (),
    refused: bool = False,
) -> str:
    session, actor, today = db.session(), signed_in().actor, clock.today(zone())
    if overtaken:
        form.version.data = str(case.version)
        form.version.raw_data = None
    return render_template(
        "step/show.html",
        case=case,
        code=code,
        form=form,
        words=STEP[code],
        overtaken=overtaken,
        missing=left or step.missing(session, actor, case, code),
        refused=refused,
        handover=tasks(session, Case.id == case.id, today, zone()) if code is StepCode.RELEASE else (),
        timed=code not in UNTIMED,
        **_recalled(session, case, code),
    )


def _recalled(session: Session, case: Case, code: StepCode) -> dict[str, object]:
    """What is read again before a step that settles it."""
    if code is StepCode.CONVENE and not case.minimal:
        planned = sitting(session, case)
        ahead = planned if planned is not None and planned.held_at is None else None
        return {"sitting": ahead, "question": question(session, case)}
    before = Landing(case.stage, case.suspended, case.outcome)
    return {"outcome": landing(code, before, None, Given()).outcome} if code is StepCode.CLOSE else {}
