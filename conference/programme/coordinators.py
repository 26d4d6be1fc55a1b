"""Registering coordinators, and what each is from a day on."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.coordinators import (
    CoordinatorKind,
    CoordinatorStatus,
    StandingReason,
    Stood,
    amiss,
    uncorrectable,
)
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.models.account import Account
from conference.models.coordinator import Coordinator, CoordinatorTerritory, Standing, StandingCorrection
from conference.models.place import Institution, Territory


def register(
    session: Session,
    actor: Actor,
    name: str,
    trained_on: date | None,
    *,
    institution: Institution | None = None,
    territory: Territory | None = None,
    account: Account | None = None,
) -> Coordinator:
    """Register somebody who was trained: ready, not engaged yet. Raises `Refused` for a name taken."""
    taken = session.scalars(select(Coordinator.id).where(Coordinator.folded == fold(name))).first()
    if taken is not None:
        raise Refused(Reason("name_taken", "name"))
    coordinator = Coordinator(
        name=name,
        folded=fold(name),
        trained_on=trained_on,
        institution_id=institution.id if institution else None,
        territory_id=territory.id if territory else None,
        account_id=account.id if account else None,
    )
    session.add(coordinator)
    session.flush()
    audit.write(session, actor, Act.COORDINATOR_WRITTEN, coordinator, ("name", "trained_on"))
    return coordinator


def link(session: Session, actor: Actor, coordinator: Coordinator, account: Account) -> None:
    """Say which account a coordinator signs in with.

    Raises `Refused` when either has its other half already, and on one's own account.
    """
    if account.id == actor.account_id:
        raise Refused(Reason("own_role", "coordinator"))
    if coordinator.account_id not in {None, account.id}:
        raise Refused(Reason("coordinator_linked_already", "coordinator"))
    own = of(session, account)
    if own is not None and own.id != coordinator.id:
        raise Refused(Reason("account_linked_already", "coordinator"))
    coordinator.account_id = account.id
    session.flush()
    audit.write(session, actor, Act.COORDINATOR_WRITTEN, coordinator, ("account",))


def describe(
    session: Session,
    actor: Actor,
    coordinator: Coordinator,
    kind: CoordinatorKind,
    languages: str,
    undertaking_on: date | None,
    leaves_on: date | None,
    today: date,
) -> None:
    """Say in what capacity somebody coordinates, what they speak, and the last day of a departure that is announced.

    Raises `Refused` for a volunteer without an undertaking, for one signed on a day to come, and for making somebody
    lent of one's own, or the other way round: a loan does that.
    """
    if (kind is CoordinatorKind.LENT) is not (coordinator.kind is CoordinatorKind.LENT):
        raise Refused(Reason("loan_makes_lent", "kind"))
    if kind is CoordinatorKind.VOLUNTEER and undertaking_on is None:
        raise Refused(Reason("undertaking_undated", "undertaking_on"))
    if undertaking_on is not None and undertaking_on > today:
        raise Refused(Reason("undertaking_to_come", "undertaking_on"))
    said = {
        "kind": kind,
        "languages": ", ".join(part.strip() for part in languages.split(",") if part.strip()),
        "undertaking_on": undertaking_on,
        "leaves_on": leaves_on,
    }
    changed = [name for name, value in said.items() if getattr(coordinator, name) != value]
    for name, value in said.items():
        setattr(coordinator, name, value)
    session.flush()
    audit.write(session, actor, Act.COORDINATOR_WRITTEN, coordinator, changed)


def settle(
    session: Session,
    actor: Actor,
    coordinator: Coordinator,
    trained_on: date | None,
    institution: Institution | None,
    territory: Territory | None,
    elsewhere: Sequence[Territory] = (),
) -> None:
    """Say when somebody was trained, where they come from, and where they coordinate besides their own territory."""
    said = {
        "trained_on": trained_on,
        "institution_id": institution.id if institution else None,
        "territory_id": territory.id if territory else None,
    }
    changed = [name.removesuffix("_id") for name, value in said.items() if getattr(coordinator, name) != value]
    for name, value in said.items():
        setattr(coordinator, name, value)
    kept = {line.territory_id: line for line in session.scalars(_elsewhere(coordinator))}
    wanted = {one.id for one in elsewhere} - {coordinator.territory_id} if territory else set[int]()
    for gone in kept.keys() - wanted:
        session.delete(kept[gone])
    new = [CoordinatorTerritory(coordinator_id=coordinator.id, territory_id=one) for one in wanted - kept.keys()]
    session.add_all(new)
    changed += ["territories"] if kept.keys() != wanted else []
    session.flush()
    session.expire(coordinator, ["elsewhere", "institution", "territory"])
    audit.write(session, actor, Act.COORDINATOR_WRITTEN, coordinator, changed)


def _elsewhere(coordinator: Coordinator) -> Select[CoordinatorTerritory]:
    return select(CoordinatorTerritory).where(CoordinatorTerritory.coordinator_id == coordinator.id)


def start(session: Session, actor: Actor, coordinator: Coordinator, engaged_on: date | None, today: date) -> None:
    """Give somebody newly registered their first statuses: ready since the training, engaged since a day."""
    ready_since = coordinator.trained_on or (None if engaged_on else today)
    if ready_since is not None and ready_since != engaged_on:
        stand(session, actor, coordinator, CoordinatorStatus.READY, ready_since)
    if engaged_on is not None:
        stand(session, actor, coordinator, CoordinatorStatus.ENGAGED, engaged_on)


def of(session: Session, account: Account) -> Coordinator | None:
    """The coordinator whom an account is, in the session's département."""
    return session.scalars(select(Coordinator).where(Coordinator.account_id == account.id)).one_or_none()


