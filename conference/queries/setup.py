"""Where the setting-up of a département stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.domain.access import TO_INVITE
from conference.domain.roles import Role
from conference.domain.setup import Settled
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.queries.access import Way, ways
from conference.queries.accounts import members_of_the_body
from conference.queries.coordinators import engaged
from conference.queries.paper import service


@dataclass(frozen=True, slots=True)
class SetUp:
    """A département being set up: what it holds, who sits in its body, each one's way in."""

    settled: Settled
    members: Sequence[str]
    ways: Sequence[Way]
    received: bool


def set_up(session: Session, department: Department, today: date, expired_before: datetime) -> SetUp:
    """All that the page of the setting-up tells; ``expired_before`` is when the links that are over left."""
    found = ways(session, expired_before)
    names = {way.account.id: way.name for way in found}
    sitting = members_of_the_body(session, department.body_role, today)
    settled = Settled(
        profile=department.profile,
        sitting=len(sitting),
        quorum=department.quorum,
        territories=_count(session, Territory),
        institutions=_count(session, Institution),
        referrers=_referrers(session, today),
        coordinators=len(engaged(session, today)),
        uninvited=sum(way.access in TO_INVITE for way in found),
        service=service(department),
        contact=department.contact,
    )
    return SetUp(settled, [names.get(one.id, one.name) for one in sitting], found, any_received(session))


def any_received(session: Session) -> bool:
    """Whether a case was ever received here: what it was received under is not swapped any more."""
    return session.scalars(select(Case.id).where(Case.received_at.is_not(None)).limit(1)).first() is not None


def _count(session: Session, table: type[Territory] | type[Institution]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def _referrers(session: Session, today: date) -> int:
    theirs = Membership.role == Role.REFERRER, Membership.holds(today)
    return session.scalar(select(func.count(Membership.account_id.distinct())).where(*theirs)) or 0
