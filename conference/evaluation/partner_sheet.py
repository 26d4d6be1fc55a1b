"""The yearly sheet of a partner, as plain values: what one looks at together once a year. It names nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.partner import ConventionKind, ConventionStatus, InstitutionKind
from conference.evaluation.partner import Hours, Told, hours, mean_outside, outside
from conference.evaluation.period import year
from conference.models.department import Department
from conference.models.place import Institution
from conference.queries.partner import Stands, conventions


@dataclass(frozen=True, slots=True)
class Agreement:
    """A convention that held in the year, and where it stood on its last day."""

    kind: ConventionKind
    subject: str
    since: date | None
    until: date | None
    status: ConventionStatus
    cents: int | None
    pays: str


@dataclass(frozen=True, slots=True)
class PartnerSheet:
    """The sheet of a partner for a civil year. ``mean`` is in days, None where it rests on few answers."""

    year: int
    place: str
    partner: str
    kind: InstitutionKind | None
    contact: str
    made_on: date
    agreements: tuple[Agreement, ...]
    referred: Told
    asked: Told
    mean: Decimal | None
    lent: Hours


def partner_sheet(session: Session, department: Department, partner: Institution, number: int) -> PartnerSheet:
    """What a partner may be told of a year that is over."""
    period = year(number, department.zone)
    referred, asked = outside(session, partner, period)
    return PartnerSheet(
        number,
        department.name,
        partner.name,
        partner.kind,
        department.contact,
        clock.today(department.zone),
        tuple(_agreement(one) for one in _held(conventions(session, period.last, partner), period.first)),
        referred,
        asked,
        mean_outside(session, partner, period),
        hours(session, partner, period),
    )


def _held(found: Sequence[Stands], first: date) -> list[Stands]:
    """Those that were signed and held on a day of the year, the first begun first."""
    begun = [one for one in found if one.status is not ConventionStatus.IN_PREPARATION and one.row.signed_on]
    held = [one for one in begun if one.terms.last_day is None or one.terms.last_day >= first]
    return sorted(held, key=lambda one: (one.row.since or first, one.row.id))


def _agreement(one: Stands) -> Agreement:
    row = one.row
    return Agreement(row.kind, row.subject, row.since, one.next_term, one.status, row.cents, row.pays)
