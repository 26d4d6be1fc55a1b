"""The time that somebody has logged: a week of it, day by day, and what its entries said before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import Session

from conference.domain.ceiling import days
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.models.work import TimeChange, TimeEntry

# What an entry said, and the reference of the case that it was on.
Said = tuple[TimeChange, str | None]


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its entries with the reference of their case, the last one first."""

    date: date
    entries: Sequence[tuple[TimeEntry, str | None]]

    @property
    def minutes(self) -> int:
        """What was logged."""
        return sum(entry.minutes for entry, _ in self.entries)


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday, and what was said of these days and holds no more, the last change first."""

    days: Sequence[Day]
    changes: Sequence[Said]

    @property
    def monday(self) -> date:
        """Its first day."""
        return self.days[0].date

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.days[-1].date

    @property
    def minutes(self) -> int:
        """What was logged."""
        return sum(day.minutes for day in self.days)

    @property
    def kinds(self) -> Mapping[WorkKind, int]:
        """What was logged, by kind, in the order of kinds."""
        spent = Counter[WorkKind | None]()
        for day in self.days:
            for entry, _ in day.entries:
                spent[entry.kind] += entry.minutes
        return {kind: spent[kind] for kind in WorkKind if spent[kind]}


def week(session: Session, account_id: int, day: date) -> Week:
    """The week of a day."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    query = select(TimeEntry, Case.reference).outerjoin(Case, Case.id == TimeEntry.case_id)
    mine = query.where(TimeEntry.account_id == account_id, TimeEntry.day.between(monday, sunday))
    rows = session.execute(mine.order_by(TimeEntry.id.desc())).all()
    told = {day: [(entry, reference) for entry, reference in rows if entry.day == day] for day in days(monday, sunday)}
    return Week(
        [Day(day, entries) for day, entries in told.items()],
        said_before(session, account_id, TimeChange.day.between(monday, sunday)),
    )


def said_before(session: Session, account_id: int, which: ColumnElement[bool]) -> Sequence[Said]:
    """What somebody's entries said before, the last change first."""
    query = select(TimeChange, Case.reference).outerjoin(Case, Case.id == TimeChange.case_id)
    rows = session.execute(query.where(TimeChange.account_id == account_id, which).order_by(TimeChange.id.desc()))
    return [(change, reference) for change, reference in rows]


def history(session: Session, entry: TimeEntry) -> Sequence[Said]:
    """What an entry said before, the last change first."""
    return said_before(session, entry.account_id or 0, TimeChange.entry_key == entry.key)


def taken_back(session: Session, account_id: int, key: str) -> TimeChange | None:
    """What an entry of somebody's said when it was taken back; None for one that was not."""
    theirs = TimeChange.account_id == account_id, TimeChange.entry_key == key, TimeChange.taken_back
    return session.scalars(select(TimeChange).where(*theirs)).one_or_none()


def minutes_on(session: Session, account_id: int, day: date) -> int:
    """What somebody has logged on one day."""
    query = select(TimeEntry.minutes).where(TimeEntry.account_id == account_id, TimeEntry.day == day)
    return sum(session.scalars(query))


def minutes_by_kind(session: Session, account_id: int, first: date, last: date) -> Mapping[WorkKind | None, int]:
    """What somebody has logged from a day to another, by kind."""
    mine = TimeEntry.account_id == account_id, TimeEntry.day.between(first, last)
    query = select(TimeEntry.kind, func.sum(TimeEntry.minutes)).where(*mine).group_by(TimeEntry.kind)
    return {kind: int(minutes) for kind, minutes in session.execute(query)}


def as_professional() -> ColumnElement[bool]:
    """Entries, beside their case, of who refers or holds it: work of theirs that no letter of mission gives."""
    own = (Case.referrer_id == TimeEntry.account_id) | (Case.holder_id == TimeEntry.account_id)
    return func.coalesce(own, false())
