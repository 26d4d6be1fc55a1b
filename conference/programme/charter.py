"""The charter of three: drafted by the lead, signed by each on a day, ended when somebody goes or it is replaced."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.charter import Party, Signatures, undraftable, unsignable
from conference.domain.reasons import Reason, Refused
from conference.models.charter import Charter
from conference.models.coordinator import Coordinator


def running(session: Session, coordinator: Coordinator) -> Charter | None:
    """The charter of somebody, signed or not, that has not ended."""
    query = select(Charter).where(Charter.coordinator_id == coordinator.id, Charter.ended_on.is_(None))
    return session.scalars(query).one_or_none()


def draft(
    session: Session,
    actor: Actor,
    coordinator: Coordinator,
    direction: str,
    manager: str,
    undertakings: Mapping[Party, str],
    today: date,
) -> Charter:
    """Write what each undertakes; one that somebody has signed ends today, and another begins.

    Raises `Refused` for a party that undertakes nothing.
    """
    reasons = undraftable(undertakings)
    if reasons:
        raise Refused(*reasons)
    charter = running(session, coordinator)
    if charter is not None and charter.signatures:
        charter.ended_on = today
        session.flush()
        charter = None
    if charter is None:
        charter = Charter(coordinator_id=coordinator.id)
        session.add(charter)
    charter.drafted_on = today
    charter.direction_name, charter.manager_name = direction.strip(), manager.strip()
    for party in Party:
        setattr(charter, f"{party.value}_undertakes", undertakings[party].strip())
    session.flush()
    audit.write(session, actor, Act.CHARTER_WRITTEN, coordinator, ("charter",))
    return charter


def sign(session: Session, actor: Actor, coordinator: Coordinator, signed: Signatures, today: date) -> None:
    """Note the day each party signed; a day noted wrong is noted again, and never taken back. Raises `Refused`."""
    charter = running(session, coordinator)
    if charter is None:
        raise Refused(Reason("no_charter"))
    reasons = unsignable(charter.drafted_on, {party: charter.signed(party) for party in Party}, signed, today)
    if reasons:
        raise Refused(*reasons)
    changed = [party for party in Party if charter.signed(party) != signed[party]]
    for party in changed:
        setattr(charter, f"{party.value}_signed_on", signed[party])
    session.flush()
    audit.write(session, actor, Act.CHARTER_WRITTEN, coordinator, [f"{party.value}_signed_on" for party in changed])
