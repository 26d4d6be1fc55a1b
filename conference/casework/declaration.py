"""The acts on a declaration that are neither its question nor its answer: taking it back, reporting a tie later."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import step
from conference.casework.assignment import body_decides
from conference.casework.writing import open_at
from conference.domain.actors import Actor
from conference.domain.neutrality import TieKind
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.models.assignment import Declaration, Tie
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.capacities import capacities
from conference.queries.neutrality import COORDINATED


def take_back(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> None:
    """Ask no longer somebody who has not answered, so that another may be asked: silence is not a yes."""
    body_decides(session, actor, case, coordinator)
    declaration = _theirs(session, case, coordinator)
    if declaration is None or declaration.answered_at is not None or declaration.withdrawn_at is not None:
        raise Refused(Reason("nobody_is_asked"))
    declaration.withdrawn_at = clock.now()
    session.flush()
    audit.write(session, actor, Act.DECLARATION_TAKEN_BACK, case, ("coordinator",))


def report(session: Session, actor: Actor, case: Case, *, knows: bool, ties: Collection[TieKind]) -> None:
    """A tie that shows while somebody coordinates: it adds to what they declared, and takes nothing back."""
    open_at(session, case, *COORDINATED, while_suspended=True)
    coordinator = _own(session, actor, case)
    if not knows and not ties:
        raise Refused(Reason("nothing_to_report", "knows"))
    declaration = _theirs(session, case, coordinator)
    if declaration is None:
        asked_by = actor.account_id or 0
        declaration = Declaration(
            case_id=case.id, coordinator_id=coordinator.id, asked_at=clock.now(), asked_by=asked_by
        )
        session.add(declaration)
    declaration.knows, declaration.withdrawn_at = True, None
    declaration.answered_at, declaration.answered_by = clock.now(), actor.account_id
    told = select(Tie.kind).where(Tie.case_id == case.id, Tie.coordinator_id == coordinator.id)
    new = set(ties) - set(session.scalars(told))
    session.add_all(Tie(case_id=case.id, coordinator_id=coordinator.id, kind=kind) for kind in sorted(new))
    session.flush()
    audit.write(session, actor, Act.TIE_REPORTED, case, ("knows", "ties"))


def _own(session: Session, actor: Actor, case: Case) -> Coordinator:
    """Who acts, as the one who coordinates. Raises `NotPossible` for anybody else."""
    theirs = select(Coordinator).where(Coordinator.account_id == actor.account_id)
    found = session.scalars(theirs.where(Coordinator.id.in_([case.coordinator_id, case.pair_id]))).one_or_none()
    if found is None or Capacity.COORDINATOR not in capacities(session, actor, case):
        raise step.NotPossible(Reason("not_yours"))
    return found


def _theirs(session: Session, case: Case, coordinator: Coordinator) -> Declaration | None:
    theirs = Declaration.case_id == case.id, Declaration.coordinator_id == coordinator.id
    return session.scalars(select(Declaration).where(*theirs)).one_or_none()
