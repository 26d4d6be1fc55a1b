"""Exchanges that readers of published sheets have asked for, and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.models.practice_exchange import PracticeExchange
from conference.models.practice_sheet import PracticeSheet

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """What is counted of published sheets: exchanges asked, those that wait, practices taken up elsewhere."""

    asked: int
    waiting: int
    reused: int


def exchanges(session: Session) -> Sequence[PracticeExchange]:
    """Every request: those that wait first, the latest first among each."""
    query = select(PracticeExchange).options(joinedload(PracticeExchange.sheet))
    late = PracticeExchange.answered_on.is_not(None), PracticeExchange.id.desc()
    return session.scalars(query.order_by(*late)).all()


def reach(session: Session) -> Reach:
    """What readers have asked for since the beginning."""
    waits, reused = PracticeExchange.answered_on.is_(None), PracticeExchange.reuse_on.is_not(None)
    counts = func.count(), func.count().filter(waits), func.count().filter(reused)
    return Reach(*session.execute(select(*counts).select_from(PracticeExchange)).one())


def lately(session: Session, sheet: PracticeSheet) -> int:
    """How many requests a sheet has received within a day."""
    recent = PracticeExchange.practice_sheet_id == sheet.id, PracticeExchange.received_at > clock.ago(DAY)
    return session.scalar(select(func.count()).select_from(PracticeExchange).where(*recent)) or 0
