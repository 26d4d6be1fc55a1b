"""The figures of a period for the lead, a family at a time, and the same as the note: PDF and CSV."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, render_template, request, url_for
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from conference import clock
from conference.audit import Act
from conference.documents import note as papers
from conference.documents.chart import bars, pattern, stack
from conference.documents.press import PressFailed
from conference.domain.delays import DelayKind
from conference.domain.referral import Field
from conference.domain.roles import Role
from conference.evaluation.indicators import FAMILIES, REGISTRY
from conference.evaluation.indicators.declaration import Figure, Scope
from conference.evaluation.note import ESSENTIAL, STATES, Note, assemble
from conference.evaluation.period import Period, year
from conference.extensions import db
from conference.models.place import Territory
from conference.queries.places import rows, tree
from conference.security.guard import requires, signed_in, the_department, told
from conference.security.permissions import Permission, may, visible
from conference.web.control import sum_over
from conference.web.filters import zone
from conference.web.forms.evaluation import PeriodForm
from conference.words.dates import from_to
from conference.words.evaluation import ESSENTIALS, FAMILY
from conference.words.numbers import number

# Until the end of January, the year whose note is being written is the one that has just ended.
IN_JANUARY = timedelta(days=31)
LATE = frozenset(f"delays.{kind.value}_late" for kind in DelayKind)

pages = Blueprint("evaluation", __name__)
pages.app_template_filter("number")(number)


@dataclass(frozen=True, slots=True)
class Tab:
    """A family of figures among those that can be opened."""

    label: str
    url: str
    current: bool


@pages.get("/evaluation")
@requires(Permission.FIGURES_READ, Act.FIGURES_READ)
def show() -> str | tuple[str, int]:
    """The essential figures of a period, or a family of them, each with its definition.

    The civil year when no period is given, in January the last one.
    """
    form, family = _form(), request.args.get("family", "")
    if family not in {"", *FAMILIES}:
        abort(404)
    if not form.validate():
        return render_template("evaluation/show.html", form=form, note=None, family=family), 400
    told(*form.narrowed)
    scope = _scope(form, Permission.FIGURES_READ)
    codes = tuple(one.code for one in FAMILIES[family]) if family else (*ESSENTIAL, STATES)
    return render_template(
        "evaluation/show.html",
        form=form,
        note=_note(scope, codes),
        family=family,
        title=FAMILY.get(family, ESSENTIALS),
        period_sum=sum_over(scope.period, scope.cases) if STATES in codes else "",
        bars=bars,
        stack=stack,
        pattern=pattern,
        from_to=from_to,
        tabs=_tabs(form, family),
        years=_years(form, family),
        family_url=lambda figure: _address(form, "show", family=figure.code.partition(".")[0]),
        cases_url=lambda figure: _cases_url(form, scope, figure),
        pdf_url=_address(form, "pdf"),
        csv_url=_address(form, "csv"),
    )


def _address(form: PeriodForm, page: str, **more: str | None) -> str:
    """An address of these pages, that keeps the period and what it is narrowed to."""
    kept: dict[str, Any] = {name: value or None for name, value in form.kept.items()}
    return url_for(f"evaluation.{page}", **(kept | more))


def _tabs(form: PeriodForm, family: str) -> list[Tab]:
    named = {"": ESSENTIALS} | FAMILY
    return [Tab(label, _address(form, "show", family=name or None), name == family) for name, label in named.items()]


def _years(form: PeriodForm, family: str) -> list[tuple[int, str]]:
    """This civil year and the two before, each with its address."""
    this = clock.today(zone()).year
    chosen = ({"first": f"{n}-01-01", "last": f"{n}-12-31"} for n in (this - 2, this - 1, this))
    return [(int(days["first"][:4]), _address(form, "show", family=family or None, **days)) for days in chosen]


def _cases_url(form: PeriodForm, scope: Scope, figure: Figure) -> str | None:
    """The list of the cases that run late, beside a figure that counts them today."""
    as_today = scope.eve == clock.today(scope.period.zone)
    listed = figure.code in LATE and as_today and scope.territory_id is None and may(signed_in(), Permission.CASE_LIST)
    return url_for("case.index", late="y", field=form.field.data or None) if listed and figure.result.value else None


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
    """The filters of the address; a whole year where no day is given."""
    current, asked = year((clock.today(zone()) - IN_JANUARY).year, zone()), MultiDict(request.args)
    if not {"first", "last"} & set(asked):
        asked.update({"first": current.first.isoformat(), "last": current.last.isoformat()})
    form = PeriodForm(asked)
    form.offer(rows(tree(db.session(), Territory)))
    return form


def _asked_note() -> Note:
    form = _form()
    return _note(_scope(form, Permission.NOTE_EXPORT), REGISTRY) if form.validate() else abort(400)


def _scope(form: PeriodForm, permission: Permission) -> Scope:
    """What the reader asks for, among the cases that they may count."""
    user = signed_in()
    if user.department is None or form.first.data is None or form.last.data is None:
        abort(404)
    chosen = select(Territory.id).where(Territory.key == form.territory.data)
    return Scope(
        Period(form.first.data, form.last.data, user.department.zone),
        visible(user, permission),
        db.session().scalar(chosen) if form.territory.data else None,
        Field(form.field.data) if form.field.data else None,
        user.territories(Role.LEAD) is None,
    )


def _note(scope: Scope, codes: Iterable[str]) -> Note:
    return assemble(db.session(), the_department(), scope, codes)


def _file(content: bytes, note: Note, kind: str, media: str) -> Response:
    """A download; its name says what and when, never whose."""
    response = make_response(content)
    response.headers["Content-Type"] = media
    name = f"note-{note.period.first}-{note.period.last}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
