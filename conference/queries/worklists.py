"""What waits for somebody: the most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, exists, func, literal, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.stages import OPEN_STAGES, Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment, Declaration
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.journal import DelayRow, Passage
from conference.queries.cases import MANY
from conference.queries.delays import overdue_cases, soonest
from conference.queries.neutrality import still_asked

# A page shows so many of each list; one more is read, to know that there are others.
MOST, OWN = 12, 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits, since when, and by when it is due: ``delay`` is the one that is due first."""

    case: Case
    last: Passage | None
    due_on: date | None
    late: bool
    released: bool = False
    delay: DelayRow | None = None


def to_finish(session: Session, account_id: int) -> list[Waiting]:
    """Referrals of somebody that are not sent, those sent back for more first."""
    query = select(Case, Passage).outerjoin(Passage, is_last())
    query = query.where(Case.referrer_id == account_id, Case.stage == Stage.REFERRAL)
    query = query.order_by(Case.received_at.is_(None), Case.acted_at.desc()).limit(MOST + 1)
    return [Waiting(found, last, None, False) for found, last in session.execute(query)]


def is_last() -> ColumnElement[bool]:
    """The last line of the journal of a case."""
    number = select(func.max(Passage.number)).where(Passage.case_id == Case.id).correlate(Case).scalar_subquery()
    return (Passage.case_id == Case.id) & (Passage.number == number)


def to_assign(session: Session, seen: ColumnElement[bool], today: date) -> list[Waiting]:
    """Cases that wait for a coordinator: those that lost theirs, urgent ones, then those due soonest.

    A postponed one comes back when its day comes. A case that another tool left without an answer has no
    delay: it is for `unanswered`.
    """
    released = exists().where(Assignment.case_id == Case.id)
    query = (
        select(Case, Passage, DelayRow, released.label("released"))
        .join(Passage, is_last())
        .outerjoin(DelayRow, DelayRow.id == soonest())
        .where(seen, Case.stage == Stage.ASSIGNMENT, Case.suspended.is_(False))
        .where(Case.taken_over.is_(False) | DelayRow.id.is_not(None))
        .where((Passage.step != StepCode.POSTPONE) | (Passage.until <= today))
        .options(joinedload(Case.territory))
        .order_by(
            released.desc(), Case.urgent.desc(), case((DelayRow.id.is_(None), 1), else_=0), DelayRow.due_on, Case.id
        )
        .limit(MOST + 1)
    )
    return [
        _waiting(found, last, delay, was_released, today) for found, last, delay, was_released in session.execute(query)
    ]


def _waiting(found: Case, last: Passage, delay: DelayRow | None, released: bool, today: date) -> Waiting:
    due_on = delay.due_on if delay is not None else None
    return Waiting(found, last, due_on, due_on is not None and due_on < today, released, delay)


def unanswered(session: Session, seen: ColumnElement[bool]) -> int:
    """How many cases were taken over without anybody knowing what became of them."""
    alone = select(func.count()).select_from(Case).where(seen, Case.stage == Stage.ASSIGNMENT, Case.taken_over)
    running = exists().where(DelayRow.case_id == Case.id, DelayRow.ended_at.is_(None))
    return session.scalar(alone.where(~running)) or 0


def to_declare(session: Session, account_id: int, seen: ColumnElement[bool]) -> Sequence[Declaration]:
    """What a coordinator is asked and has not answered, on cases that wait for one or for a successor."""
    query = (
        select(Declaration)
        .join(Coordinator, Coordinator.id == Declaration.coordinator_id)
        .join(Case, Case.id == Declaration.case_id)
        .where(Coordinator.account_id == account_id, still_asked(), seen)
        .where(Case.stage.not_in((Stage.REFERRAL, Stage.CLOSED)))
        .options(joinedload(Declaration.case))
        .order_by(Declaration.asked_at)
        .limit(MOST + 1)
    )
    return session.scalars(query).all()


def own(session: Session, theirs: ColumnElement[bool]) -> Sequence[Case]:
    """The cases that somebody works on, the latest act first."""
    query = select(Case).where(theirs).options(joinedload(Case.territory))
    return session.scalars(query.order_by(Case.acted_at.desc()).limit(OWN)).all()


def coordinated(account_id: int) -> ColumnElement[bool]:
    """The open cases of a coordinator, alone or in a pair."""
    own = select(Coordinator.id).where(Coordinator.account_id == account_id)
    return (Case.coordinator_id.in_(own) | Case.pair_id.in_(own)) & (Case.stage != Stage.CLOSED)


def referred(account_id: int) -> ColumnElement[bool]:
    """The cases that somebody has sent."""
    return (Case.referrer_id == account_id) & (Case.stage != Stage.REFERRAL)


def at_a_glance(session: Session, seen: ColumnElement[bool], today: date) -> dict[Stage, tuple[int, int]]:
    """For each stage, how many received cases stand there, and how many of them are late.

    Those that are over are counted up to just over `MANY`: nobody is late in them, and they only grow.
    """
    late = overdue_cases(today)
    here = select(Case.stage, func.count(), func.count(late.c.case_id)).outerjoin(late, late.c.case_id == Case.id)
    over = select(Case.id).where(seen, Case.stage == Stage.CLOSED).limit(MANY + 1).subquery()
    counted = select(literal(Stage.CLOSED, Case.stage.type), func.count(), literal(0)).select_from(over)
    query = here.where(seen, Case.stage.in_(OPEN_STAGES)).group_by(Case.stage).union_all(counted)
    return {stage: (count, late) for stage, count, late in session.execute(query) if count}
