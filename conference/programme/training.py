"""The acts on training: plan a session, register people, note who came, say who pays, aim at something.

Nothing is deleted: what was wrong is withdrawn with its day, and can be put back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.training import Target, TrainingKind, TrainingPayer, misses_of_target
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.models.training import (
    Registration,
    Training,
    TrainingCost,
    TrainingDay,
    TrainingPresence,
    TrainingTarget,
)
from conference.programme import coordinators

Line = Registration | TrainingCost | TrainingTarget


@dataclass(frozen=True, slots=True)
class Planned:
    """A session as somebody plans it."""

    kind: TrainingKind
    title: str
    days: tuple[date, ...] = ()
    trainer: str = ""
    place: str = ""
    institution: Institution | None = None
    territory: Territory | None = None
    places: int | None = None
    total_cents: int | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """Who is registered: somebody of the register or by their name, or a number of people; and by which employer."""

    name: str = ""
    number: int = 1
    institution: Institution | None = None
    employer: str = ""
    profession: str = ""
    coordinator: Coordinator | None = None


def plan(session: Session, actor: Actor, planned: Planned, training: Training | None = None) -> Training:
    """Plan a session, or change one. Raises `Refused` for a day taken away on which somebody was there,
    and for an awareness session in which somebody is named.
    """
    days = sorted(set(planned.days))
    if training is not None:
        _may_become(session, training, planned.kind)
    row = training or Training()
    for name in ("kind", "title", "trainer", "place", "places", "total_cents"):
        setattr(row, name, getattr(planned, name))
    row.institution_id = planned.institution.id if planned.institution else None
    row.territory_id = planned.territory.id if planned.territory else None
    row.first_day, row.last_day = (days[0], days[-1]) if days else (None, None)
    session.add(row)
    session.flush()
    _keep_days(session, row, days)
    audit.write(session, actor, Act.TRAINING_WRITTEN, row, ("kind", "title", "days", "place", "cost"))
    return row


def _may_become(session: Session, training: Training, kind: TrainingKind) -> None:
    """An awareness session holds no name: one where somebody is named does not become one."""
    named = select(Registration.id).where(Registration.training_id == training.id, Registration.named).limit(1)
    if kind is TrainingKind.AWARENESS and session.scalar(named) is not None:
        raise Refused(Reason("awareness_names_nobody", "kind"))


def _keep_days(session: Session, training: Training, days: Iterable[date]) -> None:
    wanted = set(days)
    known = {one.day: one for one in session.scalars(select(TrainingDay).where(TrainingDay.training_id == training.id))}
    gone = [one.id for day, one in known.items() if day not in wanted]
    if session.scalar(select(TrainingPresence.id).where(TrainingPresence.day_id.in_(gone)).limit(1)) is not None:
        raise Refused(Reason("training_day_attended", "days"))
    for day in sorted(set(known) - wanted):
        session.delete(known[day])
    session.add_all(TrainingDay(training_id=training.id, day=day) for day in sorted(wanted - set(known)))
    session.flush()
    session.expire(training, ["days"])


def give_up(session: Session, actor: Actor, training: Training, on: date | None) -> None:
    """Give a session up from a day on, or take it back (None). Raises `Refused` where somebody came."""
    came = select(Registration.id).where(Registration.training_id == training.id, Registration.came > 0)
    if on is not None and session.scalar(came.limit(1)) is not None:
        raise Refused(Reason("training_attended", ""))
    training.given_up_on = on
    session.flush()
    audit.write(session, actor, Act.TRAINING_WRITTEN, training, ("given_up_on",))


def register(session: Session, actor: Actor, training: Training, who: Registered, today: date) -> Registration:
    """Register somebody, or several people of one employer. Raises `Refused` with all that stands in the way."""
    person, name = who.coordinator, who.coordinator.name if who.coordinator else who.name
    reasons = [*_unfit(training, who, name), *_twice(session, training, name)]
    if reasons:
        raise Refused(*reasons)
    home = who.institution.id if who.institution else None
    if person is not None and home is None and not who.employer:
        home = person.institution_id
    row = Registration(
        training_id=training.id,
        institution_id=home,
        employer=who.employer,
        profession=who.profession,
        named=bool(name),
        name=name,
        folded=fold(name),
        number=1 if name else who.number,
        coordinator_id=person.id if person else None,
        registered_on=today,
    )
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.TRAINING_WRITTEN, training, ("registration",))
    return row


def _unfit(training: Training, who: Registered, name: str) -> list[Reason]:
    employed = who.institution is not None or who.employer or who.coordinator is not None
    asked = (
        (training.given_up_on is None, "training_given_up", ""),
        (bool(employed), "employer_missing", "employer"),
        (not name or training.kind is not TrainingKind.AWARENESS, "awareness_names_nobody", "name"),
        (not name or who.number == 1, "name_or_number", "number"),
        (who.number > 0, "registered_uncounted", "number"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def _twice(session: Session, training: Training, name: str) -> list[Reason]:
    same = Registration.training_id == training.id, Registration.named, Registration.folded == fold(name)
    query = select(Registration.id).where(*same, Registration.withdrawn_on.is_(None)).limit(1)
    return [Reason("registered_already", "name")] if name and session.scalar(query) is not None else []


def attend(
    session: Session,
    actor: Actor,
    training: Training,
    came: Mapping[Registration, int | None],
    days: Mapping[Registration, Iterable[TrainingDay]],
    today: date,
) -> None:
    """Note how many came of each registration without a name, and on which days each person did; None: not noted.

    Raises `Refused` before the session has begun, or once it is given up.
    """
    if training.given_up_on is not None:
        raise Refused(Reason("training_given_up", ""))
    if training.first_day is None or training.first_day > today:
        raise Refused(Reason("training_to_come", ""))
    for row, there in days.items():
        wanted = {day.id for day in there}
        session.execute(delete(TrainingPresence).where(TrainingPresence.registration_id == row.id))
        session.add_all(TrainingPresence(registration_id=row.id, day_id=day) for day in sorted(wanted))
        row.came = int(bool(wanted))
        session.flush()
        session.expire(row, ["present"])
    for row, number in came.items():
        row.came = number
    # A form shown before this one is overtaken.
    flag_modified(training, "title")
    session.flush()
    audit.write(session, actor, Act.TRAINING_WRITTEN, training, ("attendance",))


def enrol(session: Session, actor: Actor, row: Registration, training: Training, today: date) -> Coordinator:
    """Enter somebody who came in the register of coordinators, ready since their last day; who is there is linked.

    Raises `Refused` unless they came, by name, to a training of coordinators that is over.
    """
    reasons = [
        Reason(code, "")
        for holds, code in (
            (training.kind is TrainingKind.COORDINATOR, "not_a_coordinator_training"),
            (row.named, "registered_without_name"),
            (bool(row.came), "did_not_come"),
            (row.withdrawn_on is None, "registration_withdrawn"),
        )
        if not holds
    ]
    if reasons:
        raise Refused(*reasons)
    person = session.scalars(select(Coordinator).where(Coordinator.folded == row.folded)).one_or_none()
    day = row.present[-1].day if row.present else training.last_day or today
    if person is None:
        person = coordinators.register(session, actor, row.name, day, institution=row.institution)
        coordinators.start(session, actor, person, None, today)
    elif person.trained_on is None:
        person.trained_on = day
    row.coordinator_id = person.id
    session.flush()
    audit.write(session, actor, Act.COORDINATOR_WRITTEN, person, ("trained_on",))
    return person


def pay(
    session: Session, actor: Actor, training: Training, payer: TrainingPayer, name: str, paid: int | Fraction
) -> TrainingCost:
    """Say what a payer pays of a session: cents, or a share of what it costs."""
    row = TrainingCost(training_id=training.id, payer=payer, name=name)
    if isinstance(paid, Fraction):
        row.share, row.share_of = paid.numerator, paid.denominator
    else:
        row.cents = paid
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.TRAINING_WRITTEN, training, ("cost",))
    return row


def aim(session: Session, actor: Actor, target: Target, detail: str = "") -> TrainingTarget:
    """Set a target. Raises `Refused` with what keeps it from being one."""
    reasons = misses_of_target(target)
    if reasons:
        raise Refused(*reasons)
    row = TrainingTarget(
        kind=target.kind,
        goal=target.goal,
        low=target.low,
        high=target.high,
        per_session=target.per_session,
        since=target.since,
        until=target.until,
        detail=detail,
    )
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.TRAINING_WRITTEN, row, ("target",))
    return row


def withdraw(session: Session, actor: Actor, row: Line, on: date | None) -> None:
    """Withdraw a registration, a cost or a target on a day; None puts it back.

    Raises `Refused` for somebody who came, and for putting back a name that stands there again.
    """
    if isinstance(row, Registration):
        reasons = [Reason("came_already", "")] if on is not None and row.came else []
        if on is None and row.withdrawn_on is not None:
            reasons += _twice(session, row.training, row.name)
        if reasons:
            raise Refused(*reasons)
    row.withdrawn_on = on
    session.flush()
    audit.write(session, actor, Act.TRAINING_WRITTEN, row, ("withdrawn_on",))
