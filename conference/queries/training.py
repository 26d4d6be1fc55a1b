"""Sessions of training as they are read: who is registered, who pays, targets, and the referrals that followed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from conference import clock
from conference.domain.training import (
    Held,
    Sharing,
    TrainingPayer,
    apportioned,
    followed_until,
)
from conference.models.case import Case
from conference.models.place import Institution
from conference.models.training import Registration, Training, TrainingCost, TrainingTarget
from conference.queries.places import beneath, services

STANDS = Registration.withdrawn_on.is_(None)


@dataclass(frozen=True, slots=True)
class Counted:
    """One session as the list shows it: how many are registered, how many came, of how many that is not noted."""

    training: Training
    registered: int
    came: int
    unnoted: int


def sessions(session: Session, period: tuple[date, date] | None = None, at: Institution | None = None) -> list[Counted]:
    """The sessions whose last day is in a period, the latest first; those to be dated come with no period.

    ``at`` keeps those held in an institution or one of its services.
    """
    sums = select(
        Registration.training_id,
        func.sum(Registration.number).label("registered"),
        func.coalesce(func.sum(Registration.came), 0).label("came"),
        func.sum(case((Registration.came.is_(None), 1), else_=0)).label("unnoted"),
    )
    told = sums.where(STANDS).group_by(Registration.training_id).subquery()
    query = select(Training, told.c.registered, told.c.came, told.c.unnoted)
    query = query.outerjoin(told, told.c.training_id == Training.id)
    query = query.where(Training.last_day.between(*period) if period else Training.last_day.is_(None))
    query = query if at is None else query.where(Training.institution_id.in_(services(at.id)))
    places = joinedload(Training.institution), joinedload(Training.territory), selectinload(Training.days)
    rows = session.execute(query.options(*places).order_by(Training.last_day.desc(), Training.id.desc()))
    return [Counted(one, registered or 0, came or 0, unnoted or 0) for one, registered, came, unnoted in rows]


def years(session: Session, today: date) -> set[int]:
    """The years in which sessions ended before a day."""
    days = select(Training.last_day).where(Training.last_day < today).distinct()
    return {day.year for day in session.scalars(days) if day is not None}


def held(session: Session, today: date) -> list[Held]:
    """Every session that took place by a day, with how many came."""
    over = and_(Training.given_up_on.is_(None), Training.last_day <= today)
    came, silent = (
        func.coalesce(func.sum(Registration.came), 0),
        func.count(Registration.id) - func.count(Registration.came),
    )
    query = select(Training.kind, Training.last_day, came, func.count(Registration.id), silent)
    query = query.outerjoin(Registration, and_(Registration.training_id == Training.id, STANDS)).where(over)
    rows = session.execute(query.group_by(Training.id, Training.kind, Training.last_day))
    return [
        Held(kind, day, people or 0, bool(known) and not unnoted)
        for kind, day, people, known, unnoted in rows
        if day is not None
    ]


def targets(session: Session, *, withdrawn: bool = False) -> Sequence[TrainingTarget]:
    """The targets that stand, or those that were withdrawn, in the order of their periods."""
    gone = TrainingTarget.withdrawn_on.is_not(None)
    query = select(TrainingTarget).where(gone if withdrawn else ~gone)
    return session.scalars(query.order_by(TrainingTarget.since, TrainingTarget.id)).all()


def registrations(session: Session, training: Training) -> Sequence[Registration]:
    """Who is registered, those withdrawn last; by employer, then by name."""
    query = select(Registration).where(Registration.training_id == training.id)
    loaded = (
        joinedload(Registration.institution),
        joinedload(Registration.coordinator),
        selectinload(Registration.present),
    )
    rows = session.scalars(query.options(*loaded)).all()
    return sorted(rows, key=lambda row: (row.withdrawn_on is not None, employer_of(row), row.folded, row.id))


def employer_of(row: Registration) -> str:
    """The name of who employs somebody registered; nothing where the register knows none."""
    return row.institution.name if row.institution else row.employer


@dataclass(frozen=True, slots=True)
class Employer:
    """What one employer has sent: so many registered, so many who came, and whether any of that is not noted."""

    name: str
    profession: str
    registered: int
    came: int
    unnoted: int


def by_employer(rows: Iterable[Registration]) -> list[Employer]:
    """Those who are registered, put together by employer and profession, without a name."""
    groups: dict[tuple[str, str], list[Registration]] = {}
    for row in rows:
        if row.withdrawn_on is None:
            groups.setdefault((employer_of(row), row.profession), []).append(row)
    return [
        Employer(
            *whose,
            sum(row.number for row in some),
            sum(row.came or 0 for row in some),
            sum(row.came is None for row in some),
        )
        for whose, some in sorted(groups.items())
    ]


def paid_by_employer(
    employers: Iterable[Employer], shared: Sharing, paying: Sequence[TrainingCost]
) -> list[tuple[str, int, int]]:
    """What each employer pays for its own, with its name and its people: those who came, once that is known."""
    parts = zip(paying, shared.parts, strict=True)
    whole = sum(cents or 0 for one, (cents, _) in parts if one.payer is TrainingPayer.EMPLOYERS)
    known = list(employers)
    noted = not any(one.unnoted for one in known)
    people: dict[str, int] = {}
    for one in known:
        people[one.name] = people.get(one.name, 0) + (one.came if noted else one.registered)
    cut = apportioned(whole, list(people.values()))
    return [(name, number, cents) for (name, number), cents in zip(people.items(), cut, strict=True) if cents]


def costs(session: Session, training: Training) -> Sequence[TrainingCost]:
    """Who pays a session, in the order it was said, those withdrawn last."""
    query = select(TrainingCost).where(TrainingCost.training_id == training.id)
    return sorted(session.scalars(query.order_by(TrainingCost.id)), key=lambda row: row.withdrawn_on is not None)


@dataclass(frozen=True, slots=True)
class Followed:
    """Referrals received before and after an awareness session, from where it was held; ``until`` is the last day."""

    before: int
    after: int
    until: date


def followed(session: Session, training: Training, zone: str, among: ColumnElement[bool]) -> Followed | None:
    """How many referrals came in the months that followed, and in as many before, from its institution or territory.

    From the institution and its services where it is said; else from the territory with all that it holds; None where
    neither is, or no day.
    """
    day = training.last_day
    if training.institution_id is not None:
        here = Case.institution_id.in_(services(training.institution_id))
    elif training.territory_id is not None:
        here = Case.territory_id.in_(beneath(frozenset({training.territory_id})))
    else:
        return None
    if day is None or training.first_day is None:
        return None
    until = followed_until(day)
    before = training.first_day - (until - day)
    counts = [
        _received(session, here & among, first, last, zone)
        for first, last in ((before, training.first_day - timedelta(days=1)), (day + timedelta(days=1), until))
    ]
    return Followed(counts[0], counts[1], until)


def _received(session: Session, among: ColumnElement[bool], first: date, last: date, zone: str) -> int:
    begins, ends = clock.at(first, time(), zone), clock.at(last + timedelta(days=1), time(), zone)
    within = Case.received_at >= begins, Case.received_at < ends
    return session.scalar(select(func.count()).select_from(Case).where(*within, among)) or 0
