"""The family asks for somebody else: no reason is asked of it, and none is kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework import step
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.assignment import FamilyRefusal
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.capacities import capacities

RECEIVED = OPEN_STAGES - {Stage.REFERRAL}
TELLS = frozenset({Capacity.COORDINATOR, Capacity.REFERRER, Capacity.HOLDER, Capacity.BODY})


def tell(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> FamilyRefusal:
    """Note whom the family will not have, before or after they are assigned; it never comes off.

    Raises `Refused` for a draft, a closed case, or somebody refused already.
    """
    open_at(session, case, *RECEIVED, while_suspended=True)
    if actor.account_id is None or not TELLS & capacities(session, actor, case):
        raise step.NotPossible(Reason("not_yours"))
    known = select(FamilyRefusal.id).where(
        FamilyRefusal.case_id == case.id, FamilyRefusal.coordinator_id == coordinator.id
    )
    if session.scalars(known).first() is not None:
        raise Refused(Reason("refused_already", "coordinator"))
    refusal = FamilyRefusal(
        case_id=case.id, coordinator_id=coordinator.id, told_at=clock.now(), told_by=actor.account_id
    )
    return keep(session, actor, case, Act.REFUSAL_TOLD, refusal, "coordinator")
