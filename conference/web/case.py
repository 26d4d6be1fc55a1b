"""The list of cases, and one case: its path, its next step, its story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request, url_for
from sqlalchemy import select

from conference import clock
from conference.audit import Act
from conference.casework.step import open_steps
from conference.domain.body import FoundTie
from conference.domain.referral import Field
from conference.domain.stages import Stage
from conference.extensions import db
from conference.models.case import Case
from conference.models.journal import DelayRow, Passage
from conference.models.place import Territory
from conference.queries import cases, story
from conference.queries.cases import Anchor, Filters, Page
from conference.queries.facts import case_facts
from conference.queries.recusal import ties
from conference.queries.referral import dossier
from conference.queries.story import Milestone
from conference.security.criteria import stepped_aside
from conference.security.guard import requires, signed_in, told
from conference.security.permissions import Permission, holding, may, visible
from conference.security.user import User
from conference.web.control import sums_of_the_year
from conference.web.delays import late, stands
from conference.web.filters import short_day, zone
from conference.web.forms.case import FiltersForm
from conference.web.forms.choices import of_rows
from conference.web.next_step import next_step
from conference.web.recusal import may_suggest
from conference.web.sections import PERMISSIONS, sections
from conference.web.story import Reader, told_story
from conference.words.case import STAGE

pages = Blueprint("case", __name__)
# What the page itself shows or not; each section has its own permission.
RIGHTS = (
    *(Permission.CASE_NAMES, Permission.CASE_REVEAL, Permission.CASE_TEXTS),
    *(Permission.CASE_DECIDE, Permission.REFERRAL_WRITE),
)


@pages.get("/situations")
@requires(Permission.CASE_LIST, Act.CASES_LISTED)
def index() -> str:
    """The list, filtered by what stands in the address."""
    user, session = signed_in(), db.session()
    territories = session.scalars(select(Territory).order_by(Territory.folded)).all()
    form = FiltersForm(request.args)
    form.territory.choices = of_rows(territories, "Tous")
    filters = _filters(form, {t.key: t.id for t in territories})
    named = visible(user, Permission.CASE_NAMES)
    page = cases.page(session, visible(user, Permission.CASE_LIST), named, filters, _anchor(), clock.today(zone()))
    told(*filters.used, f"count:{len(page.cases)}")
    return render_template(
        "case/index.html",
        form=form,
        filters=filters,
        page=page,
        pager=_pager(page),
        named=cases.concerned(session, page.cases, named) if may(user, Permission.CASE_NAMES) else {},
        due=cases.due(session, page.cases, clock.today(zone())),
        late=late,
        today=clock.today(zone()),
        may_refer=may(user, Permission.REFERRAL_BEGIN),
        control=sums_of_the_year() if may(user, Permission.FIGURES_READ) and not filters.used else (),
    )


def _filters(form: FiltersForm, territories: dict[str, int]) -> Filters:
    stage, field = form.stage.data, form.field.data
    return Filters(
        Stage(stage) if stage in set(Stage) else None,
        Field(field) if field in set(Field) else None,
        territories.get(form.territory.data or ""),
        bool(form.late.data),
        (form.q.data or "").strip()[:100],
    )


def _anchor() -> Anchor | None:
    """``…?apres=2026-03-12T10:00:00+00:00~41``: where a page begins, or ends with ``avant``."""
    for name, backwards in (("apres", False), ("avant", True)):
        at, _, number = request.args.get(name, "").partition("~")
        if not at:
            continue
        try:
            instant = datetime.fromisoformat(at)
        except ValueError:
            abort(400)
        if not number.isdecimal() or len(number) > 18 or instant.tzinfo is None:
            abort(400)
        return Anchor(instant, int(number), backwards)
    return None


@dataclass(frozen=True, slots=True)
class Pager:
    """The links at the foot of a list."""

    previous_url: str | None
    next_url: str | None
    count_label: str


def _pager(page: Page) -> Pager:
    many = page.count > cases.MANY
    label = "plus de 1\u00a0000 situations" if many else f"{page.count} situation{'s' if page.count > 1 else ''}"
    return Pager(_page_url("avant", page.before), _page_url("apres", page.after), label)


def _page_url(name: str, anchor: Anchor | None) -> str | None:
    if anchor is None:
        return None
    kept = {k: v for k, v in request.args.items() if k in FiltersForm.NAMES}
    return f"{url_for('case.index')}?{urlencode(kept | {name: f'{anchor.at.isoformat()}~{anchor.id}'})}"


@pages.get("/situations/<key>")
@requires(Permission.CASE_READ, Act.CASE_READ, case=True)
def show(case: Case) -> str:
    """One case."""
    user, session = signed_in(), db.session()
    asked = {permission: visible(user, permission) for permission in (*RIGHTS, *PERMISSIONS)}
    held = holding(session, case, {**asked, **ties(case, user.account.id)})
    rights, found = frozenset(asked) & held, frozenset(FoundTie) & held
    decides = Permission.CASE_DECIDE in rights
    journal, decided = story.passages(session, case)
    delays, said = story.running_delays(session, case), dossier(session, case)
    facts = case_facts(session, case, user.actor, said=said, together=False)
    hidden = frozenset() if Permission.CASE_NAMES in rights else said.names
    reader = Reader(Permission.CASE_TEXTS in rights, Permission.PLAN_READ in rights, hidden)
    steps = open_steps(session, user.actor, case, facts, opened=decides)
    now = next_step(facts, rights)
    return render_template(
        "case/show.html",
        case=case,
        said=said,
        named=Permission.CASE_NAMES in rights,
        may_reveal=Permission.CASE_REVEAL in rights and Permission.CASE_NAMES not in rights,
        may_read_texts=Permission.CASE_TEXTS in rights,
        may_write=Permission.REFERRAL_WRITE in rights,
        awaited=[step for step in steps if step.code in now.steps],
        steps=[step for step in steps if step.code not in now.steps],
        now=now,
        sections=sections(case, rights),
        duplicates=_duplicates(case, user) if _is_admitted(case, rights) else [],
        ties=sorted(found) if decides and may_suggest(case) else [],
        path=[_stone(m, case) for m in story.path(case, journal, delays, clock.today(zone()))],
        story=told_story(journal, story.respondents(session, case, journal), decided, reader),
        hidden=hidden,
        delays=_delays(delays, journal),
    )


def _is_admitted(case: Case, rights: frozenset[Permission]) -> bool:
    """Whether somebody is to decide on a case that comes in: only then are likely duplicates looked for."""
    return case.stage is Stage.ASSIGNMENT and Permission.CASE_DECIDE in rights


def _duplicates(case: Case, user: User) -> Sequence[Case]:
    return cases.likely_duplicates(db.session(), case, hidden=stepped_aside(user))


@dataclass(frozen=True, slots=True)
class Stone:
    """One stage of the path, in words."""

    label: str
    state: str
    reached: str
    due: str
    late: bool


def _stone(milestone: Milestone, case: Case) -> Stone:
    order = list(Stage)
    passed = order.index(milestone.stage) < order.index(case.stage)
    state = "here" if milestone.here else "coming"
    if passed:
        state = "done" if milestone.reached else "skipped"
    if case.stage is Stage.CLOSED and milestone.here:
        state = "done"
    return Stone(
        STAGE[milestone.stage],
        state,
        short_day(milestone.reached) if milestone.reached and (passed or milestone.here) else "",
        f"avant le {short_day(milestone.due)}" if milestone.due and not passed else "",
        milestone.late and not passed,
    )


def _delays(delays: Sequence[DelayRow], journal: Sequence[Passage]) -> list[tuple[DelayRow, str]]:
    put_off_to = story.put_off_to(journal, clock.today(zone()))
    return [(delay, stands(delay, put_off_to)) for delay in delays]
