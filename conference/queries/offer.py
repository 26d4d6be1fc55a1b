"""Proposals declined: those that somebody counted today, and how many each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.domain.follow_up import months_after
from conference.models.offer import DeclinedOffer

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One month, by its first day, and how many were declined in it."""

    first: date
    count: int


def noted_since(session: Session, account_id: int, since: datetime) -> Sequence[DeclinedOffer]:
    """What somebody counted since an instant, the latest first."""
    query = select(DeclinedOffer).where(DeclinedOffer.noted_by == account_id, DeclinedOffer.noted_at >= since)
    return session.scalars(query.options(joinedload(DeclinedOffer.territory)).order_by(DeclinedOffer.id.desc())).all()


def by_month(session: Session, today: date) -> list[Month]:
    """The last twelve months, this one first; those without any are there too."""
    firsts = [months_after(today.replace(day=1), -back) for back in range(MONTHS)]
    days = session.scalars(select(DeclinedOffer.on).where(DeclinedOffer.on >= firsts[-1])).all()
    months = [day.replace(day=1) for day in days]
    return [Month(first, months.count(first)) for first in firsts]
