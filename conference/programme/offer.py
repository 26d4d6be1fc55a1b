"""The acts on proposals declined: one is counted, and may be taken back on the same day by whoever counted it."""

from datetime import date

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.offer import OfferReason, offer_reasons
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import Field
from conference.models.department import Department
from conference.models.offer import DeclinedOffer
from conference.models.place import Territory


def note(
    session: Session,
    actor: Actor,
    department: Department,
    on: date | None,
    field: Field | None = None,
    territory: Territory | None = None,
    reason: OfferReason | None = None,
) -> DeclinedOffer:
    """Count one. Raises `Refused` for a day to come, or long gone."""
    reasons = offer_reasons(on, clock.today(department.zone))
    if reasons or on is None:
        raise Refused(*reasons)
    row = DeclinedOffer(
        on=on,
        field=field,
        territory_id=territory.id if territory else None,
        reason=reason,
        noted_by=actor.account_id,
        noted_at=clock.now(),
    )
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.OFFER_WRITTEN, row)
    return row


def undo(session: Session, actor: Actor, department: Department, offer: DeclinedOffer) -> None:
    """Take one back: counted by mistake, it never was. Raises `Refused` after its day."""
    if clock.civil(offer.noted_at, department.zone) != clock.today(department.zone):
        raise Refused(Reason("offer_too_late"))
    audit.write(session, actor, Act.OFFER_WRITTEN, offer, ("removed",))
    session.delete(offer)
    session.flush()