def last_standing(session: Session, coordinator: Coordinator) -> Standing | None:
    """The last line of somebody's history, were it still to come."""
    query = select(Standing).where(Standing.coordinator_id == coordinator.id)
    return session.scalars(query.order_by(Standing.since.desc()).limit(1)).one_or_none()


def stand(
    session: Session,
    actor: Actor,
    coordinator: Coordinator,
    status: CoordinatorStatus,
    since: date,
    reason: StandingReason | None = None,
    words: str = "",
) -> Standing:
    """Give a coordinator a status from a day on.

    Raises `Refused` for a day before the last status began: that one is corrected; and for a pause or a departure
    that nothing explains.
    """
    current, stood = last_standing(session, coordinator), Stood(status, since, reason, words.strip())
    reasons = amiss(stood)
    if current is not None and since <= current.since:
        reasons.append(Reason("before_last_status", "since"))
    if reasons:
        raise Refused(*reasons)
    if status is CoordinatorStatus.ENGAGED and coordinator.leaves_on is not None and coordinator.leaves_on < since:
        coordinator.leaves_on = None
    standing = _standing(coordinator, stood)
    session.add(standing)
    session.flush()
    audit.write(session, actor, Act.COORDINATOR_WRITTEN, coordinator, ("status",))
    return standing


def _standing(coordinator: Coordinator, stood: Stood) -> Standing:
    return Standing(
        coordinator_id=coordinator.id,
        status=stood.status,
        since=stood.since,
        reason=stood.reason,
        words=stood.words if stood.reason is StandingReason.OTHER else "",
    )


def correct(
    session: Session, actor: Actor, coordinator: Coordinator, wrong: date | None, right: Stood | None, why: str
) -> None:
    """Put a history right: ``right`` comes instead of the line that began on ``wrong``, which is told of for ever.

    Without ``wrong`` a line had been forgotten; without ``right`` it should never have been there. Raises `Refused`.
    """
    lines = {
        line.since: line for line in session.scalars(select(Standing).where(Standing.coordinator_id == coordinator.id))
    }
    gone = lines.get(wrong) if wrong else None
    if wrong is not None and gone is None:
        raise Refused(Reason("status_gone", "wrong"))
    reasons = uncorrectable([line.stood for line in lines.values()], wrong, right, why)
    if reasons:
        raise Refused(*reasons)
    session.add(_trace(coordinator, gone, right, why.strip(), actor))
    if gone is not None:
        session.delete(gone)
        session.flush()
    if right is not None:
        session.add(_standing(coordinator, right))
    session.flush()
    session.expire(coordinator, ["standings"])
    audit.write(session, actor, Act.STANDING_CORRECTED, coordinator, ("status",))


def _trace(
    coordinator: Coordinator, gone: Standing | None, right: Stood | None, why: str, actor: Actor
) -> StandingCorrection:
    was, now = gone.stood if gone else None, right
    return StandingCorrection(
        coordinator_id=coordinator.id,
        was_status=was.status if was else None,
        was_since=was.since if was else None,
        was_reason=was.reason if was else None,
        was_words=was.words if was else "",
        status=now.status if now else None,
        since=now.since if now else None,
        reason=now.reason if now else None,
        words=now.words if now else "",
        why=why,
        account_id=actor.account_id,
        at=clock.now(),
    )
