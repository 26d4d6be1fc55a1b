"""The next task of each of several cases, in one query."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.follow_up import ReviewState, review_state
from conference.domain.stages import Stage
from conference.domain.tasks import TaskFacts, TaskKind, task
from conference.models.case import Case
from conference.models.conference import MomentRow, Sitting
from conference.models.coordinator import Coordinator
from conference.models.journal import StayRow
from conference.models.plan import Plan
from conference.queries.columns import beside
from conference.queries.delays import content_due
from conference.queries.follow_up import columns, facts_of
from conference.queries.preparation import is_last

SOON_DAYS = 30
FOLLOWED = (Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP)
DATED = frozenset({TaskKind.HOLD, TaskKind.RECORD})
# What an institution owes; the rest goes at the pace of the family.
OWED = frozenset({TaskKind.ANSWER_CONTENT, TaskKind.CALL, TaskKind.REVIEW})


@dataclass(frozen=True, slots=True)
class OpenTask:
    """What is to be done in a case: since when, and by which day where there is one.

    ``noted`` is whether a part of its day is written already.
    """

    kind: TaskKind
    case: Case
    since: datetime | None
    due_on: date | None
    noted: bool = False

    def late(self, today: date) -> bool:
        """Only institutions can be late: what they owe to a family, which goes at its own pace."""
        return self.kind in OWED and self.due_on is not None and self.due_on < today

    def presses(self, today: date) -> bool:
        """Whether it stands among the things to do now, rather than later."""
        later = {TaskKind.HOLD, TaskKind.REVIEW}
        return self.kind not in later or self.due_on is None or (self.due_on - today).days <= SOON_DAYS


def coordinated(account_id: int) -> ColumnElement[bool]:
    """Cases of a coordinator, alone or in a pair, that ask something of somebody now."""
    own = select(Coordinator.id).where(Coordinator.account_id == account_id)
    theirs = Case.coordinator_id.in_(own) | Case.pair_id.in_(own)
    return theirs & Case.stage.in_(FOLLOWED) & Case.suspended.is_(False)


def held(account_id: int) -> ColumnElement[bool]:
    """Cases whose plan waits for the answer of the professional who holds them."""
    return (Case.holder_id == account_id) & (Case.stage == Stage.VALIDATION) & Case.suspended.is_(False)


def tasks(session: Session, among: ColumnElement[bool], today: date, zone: str) -> list[OpenTask]:
    """The task of each case that has one, the soonest due first, then the one that waits longest."""
    valid = select(Plan.form_valid_at.is_not(None)).where(Plan.case_id == Case.id).order_by(Plan.number.desc())
    since = select(StayRow.entered_at).where(StayRow.case_id == Case.id).order_by(StayRow.number.desc())
    query = select(
        Case,
        Sitting.at,
        beside(valid.limit(1)).label("form_valid"),
        beside(since.limit(1)).label("since"),
        content_due().label("content_due"),
        exists().where(MomentRow.sitting_id == Sitting.id).correlate(Sitting).label("noted"),
        *columns(),
    )
    query = query.outerjoin(Sitting, is_last()).where(among)
    rows = session.execute(
        query.options(joinedload(Case.territory), joinedload(Case.coordinator), joinedload(Case.pair))
    )
    found = [one for one in (_open(row, today, zone) for row in rows) if one is not None]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on, one.since, one.case.id))


def _open(row: Row[*tuple[Any, ...]], today: date, zone: str) -> OpenTask | None:
    """The task of one case, from what was read of it."""
    case, conference_on = row.Case, clock.civil(row.at, zone) if row.at else None
    kind = task(TaskFacts(case.stage, conference_on, bool(row.form_valid), facts_of(row), row.due_on), today)
    if kind is None:
        return None
    return OpenTask(kind, case, row.since, _due(kind, row, conference_on), row.noted)


def _due(kind: TaskKind, row: Row[*tuple[Any, ...]], conference_on: date | None) -> date | None:
    dates: dict[TaskKind, date | None] = {
        TaskKind.ANSWER_CONTENT: row.content_due,
        TaskKind.CALL: row.call_due,
        TaskKind.REVIEW: row.next_review or row.due_on,
    }
    return conference_on if kind in DATED else dates.get(kind)


def review_states(session: Session, among: ColumnElement[bool], today: date) -> dict[ReviewState, int]:
    """How many cases in follow-up stand at each state of their review: a review declined is counted apart."""
    found: dict[ReviewState, int] = {}
    for row in session.execute(select(*columns()).select_from(Case).where(among, Case.stage == Stage.FOLLOW_UP)):
        state = review_state(facts_of(row), row.due_on or today, today)
        found[state] = found.get(state, 0) + 1
    return found
