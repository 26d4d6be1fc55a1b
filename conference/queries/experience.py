"""What somebody has lived as a coordinator: the conferences held, alone or in a pair, and the last one."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from conference import clock
from conference.domain.load import EXPERIENCED
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.coordinator import Coordinator
from conference.models.journal import Passage

HELD = (StepCode.RECORD, StepCode.RECORD_WITHOUT_PLAN)


@dataclass(frozen=True, slots=True)
class Experience:
    """How many conferences somebody ran alone, how many with somebody else, and the day of the last one."""

    alone: int
    paired: int
    last: date | None

    @property
    def held(self) -> int:
        """How many in all."""
        return self.alone + self.paired

    @property
    def beginner(self) -> bool:
        """Whether they have run fewer conferences than it takes to go alone."""
        return self.held < EXPERIENCED


def in_charge(post: type[Assignment] = Assignment) -> ColumnElement[bool]:
    """Assignments that held as a conference was."""
    return (post.since <= Passage.happened_at) & (post.until.is_(None) | (post.until >= Passage.happened_at))


def experience(session: Session, coordinator: Coordinator, zone: str) -> Experience:
    """The experience of one person, from the cases that were lived here: those taken over tell of no conference."""
    other = aliased(Assignment)
    beside = select(other.id).where(other.case_id == Passage.case_id, other.coordinator_id != coordinator.id)
    paired = beside.where(in_charge(other)).correlate(Passage).exists()
    query = select(Passage.id, Passage.happened_at, paired.label("paired")).distinct()
    query = query.join(Assignment, (Assignment.case_id == Passage.case_id) & in_charge())
    found = session.execute(query.where(Assignment.coordinator_id == coordinator.id, Passage.step.in_(HELD))).all()
    together = sum(bool(row.paired) for row in found)
    last = max((row.happened_at for row in found), default=None)
    return Experience(len(found) - together, together, clock.civil(last, zone) if last else None)
