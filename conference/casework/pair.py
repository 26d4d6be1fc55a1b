"""Two people for one case: the body gives the coordinator somebody to stand beside them, by the same checks."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import assignment, step
from conference.domain import rules
from conference.domain.actors import Actor
from conference.domain.body import unwritten
from conference.domain.facts import Given
from conference.domain.reasons import Reason, Refused
from conference.domain.steps import StepCode
from conference.models.assignment import RUNNING, Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.queries.neutrality import candidate


def pair(session: Session, actor: Actor, case: Case, coordinator: Coordinator) -> Assignment:
    """Put somebody beside the coordinator of a case, in the place of whoever was there.

    Raises `NotPossible` for who may not decide, `Refused` with everything that stands in the way.
    """
    assignment.not_oneself(actor, coordinator)
    chosen = candidate(session, case, session.get_one(Department, case.department_id), coordinator)
    facts = step.check(session, actor, case, StepCode.HAND_OVER, chosen)
    facts = replace(facts, body=unwritten(facts.body))
    beside = [Reason("pairs_already", "assignment")] if case.pair_id == coordinator.id else []
    reasons = [*beside, *rules.coordinator_found(facts, Given()), *rules.body_decides(facts, Given())]
    if reasons:
        raise Refused(*reasons)
    _end(session, case, now := clock.now())
    case.pair_id = coordinator.id
    beside_them = Assignment(case_id=case.id, coordinator_id=coordinator.id, pair=True, since=now)
    session.add(beside_them)
    session.flush()
    audit.write(session, actor, Act.PAIR_NAMED, case, ("pair",))
    return beside_them


def unpair(session: Session, actor: Actor, case: Case) -> None:
    """Leave the coordinator alone with a case. Raises `Refused` where nobody stands beside them."""
    step.check(session, actor, case, StepCode.HAND_OVER)
    if case.pair_id is None:
        raise Refused(Reason("no_pair", "assignment"))
    _end(session, case, clock.now())
    case.pair_id = None
    session.flush()
    audit.write(session, actor, Act.PAIR_ENDED, case, ("pair",))


def _end(session: Session, case: Case, at: datetime) -> None:
    theirs = select(Assignment).where(Assignment.case_id == case.id, Assignment.pair, RUNNING)
    for one in session.scalars(theirs):
        one.until = at
