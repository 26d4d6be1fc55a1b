"""The control sum of a period: what was open, came in or back, went out, and is open at the end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import Session

from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.case import Case
from conference.models.journal import StayRow

OPEN, CLOSED = StayRow.stage.in_(OPEN_STAGES), StayRow.stage == Stage.CLOSED


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
    """The sum over ``[begins, ends)``, instants in UTC, among the cases that ``seen`` opens, in one query.

    A case taken over is received on the day of its referral, and open until its own closing.
    """
    within = (begins <= Case.received_at) & (Case.received_at < ends)
    query = select(
        _open(seen, begins).label("open_at_start"),
        select(func.count()).select_from(Case).where(seen, within).scalar_subquery().label("received"),
        _stays(seen, CLOSED, StayRow.left_at >= begins, StayRow.left_at < ends).label("reopened"),
        _stays(seen, CLOSED, StayRow.entered_at >= begins, StayRow.entered_at < ends).label("closed"),
        _open(seen, ends).label("open_at_end"),
    )
    return ControlSum(**session.execute(query).one()._asdict())


def _open(seen: ColumnElement[bool], at: datetime) -> ColumnElement[int]:
    """How many received cases were open just before an instant.

    Each part is a short range of an index, however many cases are over: the open stays that last or ended since,
    but for those that began since; and the cases received before whose journal only begins since.
    """
    # Said so that no index answers it: SQLite would walk every case received before.
    received, since = seen & (func.coalesce(Case.received_at, at) < at), StayRow.entered_at >= at
    lasting, ended = _stays(received, OPEN, StayRow.left_at.is_(None)), _stays(received, OPEN, StayRow.left_at >= at)
    untold = _stays(received, StayRow.stage.in_(Stage), since, StayRow.number == 1)
    return lasting + ended - _stays(received, OPEN, since) + untold


def _stays(seen: ColumnElement[bool], *where: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many stays there are of the cases that may be seen."""
    query = select(func.count()).select_from(StayRow).join(Case, Case.id == StayRow.case_id)
    return query.where(seen, *where).scalar_subquery()
