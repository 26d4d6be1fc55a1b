"""Registering coordinators, and what each is from a day on."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.models.account import Account
from conference.models.coordinator import Coordinator, Standing
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


def stand(session: Session, actor: Actor, coordinator: Coordinator, status: CoordinatorStatus, since: date) -> Standing:
    """Give a coordinator a status from a day on. Raises `Refused` for a day before the last status began."""
    current = session.scalars(
        select(Standing).where(Standing.coordinator_id == coordinator.id, Standing.until.is_(None))
    ).one_or_none()
    if current is not None and since <= current.since:
        raise Refused(Reason("before_last_status", "since"))
    if current is not None:
        current.until = since - timedelta(days=1)
    standing = Standing(coordinator_id=coordinator.id, status=status, since=since)
    session.add(standing)
    session.flush()
    audit.write(session, actor, Act.COORDINATOR_WRITTEN, coordinator, ("status",))
    return standing
