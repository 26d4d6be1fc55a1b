"""Reopening a closed case: it goes back to the stage it left, and its coordinator with it, and their pair."""

from datetime import datetime

from sqlalchemy.orm import Session

from conference.casework import passage, step
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.case import Case


def reopen(session: Session, actor: Actor, case: Case, words: str, happened_at: datetime | None = None) -> None:
    """Reopen a case, with the reason; both dates are kept by the journal."""
    given = Given(words=words.strip())
    facts = step.allow(session, actor, case, StepCode.REOPEN, given)
    given = step.seated(session, actor, case, given, facts, happened_at)
    entry = passage.record(session, actor, case, StepCode.REOPEN, given, happened_at)
    if case.stage is Stage.ASSIGNMENT:
        case.coordinator_id = case.pair_id = None  # a case taken over may have had one: it waits for the body again
    elif case.coordinator_id is not None:
        session.add(Assignment(case_id=case.id, coordinator_id=case.coordinator_id, since=entry.happened_at))
        if case.pair_id is not None:
            session.add(Assignment(case_id=case.id, coordinator_id=case.pair_id, pair=True, since=entry.happened_at))
    session.flush()
