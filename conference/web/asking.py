"""The form of the public page: what a visitor types is shown to be read again, then kept. Machines leave nothing."""

from flask import Blueprint, redirect, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm import Session

from conference.domain.reasons import Refused
from conference.extensions import db
from conference.models.department import Department
from conference.models.tenancy import work_for
from conference.models.welcome import Welcome
from conference.programme import enquiry as acts
from conference.queries import welcome as found
from conference.security import gate, throttle
from conference.security.guard import everyone
from conference.security.transactions import to_read
from conference.web import errors, welcome
from conference.web.answers import Answer
from conference.web.forms.base import typed
from conference.web.forms.enquiry import AskForm
from conference.web.refusals import beside_fields
from conference.words import enquiry as words

pages = Blueprint("asking", __name__)
USE = "enquiry"


@pages.post("/d/<code>")
@everyone(welcome.WHY)
def ask(code: str) -> Answer:
    """Two pages: what was typed, to be read again, then a number. Nothing is kept of what is refused."""
    session, form, address = db.session(), AskForm(), request.remote_addr or ""
    department, page = welcome.opened(code)
    given = gate.shown(code, typed(form.passed))
    crowd = gate.crowded(session, code, address, corrects=_corrects(form, given, address))
    session.commit()
    if given is None or typed(form.site) or given.late or given.hasty:
        form.validate()
        return _anew(department, page, form, _objection(given), given), 422
    if not form.validate_on_submit() or "change" in request.form:
        form.passed.data = gate.again(code, given, address)
        return welcome.public(department, page, form), 422 if form.errors else 200
    if given.of != gate.content(form.told):
        return _to_read_again(department, page, form, ask=crowd)
    if crowd and not given.answered(typed(form.answer)):
        form.answer.errors = [words.ASK_AGAIN if given.asked and typed(form.answer) else words.ANSWER]
        return _to_read_again(department, page, form, ask=True), 422
    return _keep(session, department, page, form, given.number)


def _corrects(form: AskForm, given: gate.Pass | None, address: str) -> bool:
    of = "" if "change" in request.form else gate.content(form.told)
    return given is not None and given.corrects(address, of)


def _objection(given: gate.Pass | None) -> str:
    """What is said of an arrival that no person makes: never which sign of a machine it bore."""
    if given is None or not (given.late or given.hasty):
        return words.AGAIN
    return words.TOO_OLD if given.late else words.TOO_FAST


def _anew(department: Department, page: Welcome, form: AskForm, said: str, given: gate.Pass | None = None) -> str:
    """The form with what was typed and a new pass, as old as the one given: a person sends it again, or calls."""
    at = given.at if given is not None and not given.late else None
    form.passed.data, form.site.data = (
        gate.give(department.code, by=(request.remote_addr or "") if at else "", at=at),
        "",
    )
    form.form_errors.append(said)
    return welcome.public(department, page, form)


def _to_read_again(department: Department, page: Welcome, form: AskForm, *, ask: bool) -> str:
    """What was typed, sealed into the pass that sends it."""
    form.passed.data = gate.give(department.code, gate.content(form.told), request.remote_addr or "", ask=ask)
    given = gate.shown(department.code, form.passed.data)
    form.answer.data, form.answer.label.text = "", given.asked if given else ""
    return welcome.public(department, page, form, "check")


def _keep(session: Session, department: Department, page: Welcome, form: AskForm, once: str) -> Answer:
    address = request.remote_addr or ""
    if throttle.too_often(session, USE, address):
        return _anew(department, page, form, words.TOO_MANY), 429
    if throttle.spent(session, USE, address):
        return _anew(department, page, form, words.ENOUGH), 429
    try:
        row = acts.receive(session, department, form.asked, once)
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return welcome.public(department, page, form), 422
    throttle.counted(session, USE, address)
    throttle.left(session, USE, address)
    session.commit()
    return redirect(welcome.receipt(department, page, row.number), 303)


@pages.errorhandler(CSRFError)
def _without_cookie(_error: CSRFError) -> Answer:
    """A page left open for a day, or a browser that takes no cookie: the words are given back, and whom to call."""
    session = db.session()
    to_read(session)
    department = found.of_code(session, (request.view_args or {}).get("code", ""))
    if department is None:
        return errors.page(400)
    work_for(session, department)
    page = found.page(session)
    if page is None or page.opened_on is None:
        return errors.page(400)
    return _anew(department, page, AskForm(), words.NO_COOKIE), 400
