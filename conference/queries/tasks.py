"""The next task of each of several cases, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.follow_up import FollowUpFacts, ReviewState, review_state
from conference.domain.stages import Stage
from conference.domain.tasks import TaskFacts, TaskKind, task
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.coordinator import Coordinator
from conference.models.follow_up import FollowUp, Review, Synthesis, Try
from conference.models.journal import StayRow
from conference.models.plan import Plan

SOON_DAYS = 30
FOLLOWED = (Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP)
DATED = frozenset({TaskKind.HOLD, TaskKind.RECORD})


@dataclass(frozen=True, slots=True)
class OpenTask:
    """What is to be done in a case: since when, and by which day where there is one."""

    kind: TaskKind
    case: Case
    since: datetime | None
    due_on: date | None

    def late(self, today: date) -> bool:
        """Only institutions can be late: a review whose day has passed is theirs to hold, the rest is the family's."""
        return self.kind is TaskKind.REVIEW and self.due_on is not None and self.due_on < today

    def presses(self, today: date) -> bool:
        """Whether it stands among the things to do now, rather than later."""
        later = {TaskKind.HOLD, TaskKind.REVIEW}
        return self.kind not in later or self.due_on is None or (self.due_on - today).days <= SOON_DAYS


def coordinated(account_id: int) -> ColumnElement[bool]:
    """Cases of a coordinator that ask something of somebody now."""
    own = select(Coordinator.id).where(Coordinator.account_id == account_id)
    return Case.coordinator_id.in_(own) & Case.stage.in_(FOLLOWED) & Case.suspended.is_(False)


def held(account_id: int) -> ColumnElement[bool]:
    """Cases whose plan waits for the answer of the professional who holds them."""
    return (Case.holder_id == account_id) & (Case.stage == Stage.VALIDATION) & Case.suspended.is_(False)


def tasks(session: Session, among: ColumnElement[bool], today: date, zone: str) -> list[OpenTask]:
    """The task of each case that has one, the soonest due first, then the one that waits longest."""
    cases = session.scalars(select(Case).where(among).options(joinedload(Case.territory))).all()
    facts, since = _facts(session, cases, zone), _latest(session, cases, StayRow.entered_at, StayRow.number)
    found = []
    for case in cases:
        kind = task(facts[case.id], today)
        if kind is not None:
            due_on = facts[case.id].conference_on if kind in DATED else None
            due_on = facts[case.id].review_due if kind is TaskKind.REVIEW else due_on
            found.append(OpenTask(kind, case, since.get(case.id), due_on))
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on, one.since, one.case.id))


def _facts(session: Session, cases: Sequence[Case], zone: str) -> dict[int, TaskFacts]:
    planned = _latest(session, cases, Sitting.at, Sitting.number, Sitting.given_up_at.is_(None))
    valid = _latest(session, cases, Plan.form_valid_at, Plan.number)
    after, due = follow_up_facts(session, cases)
    return {
        case.id: TaskFacts(
            case.stage,
            clock.civil(planned[case.id], zone) if planned.get(case.id) else None,
            valid.get(case.id) is not None,
            after[case.id],
            due.get(case.id),
        )
        for case in cases
    }


def follow_up_facts(session: Session, cases: Sequence[Case]) -> tuple[dict[int, FollowUpFacts], dict[int, date]]:
    """What the rules of the end look at in several cases, each since its last conference; and when reviews are due."""
    wish, due = (
        _latest(session, cases, FollowUp.wish, FollowUp.id),
        _latest(session, cases, FollowUp.due_on, FollowUp.id),
    )
    reviews, tries = _since_held(session, cases, Review, Review.recorded_at), _since_held(session, cases, Try, Try.at)
    written = select(Synthesis.case_id).where(Synthesis.case_id.in_([case.id for case in cases]))
    sheets = set(session.scalars(written))
    facts = {
        case.id: FollowUpFacts(wish.get(case.id), reviews.get(case.id, 0), tries.get(case.id, 0), case.id in sheets)
        for case in cases
    }
    return facts, due


def _latest(
    session: Session, cases: Sequence[Case], value: Any, order: Any, *where: ColumnElement[bool]
) -> dict[int, Any]:
    """One column of the last row of each case in a table."""
    table = order.class_
    query = select(table.case_id, value).where(table.case_id.in_([case.id for case in cases]), *where)
    return dict(session.execute(query.order_by(order)).all())


def _since_held(session: Session, cases: Sequence[Case], table: Any, at: Any) -> dict[int, int]:
    """How many rows of a table each case has since its last conference was held."""
    held_at = select(func.max(Sitting.held_at)).where(Sitting.case_id == table.case_id)
    since = held_at.correlate(table).scalar_subquery()
    query: Select[Any] = select(table.case_id, func.count()).where(table.case_id.in_([case.id for case in cases]))
    return dict(session.execute(query.where(since.is_(None) | (at >= since)).group_by(table.case_id)).all())


def review_states(session: Session, among: ColumnElement[bool], today: date) -> dict[ReviewState, int]:
    """How many cases in follow-up stand at each state of their review: a review declined is counted apart."""
    cases = session.scalars(select(Case).where(among, Case.stage == Stage.FOLLOW_UP)).all()
    facts, due = follow_up_facts(session, cases)
    found: dict[ReviewState, int] = {}
    for case in cases:
        state = review_state(facts[case.id], due.get(case.id, today), today)
        found[state] = found.get(state, 0) + 1
    return found
