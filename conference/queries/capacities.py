"""In which capacity somebody stands before one case."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.roles import Capacity, Role
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.recusal import Recusal
from conference.queries import body


def capacities(session: Session, actor: Actor, case: Case, *, opened: bool | None = None) -> frozenset[Capacity]:
    """The capacities of an actor on a case.

    Nobody decides on their own referral, nor on a case that they coordinate or hold. ``opened`` is whether their
    permissions let them decide on it, where these were read already: then it is not asked again.
    """
    refers = actor.account_id is not None and case.referrer_id == actor.account_id
    coordinates = actor.account_id is not None and any(
        one.account_id == actor.account_id
        for one in (session.get(Coordinator, found) for found in (case.coordinator_id, case.pair_id) if found)
        if one is not None
    )
    holds = case.holder_id is not None and case.holder_id == actor.account_id
    answers = holds and Role.REFERRER in actor.roles and not coordinates
    concerned = refers or coordinates or holds
    held = {
        Capacity.REFERRER: refers and Role.REFERRER in actor.roles,
        Capacity.COORDINATOR: coordinates and Role.COORDINATOR in actor.roles,
        Capacity.BODY: opened is not False and not concerned and _decides(session, actor, case, opened is True),
        Capacity.HOLDER: answers and not stepped_aside(session, actor, case),
        Capacity.LEAD: Role.LEAD in actor.roles,
    }
    return frozenset(capacity for capacity, holds in held.items() if holds)


def _decides(session: Session, actor: Actor, case: Case, opened: bool) -> bool:
    """Whether they sit in the body for a case, or decide because nobody of it is left."""
    department = session.get_one(Department, case.department_id)
    sits, head = department.body_role in actor.roles, body.refers_as_head(session, actor, case)
    if sits and not head:
        return opened or not stepped_aside(session, actor, case)
    return (opened and not head) or body.instead(session, actor, case) is not None


def stepped_aside(session: Session, actor: Actor, case: Case) -> bool:
    """Whether somebody recused themselves from a case."""
    theirs = select(Recusal.id).where(Recusal.case_id == case.id, Recusal.account_id == actor.account_id)
    return session.scalars(theirs).first() is not None
