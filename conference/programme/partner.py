"""The acts on partners: keep a convention or its renewal, take one back that was a mistake, keep whom to reach."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.partner import ConventionKind, Renewal, Terms, faults
from conference.domain.reasons import Reason, Refused
from conference.models.partner import Convention, PartnerContact
from conference.models.place import Institution


@dataclass(frozen=True, slots=True)
class Agreed:
    """A convention as it is told; ``cents`` are what it pays for the whole of its term."""

    kind: ConventionKind
    subject: str
    parties: str = ""
    signed_on: date | None = None
    since: date | None = None
    until: date | None = None
    renewal: Renewal = Renewal.NONE
    notice: int = 0
    cents: int | None = None
    pays: str = ""
    ended_on: date | None = None

    @property
    def terms(self) -> Terms:
        """Its dates."""
        return Terms(self.signed_on, self.since, self.until, self.renewal, self.notice, self.ended_on)


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody to reach, as they are told."""

    name: str
    function: str = ""
    phone: str = ""
    mail: str = ""
    left_on: date | None = None


def sign(
    session: Session, actor: Actor, partner: Institution, agreed: Agreed, today: date, renews: Convention | None = None
) -> Convention:
    """Keep a convention with a partner, or the one that ``renews`` another. Raises `Refused`."""
    if renews is not None:
        _may_renew(session, renews, agreed)
    row = Convention(institution_id=partner.id, renews_id=renews.id if renews else None)
    row.recorded_at, row.recorded_by = clock.now(), actor.account_id
    return write(session, actor, row, agreed, today)


def write(session: Session, actor: Actor, row: Convention, agreed: Agreed, today: date) -> Convention:
    """Correct a convention, or say how it ends. Raises `Refused` with all that its dates forbid."""
    if reasons := faults(agreed.terms, today):
        raise Refused(*reasons)
    said = {name: getattr(agreed, name) for name in Agreed.__dataclass_fields__}
    changed = [name for name, value in said.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, said[name])
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.PARTNER_WRITTEN, row, changed)
    return row


def withdraw(session: Session, actor: Actor, row: Convention) -> None:
    """Take a convention out of every list and count: it was typed by mistake. Raises `Refused` for one renewed."""
    if _renewal(session, row) is not None:
        raise Refused(Reason("convention_renewed_already", "withdraw"))
    row.withdrawn_at = row.withdrawn_at or clock.now()
    session.flush()
    audit.write(session, actor, Act.PARTNER_WRITTEN, row, ("withdrawn_at",))


def _may_renew(session: Session, renewed: Convention, agreed: Agreed) -> None:
    if _renewal(session, renewed) is not None:
        raise Refused(Reason("convention_renewed_already"))
    if agreed.since is not None and renewed.since is not None and agreed.since <= renewed.since:
        raise Refused(Reason("renewal_before", "since"))


def _renewal(session: Session, row: Convention) -> Convention | None:
    later = select(Convention).where(Convention.renews_id == row.id, Convention.withdrawn_at.is_(None))
    return session.scalars(later).first()


def keep_contact(
    session: Session, actor: Actor, service: Institution, reached: Reached, row: PartnerContact | None = None
) -> PartnerContact:
    """Keep whom to reach in a partner or one of its services, correct it, or say that they left."""
    kept = row or PartnerContact(recorded_at=clock.now(), recorded_by=actor.account_id)
    said = {"institution_id": service.id, **{name: getattr(reached, name) for name in Reached.__dataclass_fields__}}
    changed = [name for name, value in said.items() if getattr(kept, name) != value]
    for name in changed:
        setattr(kept, name, said[name])
    session.add(kept)
    session.flush()
    audit.write(session, actor, Act.PARTNER_WRITTEN, kept, changed)
    return kept
