"""The page of a step: what it does, what it asks, why it is refused."""

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from conference import clock
from conference.audit import Act
from conference.casework import closing, referral, step
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.workflow import STEPS, Given, StepCode, possible
from conference.extensions import db
from conference.models.case import Case
from conference.queries.capacities import capacities
from conference.queries.facts import case_facts
from conference.security.guard import requires, signed_in
from conference.security.permissions import Permission
from conference.web.filters import zone
from conference.web.forms.step import FORMS, StepForm
from conference.words.reasons import sentence
from conference.words.workflow import STEP

pages = Blueprint("step", __name__)
Answer = str | Response | tuple[str, int]


def _code(name: str) -> StepCode:
    code = StepCode(name) if name in set(StepCode) else None
    return code if code in FORMS else abort(404)


def _may(session: Session, case: Case, code: StepCode) -> None:
    actor = signed_in().actor
    hats = capacities(session, actor, case)
    barred = possible(STEPS[code], case_facts(session, case), hats, received=case.received)
    if barred:
        raise step.NotPossible(*barred)


@pages.get("/situations/<key>/etapes/<name>")
@requires(Permission.CASE_STEP, Act.CASE_READ, case=True)
def show(case: Case, name: str) -> Answer:
    """What the step asks."""
    code = _code(name)
    _may(db.session(), case, code)
    return _page(case, code, FORMS[code](version=case.version))


@pages.post("/situations/<key>/etapes/<name>")
@requires(Permission.CASE_STEP, Act.CASE_PASSED, case=True)
def take(case: Case, name: str) -> Answer:
    """Take the step, or say every reason why not; what was typed stays."""
    code, session = _code(name), db.session()
    _may(session, case, code)
    form = FORMS[code]()
    if not form.validate_on_submit():
        return _page(case, code, form), 422
    if form.overtaken(case.version):
        return _page(case, code, form, overtaken=True), 409
    try:
        _act(session, signed_in().actor, case, code, form.given(), _when(form))
    except step.NotPossible:
        raise
    except Refused as refusal:
        session.rollback()
        _place(form, refusal.reasons)
        return _page(case, code, form), 422
    session.commit()
    flash(STEP[code].done or f"{STEP[code].story}.", "success")
    gone = code is StepCode.WITHDRAW_DRAFT
    return redirect(url_for("home.show") if gone else url_for("case.show", key=case.key))


def _act(session: Session, actor: Actor, case: Case, code: StepCode, given: Given, when: datetime | None) -> None:
    if code is StepCode.WITHDRAW_DRAFT:
        referral.withdraw(session, actor, case)
    elif code is StepCode.REOPEN:
        closing.reopen(session, actor, case, given.words, when)
    else:
        step.take(session, actor, case, code, given, when)


def _when(form: StepForm) -> datetime | None:
    day = form.happened_on.data
    return None if day is None or day == clock.today(zone()) else clock.noon(day, zone())


def _place(form: StepForm, reasons: tuple[Reason, ...]) -> None:
    """Say each reason beside its field, or beside the date when it has none."""
    for reason in reasons:
        name = reason.code.removesuffix("_missing")
        field = form[name if name in form else "happened_on"]
        field.errors = [*field.errors, sentence(reason)]


def _page(case: Case, code: StepCode, form: StepForm, *, overtaken: bool = False) -> str:
    if overtaken:
        form.version.data = str(case.version)
        form.version.raw_data = None
    return render_template("step/show.html", case=case, code=code, form=form, words=STEP[code], overtaken=overtaken)
