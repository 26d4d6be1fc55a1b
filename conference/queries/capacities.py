"""In which capacity somebody stands before one case."""

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.roles import Capacity, Role
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department


def capacities(session: Session, actor: Actor, case: Case) -> frozenset[Capacity]:
    """The capacities of an actor on a case.

    Nobody decides on their own referral, nor on a case that they coordinate or hold.
    """
    department = session.get_one(Department, case.department_id)
    coordinator = session.get(Coordinator, case.coordinator_id) if case.coordinator_id else None
    refers = actor.account_id is not None and case.referrer_id == actor.account_id
    coordinates = coordinator is not None and coordinator.account_id == actor.account_id
    holds = case.holder_id is not None and case.holder_id == actor.account_id
    held = {
        Capacity.REFERRER: refers and Role.REFERRER in actor.roles,
        Capacity.COORDINATOR: coordinates and Role.COORDINATOR in actor.roles,
        Capacity.BODY: department.body_role in actor.roles and not (refers or coordinates or holds),
        Capacity.HOLDER: holds and Role.REFERRER in actor.roles and not coordinates,
        Capacity.LEAD: Role.LEAD in actor.roles,
    }
    return frozenset(capacity for capacity, holds in held.items() if holds)
