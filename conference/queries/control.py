"""The control sum of a period: what was open, came in or back, went out, and is open at the end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.journal import StayRow

CLOSED = StayRow.stage == Stage.CLOSED


@dataclass(frozen=True, slots=True)
class ControlSum:
    """Five counts, each made by itself; drafts are nowhere in them."""

    open_at_start: int
    received: int
    reopened: int
    closed: int
    open_at_end: int

    @property
    def gap(self) -> int:
        """What the sum leaves unexplained: zero unless something is broken."""
        return self.open_at_start + self.received + self.reopened - self.closed - self.open_at_end


def control_sum(session: Session, seen: ColumnElement[bool], begins: datetime, ends: datetime) -> ControlSum:
    """The sum over ``[begins, ends)``, instants in UTC, among the cases that ``seen`` opens.

    A case taken over is received on the day of its referral, and open until its own closing.
    """
    within = (begins <= Case.received_at) & (Case.received_at < ends)
    received = session.scalar(select(func.count()).select_from(Case).where(seen, within)) or 0
    return ControlSum(
        _open(session, seen, begins),
        received,
        _moves(session, seen, (StayRow.left_at >= begins) & (StayRow.left_at < ends)),
        _moves(session, seen, (StayRow.entered_at >= begins) & (StayRow.entered_at < ends)),
        _open(session, seen, ends),
    )


def _moves(session: Session, seen: ColumnElement[bool], when: ColumnElement[bool]) -> int:
    """How many stays in closing began, or ended, at some time."""
    query = select(func.count()).select_from(StayRow).join(Case, Case.id == StayRow.case_id)
    return session.scalar(query.where(seen, CLOSED, when)) or 0


def _open(session: Session, seen: ColumnElement[bool], at: datetime) -> int:
    """How many received cases were open just before an instant."""
    still = or_(StayRow.left_at.is_(None), StayRow.left_at >= at)
    closed = select(StayRow.case_id).where(CLOSED, StayRow.entered_at < at, still)
    query = select(func.count()).select_from(Case).where(seen, Case.received_at < at, Case.id.not_in(closed))
    return session.scalar(query) or 0
