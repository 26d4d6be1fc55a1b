"""The time that somebody has logged in one week, and the letter of mission that it stands beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.work import Mission, TimeEntry
from conference.queries.coordinators import covers

FULL_WEEK = 35 * 60  # minutes of a full-time week: Code du travail, article L3121-27


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday: the entries with the reference of their case, and the share of the letter if there is one.

    ``coordinates`` is whether somebody is, or was, a coordinator: others have no letter.
    """

    monday: date
    entries: Sequence[tuple[TimeEntry, str | None]]
    share: Decimal | None
    coordinates: bool

    @property
    def minutes(self) -> int:
        """What was logged."""
        return sum(entry.minutes for entry, _ in self.entries)

    @property
    def expected(self) -> int | None:
        """The minutes that the letter gives to a full week; None without a letter."""
        return int(FULL_WEEK * self.share) if self.share is not None else None


def week(session: Session, account_id: int, day: date) -> Week:
    """The week of a day, the last entry first."""
    monday = day - timedelta(days=day.weekday())
    query = select(TimeEntry, Case.reference).outerjoin(Case, Case.id == TimeEntry.case_id)
    mine = query.where(TimeEntry.account_id == account_id, TimeEntry.day.between(monday, monday + timedelta(days=6)))
    rows = session.execute(mine.order_by(TimeEntry.day.desc(), TimeEntry.id.desc())).all()
    letter = (Mission.coordinator_id == Coordinator.id) & covers(day)
    shares = select(Mission.share).select_from(Coordinator).outerjoin(Mission, letter)
    found: Sequence[Decimal | None] = session.scalars(shares.where(Coordinator.account_id == account_id)).all()
    share = next((share for share in found if share is not None), None)
    return Week(monday, [(entry, reference) for entry, reference in rows], share, bool(found))


def minutes_on(session: Session, account_id: int, day: date) -> int:
    """What somebody has logged on one day."""
    query = select(TimeEntry.minutes).where(TimeEntry.account_id == account_id, TimeEntry.day == day)
    return sum(session.scalars(query))


def minutes_by_kind(session: Session, account_id: int, first: date, last: date) -> Mapping[WorkKind | None, int]:
    """What somebody has logged from a day to another, by kind."""
    mine = TimeEntry.account_id == account_id, TimeEntry.day.between(first, last)
    query = select(TimeEntry.kind, func.sum(TimeEntry.minutes)).where(*mine).group_by(TimeEntry.kind)
    return {kind: int(minutes) for kind, minutes in session.execute(query)}
