"""Taking a step: may this person, here, now? Does the rule hold? Then through the one door."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import passage
from conference.domain import days
from conference.domain.actors import Actor
from conference.domain.body import Decided, decided
from conference.domain.body import seated as in_its_sitting
from conference.domain.facts import CaseFacts, Given
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Capacity
from conference.domain.steps import StepCode
from conference.domain.workflow import STEPS, possible, refusals
from conference.models.case import Case
from conference.models.department import Department
from conference.models.journal import Passage
from conference.queries import body
from conference.queries.capacities import capacities
from conference.queries.facts import case_facts
from conference.queries.neutrality import Candidate
from conference.queries.preparation import sitting

DECIDED = frozenset({StepCode.DECLINE})
# What is typed, or chosen, on the page of the step itself.
TYPED = frozenset({"decision", "assignment"})


class NotPossible(Refused):
    """The step is not one that this person may take where the case stands."""


@dataclass(frozen=True, slots=True)
class Open:
    """A step that this person may take here, and what its rule still misses."""

    code: StepCode
    reasons: list[Reason]


def open_steps(
    session: Session, actor: Actor, case: Case, facts: CaseFacts | None = None, *, opened: bool | None = None
) -> list[Open]:
    """The steps that an actor may take on a case where it stands, with what each still misses.

    ``opened`` is whether their permissions let them decide on it, where these were read already.

    What is typed with the step itself (a reason, a date) is not counted as missing.
    """
    facts = facts or case_facts(session, case, actor)
    hats = capacities(session, actor, case, opened=opened)
    return [
        Open(
            step.code,
            [reason for reason in refusals(step, facts, Given()) if reason.place not in TYPED],
        )
        for step in STEPS.values()
        if not possible(step, facts, hats, received=case.received)
    ]


def check(session: Session, actor: Actor, case: Case, code: StepCode, chosen: Candidate | None = None) -> CaseFacts:
    """The facts of a case, when this person may take a step where it stands. Raises `NotPossible`."""
    facts = case_facts(session, case, actor, chosen)
    barred = possible(STEPS[code], facts, capacities(session, actor, case), received=case.received)
    if barred:
        raise NotPossible(*barred)
    return facts


def missing(session: Session, actor: Actor, case: Case, code: StepCode) -> list[Reason]:
    """What the rule of a step still misses elsewhere in the case, whatever is typed with the step itself."""
    found = refusals(STEPS[code], check(session, actor, case, code), Given())
    return [reason for reason in found if reason.place not in TYPED]


def allow(
    session: Session, actor: Actor, case: Case, code: StepCode, given: Given, chosen: Candidate | None = None
) -> CaseFacts:
    """Let a step through. Raises `NotPossible` or `Refused`, each with every reason."""
    facts = check(session, actor, case, code, chosen)
    reasons = refusals(STEPS[code], facts, given)
    if reasons:
        raise Refused(*reasons)
    return facts


def decision(session: Session, actor: Actor, case: Case, facts: CaseFacts, *, urgent: bool = True) -> Decided | None:
    """In which way the body comes to a decision that was let through, as it is written with it."""
    found = body.in_sitting(session, case, actor, facts.body)
    return decided(found if urgent else replace(found, urgent=False))


def take(
    session: Session,
    actor: Actor,
    case: Case,
    code: StepCode,
    given: Given = passage.NOTHING_GIVEN,
    happened_at: datetime | None = None,
) -> Passage:
    """Take a step that needs nothing but what is given: return, postpone, decline, stop, suspend, resume."""
    facts = allow(session, actor, case, code, given)
    untimely = _untimely(session, case, code, given, happened_at or clock.now())
    if untimely:
        raise Refused(*untimely)
    if code in DECIDED:
        given = replace(given, decided=decision(session, actor, case, facts, urgent=False))
    else:
        given = seated(session, actor, case, given, facts, happened_at)
    return passage.record(session, actor, case, code, given, happened_at)


def seated(
    session: Session, actor: Actor, case: Case, given: Given, facts: CaseFacts, happened_at: datetime | None = None
) -> Given:
    """What is given, with the sitting that it is decided in, where the body acts there: it is not refused elsewhere.

    What is typed for another moment than now was not decided in it.
    """
    if happened_at is not None or Capacity.BODY not in capacities(session, actor, case):
        return given
    there = in_its_sitting(body.in_sitting(session, case, actor, facts.body))
    return given if there is None else replace(given, decided=there)


def _untimely(session: Session, case: Case, code: StepCode, given: Given, happened_at: datetime) -> list[Reason]:
    """Why a day that the step looks ahead to cannot be."""
    zone = session.get_one(Department, case.department_id).zone
    happened = clock.civil(happened_at, zone)
    if code is StepCode.POSTPONE:
        return days.postponed(given.until, happened)
    planned = sitting(session, case) if code is StepCode.CONVENE else None
    return days.convened(clock.civil(planned.at, zone), happened) if planned and planned.at else []
