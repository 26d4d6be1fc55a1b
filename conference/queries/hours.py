"""Hours by month or by person, and by kind, of no case: what a line manager may be shown."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.work import Mission, TimeEntry
from conference.queries.places import services
from conference.queries.time import as_professional


@dataclass(slots=True)
class Hours:
    """Minutes by kind, none where a file told no kind; ``apart`` those of who refers or holds the case."""

    kinds: dict[WorkKind | None, int] = field(default_factory=lambda: defaultdict(int))
    apart: int = 0

    @property
    def coordinating(self) -> int:
        """All but those apart."""
        return sum(self.kinds.values())

    @property
    def total(self) -> int:
        """All of them."""
        return self.coordinating + self.apart

    def add(self, kind: WorkKind | None, minutes: int, *, apart: bool) -> None:
        """Count some more."""
        if apart:
            self.apart += minutes
        else:
            self.kinds[kind] += minutes


# Whose, on which day, of what kind, apart or not, how many minutes.
_Spent = tuple[int | None, int | None, date, WorkKind | None, bool, int]


def _spent(session: Session, whose: ColumnElement[bool], first: date, last: date) -> Iterator[_Spent]:
    apart = as_professional()
    columns = (TimeEntry.account_id, TimeEntry.coordinator_id, TimeEntry.day, TimeEntry.kind, apart)
    query = select(*columns, func.sum(TimeEntry.minutes)).outerjoin(Case, Case.id == TimeEntry.case_id)
    for row in session.execute(query.where(whose, TimeEntry.day.between(first, last)).group_by(*columns)):
        account_id, coordinator_id, day, kind, professional, minutes = row
        yield account_id, coordinator_id, day, kind, bool(professional), int(minutes)


def by_month(
    session: Session, account_id: int, coordinator: Coordinator | None, first: date, last: date
) -> Mapping[date, Hours]:
    """Somebody's hours in each month where there are any, by its first day.

    Nothing is apart for who never was a coordinator: all their time is that of a professional.
    """
    theirs = TimeEntry.account_id == account_id
    if coordinator is not None:
        theirs |= TimeEntry.coordinator_id == coordinator.id
    found = defaultdict[date, Hours](Hours)
    for _, _, day, kind, apart, minutes in _spent(session, theirs, first, last):
        found[day.replace(day=1)].add(kind, minutes, apart=apart and coordinator is not None)
    return dict(sorted(found.items()))


def by_person(session: Session, people: Sequence[Coordinator], first: date, last: date) -> Mapping[int, Hours]:
    """The hours of each coordinator, by serial number; those of who refers or holds a case are apart."""
    accounts = {one.account_id: one.id for one in people if one.account_id is not None}
    theirs = TimeEntry.account_id.in_(accounts) | TimeEntry.coordinator_id.in_([one.id for one in people])
    found = {one.id: Hours() for one in people}
    for account_id, coordinator_id, _, kind, apart, minutes in _spent(session, theirs, first, last):
        who = coordinator_id if account_id is None else accounts[account_id]
        if who is not None:
            found[who].add(kind, minutes, apart=apart)
    return found


def active(session: Session, first: date, last: date, employer: int | None = None) -> Sequence[Coordinator]:
    """Those with a letter or with time of their own in a period, by name; ``employer`` is an institution's number."""
    letters = select(Mission.coordinator_id).where(Mission.since <= last)
    letters = letters.where(or_(Mission.until.is_(None), Mission.until >= first))
    timed = TimeEntry.day.between(first, last)
    logged = select(TimeEntry.account_id).where(timed, TimeEntry.account_id.is_not(None))
    told = select(TimeEntry.coordinator_id).where(timed, TimeEntry.coordinator_id.is_not(None))
    either = or_(Coordinator.id.in_(letters), Coordinator.account_id.in_(logged), Coordinator.id.in_(told))
    query = select(Coordinator).where(either).options(joinedload(Coordinator.institution))
    if employer is not None:
        query = query.where(Coordinator.institution_id.in_(services(employer)))
    return session.scalars(query.order_by(Coordinator.folded)).all()
