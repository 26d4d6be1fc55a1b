"""In which capacity somebody stands before one case."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.roles import Capacity, Role
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.recusal import Recusal


def capacities(session: Session, actor: Actor, case: Case) -> frozenset[Capacity]:
    """The capacities of an actor on a case.

    Nobody decides on their own referral, nor on a case that they coordinate or hold.
    """
    department = session.get_one(Department, case.department_id)
    refers = actor.account_id is not None and case.referrer_id == actor.account_id
    coordinates = actor.account_id is not None and any(
        one.account_id == actor.account_id
        for one in (session.get(Coordinator, found) for found in (case.coordinator_id, case.pair_id) if found)
        if one is not None
    )
    holds = case.holder_id is not None and case.holder_id == actor.account_id
    sits = department.body_role in actor.roles or case.id in actor.decides_only
    held = {
        Capacity.REFERRER: refers and Role.REFERRER in actor.roles,
        Capacity.COORDINATOR: coordinates and Role.COORDINATOR in actor.roles,
        Capacity.BODY: sits and not (refers or coordinates or holds or _stepped_aside(session, actor, case)),
        Capacity.HOLDER: holds and Role.REFERRER in actor.roles and not coordinates,
        Capacity.LEAD: Role.LEAD in actor.roles,
    }
    return frozenset(capacity for capacity, holds in held.items() if holds)


def _stepped_aside(session: Session, actor: Actor, case: Case) -> bool:
    theirs = select(Recusal.id).where(Recusal.case_id == case.id, Recusal.account_id == actor.account_id)
    return session.scalars(theirs).first() is not None
