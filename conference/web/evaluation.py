"""The figures of a period for the lead, and the same as the note: PDF and CSV."""

from datetime import timedelta

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from conference import clock
from conference.audit import Act
from conference.documents import note as papers
from conference.documents.chart import bars, pattern, stack
from conference.documents.press import PressFailed
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import Note, assemble
from conference.evaluation.period import Period, year
from conference.extensions import db
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission, visible
from conference.web.control import sum_over
from conference.web.filters import zone
from conference.web.forms.evaluation import PeriodForm
from conference.words.dates import from_to
from conference.words.numbers import number

# Until the end of January, the year whose note is being written is the one that has just ended.
IN_JANUARY = timedelta(days=31)

pages = Blueprint("evaluation", __name__)
pages.app_template_filter("number")(number)


@pages.get("/evaluation")
@requires(Permission.FIGURES_READ, Act.FIGURES_READ)
def show() -> str | tuple[str, int]:
    """The figures of a period, each with its definition; the civil year when none is given, in January the last one."""
    form = _form()
    if not form.validate():
        return render_template("evaluation/show.html", form=form, note=None), 400
    note = _note(form, Permission.FIGURES_READ)
    first, last = note.period.first.isoformat(), note.period.last.isoformat()
    return render_template(
        "evaluation/show.html",
        form=form,
        note=note,
        period_sum=sum_over(note.period, Permission.FIGURES_READ),
        bars=bars,
        stack=stack,
        pattern=pattern,
        from_to=from_to,
        pdf_url=url_for("evaluation.pdf", first=first, last=last),
        csv_url=url_for("evaluation.csv", first=first, last=last),
        years=_years(),
    )


def _years() -> list[tuple[int, str]]:
    """This civil year and the two before, each with its address."""
    this = clock.today(zone()).year
    return [(n, url_for("evaluation.show", first=f"{n}-01-01", last=f"{n}-12-31")) for n in (this - 2, this - 1, this)]


@pages.get("/evaluation/note.pdf")
@requires(Permission.NOTE_EXPORT, Act.NOTE_EXPORTED)
def pdf() -> Response:
    """The note on paper."""
    note = _asked_note()
    told("pdf")
    db.session.rollback()  # the press takes its time: no transaction waits for it
    try:
        return _file(papers.pdf(note), note, "pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        abort(503)


@pages.get("/evaluation/note.csv")
@requires(Permission.NOTE_EXPORT, Act.NOTE_EXPORTED)
def csv() -> Response:
    """The figures of the note as a table."""
    note = _asked_note()
    told("csv")
    return _file(papers.table(note), note, "csv", "text/csv; charset=utf-8")


def _form() -> PeriodForm:
    current = year((clock.today(zone()) - IN_JANUARY).year, zone())
    default = MultiDict({"first": current.first.isoformat(), "last": current.last.isoformat()})
    return PeriodForm(request.args if {"first", "last"} & set(request.args) else default)


def _asked_note() -> Note:
    form = _form()
    return _note(form, Permission.NOTE_EXPORT) if form.validate() else abort(400)


def _note(form: PeriodForm, permission: Permission) -> Note:
    user, session = signed_in(), db.session()
    if user.department is None or form.first.data is None or form.last.data is None:
        abort(404)
    period = Period(form.first.data, form.last.data, user.department.zone)
    return assemble(session, user.department, Scope(period, visible(user, permission)))


def _file(content: bytes, note: Note, kind: str, media: str) -> Response:
    """A download; its name says what and when, never whose."""
    response = make_response(content)
    response.headers["Content-Type"] = media
    name = f"note-{note.period.first}-{note.period.last}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
