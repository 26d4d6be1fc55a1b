"""Taking a step: may this person, here, now? Does the rule hold? Then through the one door."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from conference.casework import passage
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.workflow import STEPS, CaseFacts, Given, StepCode, possible, refusals
from conference.models.case import Case
from conference.models.journal import Passage
from conference.queries.capacities import capacities
from conference.queries.facts import case_facts
from conference.queries.neutrality import Candidate
from conference.queries.referral import Dossier


class NotPossible(Refused):
    """The step is not one that this person may take where the case stands."""


@dataclass(frozen=True, slots=True)
class Open:
    """A step that this person may take here, and what its rule still misses."""

    code: StepCode
    reasons: list[Reason]


def open_steps(session: Session, actor: Actor, case: Case, said: Dossier) -> list[Open]:
    """The steps that an actor may take on a case where it stands, with what each still misses.

    What is typed with the step itself (a reason, a date) is not counted as missing.
    """
    facts = CaseFacts(case.stage, case.suspended, said.facts)
    hats = capacities(session, actor, case)
    return [
        Open(
            step.code,
            [r for r in refusals(step, facts, Given()) if r.place not in {"decision", "assignment"}],
        )
        for step in STEPS.values()
        if not possible(step, facts, hats, received=case.received)
    ]


def allow(
    session: Session, actor: Actor, case: Case, code: StepCode, given: Given, chosen: Candidate | None = None
) -> CaseFacts:
    """Let a step through. Raises `NotPossible` or `Refused`, each with every reason."""
    step, facts = STEPS[code], case_facts(session, case, chosen)
    barred = possible(step, facts, capacities(session, actor, case), received=case.received)
    if barred:
        raise NotPossible(*barred)
    reasons = refusals(step, facts, given)
    if reasons:
        raise Refused(*reasons)
    return facts


def take(
    session: Session,
    actor: Actor,
    case: Case,
    code: StepCode,
    given: Given = passage.NOTHING_GIVEN,
    happened_at: datetime | None = None,
) -> Passage:
    """Take a step that needs nothing but what is given: return, postpone, decline, stop, suspend, resume."""
    allow(session, actor, case, code, given)
    return passage.record(session, actor, case, code, given, happened_at)
