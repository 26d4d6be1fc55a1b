"""The figures of a period for the lead, a family at a time, and the same as the note: PDF and CSV."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, render_template, request

from conference import clock
from conference.audit import Act
from conference.documents import note as papers
from conference.documents.chart import bars, pattern, stack
from conference.documents.press import PressFailed
from conference.evaluation.behind import counted
from conference.evaluation.beside import beside
from conference.evaluation.indicators import FAMILIES, REGISTRY
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import ESSENTIAL, STATES, Note, assemble
from conference.extensions import db
from conference.security.guard import requires, the_department, told
from conference.security.permissions import Permission
from conference.web.answers import attached
from conference.web.control import sum_over
from conference.web.figures import address, asked, scope_of
from conference.web.filters import zone
from conference.web.forms.evaluation import PeriodForm
from conference.words.dates import from_to, quarter
from conference.words.evaluation import ESSENTIALS, FAMILY
from conference.words.numbers import number

pages = Blueprint("evaluation", __name__)
pages.app_template_filter("number")(number)
SHOW = "evaluation.show"


@dataclass(frozen=True, slots=True)
class Tab:
    """A family of figures, or a period, among those that can be opened."""

    label: str
    url: str
    current: bool


@pages.get("/evaluation")
@requires(Permission.FIGURES_READ, Act.FIGURES_READ)
def show() -> str | tuple[str, int]:
    """The essential figures of a period, or a family of them, each with its definition.

    The civil year when no period is given, in January the last one.
    """
    form, family = asked(), request.args.get("family", "")
    if family not in {"", *FAMILIES}:
        abort(404)
    if not form.validate():
        return render_template("evaluation/show.html", form=form, note=None, family=family), 400
    told(*form.narrowed)
    scope = scope_of(form, Permission.FIGURES_READ)
    codes = tuple(one.code for one in FAMILIES[family]) if family else (*ESSENTIAL, STATES)
    note = _note(scope, codes)
    return render_template(
        "evaluation/show.html",
        form=form,
        note=note,
        beside=beside(db.session(), scope, note.figures) if family else {},
        family=family,
        title=FAMILY.get(family, ESSENTIALS),
        period_sum=sum_over(scope.period, scope.cases) if STATES in codes else "",
        bars=bars,
        stack=stack,
        pattern=pattern,
        from_to=from_to,
        tabs=_tabs(form, family),
        years=_years(form, family),
        quarters=_quarters(form, family),
        family_url=lambda figure: address(form, SHOW, family=figure.code.partition(".")[0]),
        cases_url=lambda figure, line="": _cases_url(form, scope, figure, line),
        pdf_url=address(form, "evaluation.pdf"),
        csv_url=address(form, "evaluation.csv"),
    )


def _tabs(form: PeriodForm, family: str) -> list[Tab]:
    named = {"": ESSENTIALS} | FAMILY
    return [Tab(label, address(form, SHOW, family=name or None), name == family) for name, label in named.items()]


def _years(form: PeriodForm, family: str) -> list[Tab]:
    """This civil year and the two before, each with its address."""
    this = clock.today(zone()).year
    return [_between(form, family, f"Année {n}", f"{n}-01-01", f"{n}-12-31") for n in (this - 2, this - 1, this)]


def _quarters(form: PeriodForm, family: str) -> list[Tab]:
    """The quarters of the year in which the period ends."""
    in_year = form.last.data.year if form.last.data else clock.today(zone()).year
    ends = ("03-31", "06-30", "09-30", "12-31")
    return [
        _between(form, family, quarter(n, in_year), f"{in_year}-{3 * n - 2:02}-01", f"{in_year}-{end}")
        for n, end in enumerate(ends, 1)
    ]


def _between(form: PeriodForm, family: str, label: str, first: str, last: str) -> Tab:
    current = (form.kept.get("first"), form.kept.get("last")) == (first, last)
    return Tab(label, address(form, SHOW, family=family or None, first=first, last=last), current)


def _cases_url(form: PeriodForm, scope: Scope, figure: Figure, line: str) -> str | None:
    """Where the cases of a figure, or of one of its lines, are listed; none where there are none to list."""
    result = figure.result
    whole = result.n if result.value is None or figure.indicator.relative else result.value
    number = next((one.value for one in result.lines if one.code == line), 0) if line else whole
    if not number or counted(figure.indicator, scope) is None:
        return None
    return address(form, "behind.show", figure=figure.code, line=line or None)


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


def _asked_note() -> Note:
    form = asked()
    return _note(scope_of(form, Permission.NOTE_EXPORT), REGISTRY) if form.validate() else abort(400)


def _note(scope: Scope, codes: Iterable[str]) -> Note:
    return assemble(db.session(), the_department(), scope, codes)


def _file(content: bytes, note: Note, kind: str, media: str) -> Response:
    return attached(content, f"note-{note.period.first}-{note.period.last}.{kind}", media)
