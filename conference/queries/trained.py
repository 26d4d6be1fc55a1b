"""Those of the register and their training: first conferences, refreshers, who is to be entered, one's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from conference import clock
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.training import Started, TrainingKind, refresher_due
from conference.models.account import Account
from conference.models.assignment import Assignment
from conference.models.conference import Sitting
from conference.models.coordinator import Coordinator, Standing
from conference.models.training import Registration, Training
from conference.queries.coordinators import standing_on
from conference.queries.training import STANDS

# What makes, or keeps, a coordinator.
OF_COORDINATORS = (TrainingKind.COORDINATOR, TrainingKind.REFRESHER)


def started(session: Session, zone: str) -> list[Started]:
    """Everybody of the register whose training is dated, and the first conference that they held since, by name.

    Whoever left without one is not waited for.
    """
    theirs = and_(
        Assignment.coordinator_id == Coordinator.id,
        Assignment.since <= Sitting.held_at,
        or_(Assignment.until.is_(None), Assignment.until >= Sitting.held_at),
    )
    query = select(Coordinator.id, Sitting.held_at).join(Assignment, Assignment.coordinator_id == Coordinator.id)
    query = query.join(Sitting, Sitting.case_id == Assignment.case_id).where(theirs, Sitting.held_at.is_not(None))
    days: dict[int, list[date]] = {}
    for who, at in session.execute(query):
        if at is not None:
            days.setdefault(who, []).append(clock.civil(at, zone))
    people = session.scalars(
        select(Coordinator).where(Coordinator.trained_on.is_not(None)).order_by(Coordinator.folded)
    )
    gone = _gone(session)
    found = [_first(one, days.get(one.id, ())) for one in people]
    return [one for who, one in found if one.first_conference is not None or who not in gone]


def _first(person: Coordinator, held_on: Iterable[date]) -> tuple[int, Started]:
    trained = person.trained_on or date.max
    since = [day for day in held_on if day >= trained]
    return person.id, Started(person.name, trained, min(since, default=None))


def in_the_register(session: Session) -> list[Coordinator]:
    """Everybody of the register but who left, by name."""
    gone = _gone(session)
    return [one for one in session.scalars(select(Coordinator).order_by(Coordinator.folded)) if one.id not in gone]


def _gone(session: Session) -> set[int]:
    left = standing_on(date.max), Standing.status == CoordinatorStatus.LEFT
    return set(session.scalars(select(Standing.coordinator_id).where(*left)))


@dataclass(frozen=True, slots=True)
class Trained:
    """Somebody of the register, the last day that they were trained, and when they are to be again."""

    coordinator: Coordinator
    last: date
    due: date


def refreshers(session: Session, months: int | None, today: date) -> list[Trained]:
    """Whom a refresher is due for on a day, the longest waiting first; those who left are not asked."""
    found = [
        Trained(person, last, due)
        for person, last in _last_trained(session)
        if (due := refresher_due(last, months)) is not None and due <= today
    ]
    return sorted(found, key=lambda one: (one.due, one.coordinator.folded))


def _last_trained(session: Session) -> list[tuple[Coordinator, date]]:
    came = and_(Registration.came > 0, STANDS, Training.given_up_on.is_(None), Training.kind.in_(OF_COORDINATORS))
    query = select(Registration.coordinator_id, func.max(Training.last_day))
    query = query.join(Training, Training.id == Registration.training_id).where(came)
    rows = session.execute(query.group_by(Registration.coordinator_id)).all()
    last: Mapping[int | None, date | None] = {row[0]: row[1] for row in rows}
    days = ((one, [day for day in (one.trained_on, last.get(one.id)) if day]) for one in in_the_register(session))
    return [(one, max(theirs)) for one, theirs in days if theirs]


def own(session: Session, account: Account) -> Sequence[Registration]:
    """The trainings that the coordinator whom an account is was registered for, the latest first."""
    theirs = select(Coordinator.id).where(Coordinator.account_id == account.id)
    query = select(Registration).join(Training, Training.id == Registration.training_id)
    query = query.where(Registration.coordinator_id.in_(theirs), STANDS, Training.given_up_on.is_(None))
    loaded = joinedload(Registration.training).selectinload(Training.days), selectinload(Registration.present)
    return session.scalars(query.options(*loaded).order_by(Training.last_day.desc(), Training.id.desc())).all()


@dataclass(frozen=True, slots=True)
class Register:
    """The register of coordinators against the trainings noted here: who is to be entered, and what stands apart.

    ``nameless`` came without their names, ``untraced`` are in the register without a training noted here.
    """

    to_enrol: Sequence[Registration]
    nameless: int
    untraced: int


def register(session: Session) -> Register:
    """Whether the register holds everybody who was trained to coordinate, and nobody else."""
    came = and_(Registration.came > 0, STANDS, Training.kind == TrainingKind.COORDINATOR)
    trained = select(Registration).join(Training, Training.id == Registration.training_id).where(came)
    waiting = trained.where(Registration.named, Registration.coordinator_id.is_(None))
    loaded = joinedload(Registration.training), joinedload(Registration.institution)
    rows = session.scalars(waiting.options(*loaded).order_by(Registration.folded)).all()
    nameless = session.scalar(
        select(func.coalesce(func.sum(Registration.came), 0))
        .join(Training, Training.id == Registration.training_id)
        .where(came, ~Registration.named)
    )
    traced = select(Registration.coordinator_id).join(Training, Training.id == Registration.training_id).where(came)
    untraced = (
        select(func.count())
        .select_from(Coordinator)
        .where(Coordinator.id.not_in(traced.where(Registration.coordinator_id.is_not(None))))
    )
    return Register(rows, nameless or 0, session.scalar(untraced) or 0)
