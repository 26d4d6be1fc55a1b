"""The sittings of the designating body: which one is in session, who sits there, and who came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.body import Presence, SittingState
from conference.models.account import Account, Membership
from conference.models.body import Attendance, BodySitting, FamilySeat
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.journal import Passage
from conference.queries.accounts import known_as

# So many past sittings are listed; a body that meets every fortnight has more than a year of them.
PAST = 30


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits in the body, and whether they came to a sitting; None while nobody has said."""

    account_id: int
    key: str
    name: str
    presence: Presence | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who sits for families, and whether they came."""

    seat: FamilySeat
    presence: Presence | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """The sitting in session, and how many members came."""

    sitting: BodySitting
    present: int


@dataclass(frozen=True, slots=True)
class Room:
    """Everybody who may come to a sitting."""

    members: Sequence[Member]
    seats: Sequence[Seat]

    @property
    def present(self) -> int:
        """How many members are there: families' seats decide on nothing."""
        return sum(member.presence is Presence.PRESENT for member in self.members)


def running(session: Session) -> Running | None:
    """The sitting in session, in one query."""
    came = select(func.count()).select_from(Attendance)
    came = came.where(Attendance.body_sitting_id == BodySitting.id, Attendance.account_id.is_not(None))
    came = came.where(Attendance.presence == Presence.PRESENT)
    query = select(BodySitting, came.correlate(BodySitting).scalar_subquery())
    row = session.execute(query.where(BodySitting.state == SittingState.OPEN)).one_or_none()
    return Running(row[0], row[1]) if row is not None else None


def is_there(session: Session, sitting: BodySitting, account_id: int | None) -> bool:
    """Whether somebody is noted as present in a sitting."""
    query = select(Attendance.id).where(Attendance.body_sitting_id == sitting.id, Attendance.account_id == account_id)
    return session.scalar(query.where(Attendance.presence == Presence.PRESENT)) is not None


def members(session: Session, department: Department, today: date) -> list[Member]:
    """Who sits in the body today, by name; nobody who was asked to decide on one case alone."""
    query = select(Membership).where(Membership.role == department.body_role, Membership.case_id.is_(None))
    query = query.where(Membership.holds(today)).options(joinedload(Membership.account)).order_by(Membership.folded)
    found = {row.account_id: Member(row.account_id, row.account.key, row.name) for row in session.scalars(query)}
    return list(found.values())


def room(session: Session, department: Department, sitting: BodySitting, today: date) -> Room:
    """Who may come to a sitting, and who came: for one that is over, those of whom it was said and nobody else."""
    lines = session.scalars(
        select(Attendance).where(Attendance.body_sitting_id == sitting.id).options(joinedload(Attendance.family_seat))
    ).all()
    said = {line.account_id: line.presence for line in lines if line.account_id is not None}
    sat = {line.family_seat_id: line for line in lines if line.family_seat_id is not None}
    ahead = sitting.state in {SittingState.PLANNED, SittingState.OPEN}
    there = members(session, department, today) if ahead else []
    left = set(said) - {member.account_id for member in there}
    there += _named(session, left) if left else []
    held = list(seats(session, today)) if ahead else []
    held += [line.family_seat for key, line in sat.items() if line.family_seat and key not in {s.id for s in held}]
    return Room(
        [Member(m.account_id, m.key, m.name, said.get(m.account_id)) for m in sorted(there, key=lambda m: m.name)],
        [Seat(seat, sat[seat.id].presence if seat.id in sat else None) for seat in held],
    )


def _named(session: Session, accounts: set[int]) -> list[Member]:
    """Those who came once, by the name that the département knows them by, if they still have a role in it."""
    rows = session.execute(select(Account, known_as()).where(Account.id.in_(accounts)))
    return [Member(account.id, account.key, name) for account, name in rows]


def professionals(session: Session) -> frozenset[str]:
    """The names of those who work here, and of who sits for families: none of them is a family's."""
    queries = (select(Coordinator.name), select(Membership.name), select(FamilySeat.name))
    return frozenset(name for query in queries for name in session.scalars(query))


def seats(session: Session, day: date) -> Sequence[FamilySeat]:
    """The families' seats that are held on a day, the oldest first."""
    held = FamilySeat.until.is_(None) | (FamilySeat.until >= day)
    return session.scalars(select(FamilySeat).where(FamilySeat.since <= day, held).order_by(FamilySeat.id)).all()


def every_seat(session: Session) -> Sequence[FamilySeat]:
    """Every seat that was ever held, those that are held still first."""
    query = select(FamilySeat).order_by(FamilySeat.until.is_not(None), FamilySeat.since.desc(), FamilySeat.id)
    return session.scalars(query).all()


def ahead(session: Session) -> Sequence[BodySitting]:
    """The sittings in session and to come, the first of them first."""
    states = (SittingState.OPEN, SittingState.PLANNED)
    query = select(BodySitting).where(BodySitting.state.in_(states))
    return session.scalars(query.order_by(BodySitting.state != SittingState.OPEN, BodySitting.planned_at)).all()


def past(session: Session) -> Sequence[BodySitting]:
    """The sittings that are over or were given up, the latest first."""
    states = (SittingState.CLOSED, SittingState.CANCELLED)
    query = select(BodySitting).where(BodySitting.state.in_(states)).order_by(BodySitting.planned_at.desc())
    return session.scalars(query.limit(PAST)).all()


def last(session: Session) -> BodySitting | None:
    """The sitting that is the furthest in time, those that were given up apart: the cadence counts from it."""
    query = select(BodySitting).where(BodySitting.state != SittingState.CANCELLED)
    return session.scalars(query.order_by(BodySitting.planned_at.desc()).limit(1)).one_or_none()


def of_last_decision(session: Session, case: Case) -> str | None:
    """The key of the sitting that the last line of a case's journal was decided in, while it is in session."""
    number = select(func.max(Passage.number)).where(Passage.case_id == case.id).scalar_subquery()
    query = select(BodySitting.key).join(Passage, Passage.body_sitting_id == BodySitting.id)
    query = query.where(Passage.case_id == case.id, Passage.number == number, BodySitting.state == SittingState.OPEN)
    return session.scalar(query)
