"""Partners: each with its conventions and their state on a day, whom to reach there, the coordinators it employs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from conference import clock
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.partner import ConventionStatus, Renewal, Terms
from conference.models.coordinator import Coordinator, Standing
from conference.models.partner import Convention, PartnerContact
from conference.models.place import Institution
from conference.queries.places import services

BINDING = frozenset({ConventionStatus.RUNNING, ConventionStatus.TO_RENEW})


@dataclass(frozen=True, slots=True)
class Stands:
    """A convention on a day; ``renewal`` is the one that takes over from it, signed or not."""

    row: Convention
    renewal: Convention | None
    today: date

    @property
    def terms(self) -> Terms:
        """Its dates."""
        return self.row.terms(renewed=self.renewal is not None and self.renewal.signed_on is not None)

    @property
    def status(self) -> ConventionStatus:
        """Where it stands."""
        return self.terms.status(self.today)

    @property
    def next_term(self) -> date | None:
        """The last day of the term that runs."""
        return self.terms.next_term(self.today)

    @property
    def lapsed(self) -> bool:
        """Whether it came to its term while nobody said what follows."""
        return self.terms.awaits(self.today) and self.status is ConventionStatus.ENDED


@dataclass(frozen=True, slots=True)
class Partner:
    """An institution that none holds, with what binds it."""

    institution: Institution
    conventions: Sequence[Stands] = ()

    @property
    def running(self) -> list[Stands]:
        """The conventions that hold now."""
        return [one for one in self.conventions if one.status in BINDING]


def _standing() -> tuple[Select[Convention, Convention], type[Convention]]:
    """Conventions that were not withdrawn, each beside the one that takes over from it."""
    later = aliased(Convention)
    follows = (later.renews_id == Convention.id) & later.withdrawn_at.is_(None)
    query = select(Convention, later).outerjoin(later, follows).where(Convention.withdrawn_at.is_(None))
    return query, later


def conventions(session: Session, today: date, partner: Institution | None = None) -> Sequence[Stands]:
    """The conventions of the département or of one partner, the latest first, in one query; not those withdrawn."""
    query, _ = _standing()
    if partner is not None:
        query = query.where(Convention.institution_id == partner.id)
    latest = Convention.since.desc().nulls_first(), Convention.id.desc()
    return [Stands(row, renewal, today) for row, renewal in session.execute(query.order_by(*latest))]


def partners(session: Session, today: date) -> list[Partner]:
    """Every partner by name, in two queries."""
    own: dict[int, list[Stands]] = {}
    for one in conventions(session, today):
        own.setdefault(one.row.institution_id, []).append(one)
    tops = session.scalars(select(Institution).where(Institution.parent_id.is_(None)).order_by(Institution.folded))
    return [Partner(top, own.get(top.id, ())) for top in tops]


def awaiting(session: Session, today: date, zone: str) -> list[Stands]:
    """The conventions of which somebody must say what follows, the nearest term first.

    Those that were over when they were typed are history: nobody is asked about them.
    """
    query, later = _standing()
    asked = Convention.renewal == Renewal.TO_RENEW, Convention.ended_on.is_(None), Convention.signed_on.is_not(None)
    query = query.options(joinedload(Convention.institution)).where(*asked, later.signed_on.is_(None))
    found = [Stands(row, renewal, today) for row, renewal in session.execute(query.order_by(Convention.until))]
    return [one for one in found if one.terms.awaits(today) and _ran_here(one.row, zone)]


def _ran_here(row: Convention, zone: str) -> bool:
    return row.until is not None and clock.civil(row.recorded_at, zone) <= row.until


def contacts(session: Session, partner: Institution) -> Sequence[PartnerContact]:
    """Whom to reach in a partner and its services, those who left last."""
    query = select(PartnerContact).where(PartnerContact.institution_id.in_(services(partner.id)))
    present = PartnerContact.left_on.is_not(None), PartnerContact.name, PartnerContact.id
    return session.scalars(query.options(joinedload(PartnerContact.institution)).order_by(*present)).all()


def inside(session: Session, partner: Institution) -> Sequence[Institution]:
    """The services of a partner, by name."""
    query = select(Institution).where(Institution.parent_id == partner.id)
    return session.scalars(query.order_by(Institution.folded)).all()


def employed(session: Session, partner: Institution, first: date, last: date) -> Sequence[Coordinator]:
    """The coordinators of a partner who were engaged on a day of a period, by name."""
    query = select(Coordinator).where(Coordinator.institution_id.in_(services(partner.id)), _engaged(first, last))
    return session.scalars(query.order_by(Coordinator.folded)).all()


def employers(session: Session, first: date, last: date) -> dict[int | None, int]:
    """How many coordinators engaged on a day of a period each institution employs; None is nobody told of."""
    query = select(Coordinator.institution_id, func.count()).where(_engaged(first, last))
    return dict(session.execute(query.group_by(Coordinator.institution_id)).all())


def _engaged(first: date, last: date) -> ColumnElement[bool]:
    later = aliased(Standing)
    over = exists().where(later.coordinator_id == Standing.coordinator_id, later.since > Standing.since)
    engaged = Standing.coordinator_id == Coordinator.id, Standing.status == CoordinatorStatus.ENGAGED
    during = Standing.since <= last, ~over.where(later.since <= first)
    return select(Standing.id).where(*engaged, *during).exists()
