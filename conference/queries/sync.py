"""What devices have told of a case: once each, in their order, and what waits for somebody to choose."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.sync import Fate
from conference.models.case import Case
from conference.models.sync import SentMessage


def taken(session: Session, case: Case, message: str) -> SentMessage | None:
    """A message that has arrived before, by the name its device gave it."""
    query = select(SentMessage).where(SentMessage.case_id == case.id, SentMessage.message == message)
    return session.scalars(query).one_or_none()


def last_of(session: Session, case: Case, device: str, sequence: int) -> datetime | None:
    """When, by its own clock, a device noted the last thing it has told before the one of this ``sequence``.

    What waited, or was refused, may come after what did not.
    """
    query = select(func.max(SentMessage.at)).where(SentMessage.case_id == case.id, SentMessage.device == device)
    return session.scalar(query.where(SentMessage.sequence < sequence))


def apart(session: Session, case: Case) -> Sequence[SentMessage]:
    """Second versions that wait for somebody to choose, first told first."""
    query = select(SentMessage).where(SentMessage.case_id == case.id, SentMessage.fate == Fate.BOTH)
    return session.scalars(query.where(SentMessage.settled_at.is_(None)).order_by(SentMessage.id)).all()
