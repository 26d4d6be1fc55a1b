"""The public page of a département: what a conference is, whom to call, and a form; its texts, leaflet and poster."""

from datetime import date

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for

from conference import clock
from conference.audit import Act
from conference.documents import welcome as papers
from conference.documents.press import PressFailed
from conference.domain.delays import is_working_day, nth_day
from conference.domain.reasons import Reason, Refused
from conference.domain.welcome import Texts
from conference.extensions import db
from conference.models.department import Department
from conference.models.tenancy import work_for
from conference.models.welcome import Welcome
from conference.programme import welcome as acts
from conference.queries import welcome as found
from conference.queries.paper import service
from conference.security import gate, sealed
from conference.security.guard import everyone, requires, signed_in, the_department
from conference.security.permissions import Permission, may
from conference.web.answers import Answer, attached
from conference.web.forms.enquiry import AskForm
from conference.web.forms.welcome import WelcomeForm
from conference.web.refusals import beside_fields
from conference.web.versions import differences
from conference.words import welcome as words

pages = Blueprint("welcome", __name__)
READ, KEEP = Permission.PROGRAMME_READ, Permission.PROGRAMME_KEEP
WHY = "whoever would like a conference reads what it is, and asks to be called back"
RECEIPT = "receipt"
TEXTS = ("sentence", "hours", "territories", "call_days")
PAPERS = {"depliant": papers.Paper.LEAFLET, "affiche-a4": papers.Paper.POSTER, "affiche-a3": papers.Paper.LARGE}


def opened(code: str) -> tuple[Department, Welcome]:
    """A département and its page, once it is open; 404 to all for one that is not, or for none."""
    session = db.session()
    department = found.of_code(session, code) or abort(404)
    work_for(session, department)
    page = found.page(session)
    return (department, page) if page is not None and page.opened_on is not None else abort(404)


@pages.get("/d/<code>")
@everyone(WHY)
def show(code: str) -> Answer:
    """What a conference is, and the form; after a request, the number that acknowledges it."""
    department, page = opened(code)
    received = sealed.opened(RECEIPT, request.args.get("recu", ""))
    if len(received) == 3 and received[0] == code:
        return public(
            department, page, AskForm(formdata=None), "received", received[1], date.fromisoformat(received[2])
        )
    return public(department, page, AskForm(formdata=None, data={"passed": gate.give(code)}))


def public(
    department: Department, page: Welcome, form: AskForm, step: str = "ask", number: str = "", by: date | None = None
) -> str:
    """The page: with its form, with what was typed to read again, or with a number. It reads nothing any more."""
    return render_template(
        "welcome/show.html",
        department=department,
        texts=_texts(page),
        words=words,
        form=form,
        step=step,
        number=number,
        by=by,
        service=service(department),
    )


def receipt(department: Department, page: Welcome, number: int) -> str:
    """Where somebody is told that they were heard: their number, and the day by which they are called."""
    by = nth_day(clock.today(department.zone), page.call_days, is_working_day)
    told = sealed.seal(RECEIPT, department.code, str(number), by.isoformat())
    return url_for("welcome.show", code=department.code, recu=told)


def _texts(page: Welcome | None) -> Texts:
    return Texts(page.sentence, page.hours, page.territories, page.call_days) if page else Texts()


@pages.get("/page-publique")
@requires(READ, Act.PAGE_READ)
def edit() -> Answer:
    """Whether the page is open, what it says, and the papers that lead to it."""
    return _edit(_filled())


def _filled() -> WelcomeForm:
    page = found.page(db.session())
    texts = _texts(page)
    stored = {name: getattr(texts, name) for name in TEXTS}
    opened_on, version = (page.opened_on, page.version) if page else (None, 0)
    return WelcomeForm(formdata=None, data={**stored, "opened": opened_on is not None, "version": version})


def _edit(form: WelcomeForm, overtaken: object = None) -> str:
    department, page = the_department(), found.page(db.session())
    return render_template(
        "welcome/edit.html",
        form=form,
        department=department,
        page=page,
        papers=PAPERS,
        texts=form.texts,
        words=words,
        service=service(department),
        keeps=may(signed_in(), KEEP),
        overtaken=overtaken,
        address=_address(department),
    )


def _address(department: Department) -> str:
    """The page's address, as people reach the application."""
    public = current_app.extensions["settings"].public_url
    path = url_for("welcome.show", code=department.code)
    return f"{public}{path}" if public else url_for("welcome.show", code=department.code, _external=True)


@pages.post("/page-publique")
@requires(KEEP, Act.WELCOME_WRITTEN)
def write() -> Answer:
    """Keep the texts, or only show them; open the page, or close it."""
    session, form, stored = db.session(), WelcomeForm(), _filled()
    if not form.validate_on_submit():
        return _edit(form), 422
    if form.look.data:
        return _edit(form)
    if form.overtaken(str(stored.version.data)):
        both = differences(form, stored.data, {name: form[name].data for name in (*TEXTS, "opened")})
        form.version.data = stored.version.data
        return _edit(form, both), 409
    try:
        acts.write(session, signed_in().actor, the_department(), form.texts, opened=bool(form.opened.data))
    except Refused as refusal:
        session.rollback()
        beside_fields(form, refusal.reasons)
        return _edit(form), 422
    session.commit()
    was, now = bool(stored.opened.data), bool(form.opened.data)
    flash(words.KEPT if was == now else words.OPENED if now else words.CLOSED, "success")
    return redirect(url_for("welcome.edit"))


@pages.get("/page-publique/<any(depliant, 'affiche-a4', 'affiche-a3'):kind>.pdf")
@requires(READ, Act.WELCOME_PRINTED)
def paper(kind: str) -> Answer:
    """The leaflet or the poster, with the code that leads to the page; none while there is nothing to lead to."""
    department, page = the_department(), found.page(db.session())
    if page is None or page.opened_on is None:
        raise Refused(Reason("welcome_closed"))
    leads = papers.Leads(department.name, _address(department), service(department), _texts(page))
    db.session.rollback()
    try:
        return attached(papers.pdf(PAPERS[kind], leads), f"conference-familiale-{kind}.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        abort(503)
