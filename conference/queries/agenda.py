"""The agenda of the designating body: it makes itself of what waits, as far as the one who looks may see it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from conference.domain.agenda import ORDER, Why
from conference.domain.stages import OPEN_STAGES, Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.journal import DelayRow, Passage, StayRow
from conference.queries import disagreement
from conference.queries.confirmation import UNCONFIRMED
from conference.queries.neutrality import in_question

# A body looks at some dozens of cases in a sitting; what a spreadsheet left without an answer is no agenda.
MOST = 200
Columns = TypeVarTuple("Columns")
COORDINATED = OPEN_STAGES - {Stage.REFERRAL, Stage.ASSIGNMENT}
HAS_ONE = Case.stage.in_(COORDINATED) & Case.suspended.is_(False)


@dataclass(frozen=True, slots=True)
class Line:
    """A case on the agenda: why, the first reason before the others, since when, and by when it is due."""

    case: Case
    whys: tuple[Why, ...]
    since: datetime | None = None
    due_on: date | None = None

    @property
    def rank(self) -> tuple[int, bool, date, int]:
        """What the lines are sorted by: why, then those due soonest."""
        return ORDER[self.whys[0]], self.due_on is None, self.due_on or date.max, self.case.id

    def late(self, today: date) -> bool:
        """Whether its day is past."""
        return self.due_on is not None and self.due_on < today


def agenda(session: Session, seen: ColumnElement[bool], department: Department, day: date) -> list[Line]:
    """What the body looks at in a sitting of a day, as far as ``seen`` opens it; each case once.

    A fixed number of queries, whatever the number of lines.
    """
    found: dict[int, Line] = {}
    again = _to_look_at_again(session, seen, department)
    for line in (*_to_assign(session, seen, day), *_to_confirm(session, seen), *again):
        known = found.get(line.case.id)
        found[line.case.id] = _both(known, line) if known else line
    return sorted(found.values(), key=lambda line: line.rank)


def _both(one: Line, other: Line) -> Line:
    whys = sorted({*one.whys, *other.whys}, key=ORDER.__getitem__)
    return replace(one, whys=tuple(whys), since=one.since or other.since, due_on=one.due_on or other.due_on)


def _to_assign(session: Session, seen: ColumnElement[bool], day: date) -> Iterator[Line]:
    """Cases without a coordinator; one that is postponed comes back when its day does."""
    number = select(func.max(Passage.number)).where(Passage.case_id == Case.id).correlate(Case).scalar_subquery()
    runs = select(func.min(DelayRow.due_on)).where(DelayRow.case_id == Case.id, DelayRow.ended_at.is_(None))
    due = runs.correlate(Case).scalar_subquery()
    had_one = exists().where(Assignment.case_id == Case.id)
    query = (
        select(Case, Passage.step, StayRow.entered_at, due, had_one)
        .join(Passage, (Passage.case_id == Case.id) & (Passage.number == number))
        .outerjoin(StayRow, (StayRow.case_id == Case.id) & StayRow.left_at.is_(None))
        .where(seen, Case.stage == Stage.ASSIGNMENT, Case.suspended.is_(False))
        .where(Case.taken_over.is_(False) | due.is_not(None))
        .where((Passage.step != StepCode.POSTPONE) | (Passage.until <= day))
    )
    for case, last, since, due_on, released in session.execute(_listed(query)):
        whys = [Why.RELEASED] if released else []
        whys += [Why.URGENT] if case.urgent else []
        whys += [Why.POSTPONED] if last is StepCode.POSTPONE else []
        yield Line(case, tuple(whys or [Why.WAITING]), since, due_on)


def _to_confirm(session: Session, seen: ColumnElement[bool]) -> Iterator[Line]:
    """Urgent assignments that no sitting has confirmed yet."""
    query = select(Case, Assignment.since).join(Assignment, Assignment.case_id == Case.id)
    for case, since in session.execute(_listed(query.where(seen, HAS_ONE, UNCONFIRMED))):
        yield Line(case, (Why.TO_CONFIRM,), since)


def _to_look_at_again(session: Session, seen: ColumnElement[bool], department: Department) -> Iterator[Line]:
    """Cases whose coordinator is in place and may not stay, and disagreements that wait."""
    yield from _no_longer_neutral(session, seen, department)
    query = select(Case, Coordinator.leaves_on).join(Coordinator, _in_place(Coordinator.id))
    for case, leaves_on in session.execute(_listed(query.where(seen, HAS_ONE, Coordinator.leaves_on.is_not(None)))):
        yield Line(case, (Why.LEAVING,), None, leaves_on)
    for case in disagreement.waiting(session, seen):
        yield Line(case, (Why.DISAGREEMENT,))


def _no_longer_neutral(session: Session, seen: ColumnElement[bool], department: Department) -> Iterator[Line]:
    """Coordinators in place of whom something came up, or whom the family refuses."""
    for one in in_question(session, seen & HAS_ONE, department):
        refused = [reason.code == "in_place_family_refused" for reason in one.reasons]
        found = ((not all(refused), Why.TIE_FOUND), (any(refused), Why.FAMILY_REFUSED))
        yield Line(one.case, tuple(why for holds, why in found if holds))


def _in_place(coordinator: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return (coordinator == Case.coordinator_id) | (coordinator == Case.pair_id)


def _listed(query: Select[*Columns]) -> Select[*Columns]:
    return query.options(joinedload(Case.territory)).order_by(Case.id).limit(MOST)
