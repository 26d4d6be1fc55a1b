"""The table of steps: from where, to where, by whom, under which rule.

Reading it is reading the process; nothing else in the product knows which step leads where.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Reason
from conference.domain.referral import ReferralFacts, submission
from conference.domain.roles import Capacity
from conference.domain.stages import OPEN_STAGES, Outcome, Stage


class StepCode(StrEnum):
    """The steps; each is one act, one permission, one line in the story of a case."""

    SUBMIT = "submit"
    WITHDRAW_DRAFT = "withdraw_draft"
    RETURN = "return"
    POSTPONE = "postpone"
    DECLINE = "decline"
    ASSIGN = "assign"
    STOP = "stop"
    SUSPEND = "suspend"
    RESUME = "resume"
    REOPEN = "reopen"
    TAKE_OVER = "take_over"


class Move(StrEnum):
    """Where a step leads when that is not one fixed stage."""

    STAYS = "stays"
    BACK = "back"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a step: every field is empty unless the step asks for it."""

    words: str = ""
    advice: str = ""
    pertinence: str = ""
    reason: EndReason | None = None
    ended_by: EndedBy | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the rules look at in a case; ``neutrality`` holds the reasons that still block."""

    stage: Stage
    suspended: bool = False
    referral: ReferralFacts = field(default_factory=ReferralFacts)
    chosen: bool = False
    engaged: bool = False
    declared: bool = False
    neutrality: tuple[Reason, ...] = ()


Rule = Callable[[CaseFacts, Given], list[Reason]]


def _free(facts: CaseFacts, given: Given) -> list[Reason]:
    return []


def _complete_referral(facts: CaseFacts, given: Given) -> list[Reason]:
    return submission(facts.referral)


def _asks(*fields: str) -> Rule:
    def rule(facts: CaseFacts, given: Given) -> list[Reason]:
        return [Reason(f"{name}_missing", "decision") for name in fields if not getattr(given, name)]

    return rule


def _assignable(facts: CaseFacts, given: Given) -> list[Reason]:
    if not facts.chosen:
        return [Reason("coordinator_missing", "assignment"), *_asks("pertinence")(facts, given)]
    asked = (
        (facts.engaged, "coordinator_not_engaged"),
        (facts.declared, "declaration_missing"),
    )
    reasons = [Reason(code, "assignment") for holds, code in asked if not holds]
    return [*reasons, *facts.neutrality, *_asks("pertinence")(facts, given)]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table."""

    code: StepCode
    sources: frozenset[Stage]
    target: Stage | Move
    by: frozenset[Capacity]
    rule: Rule = _free
    while_suspended: bool = False


S, C = Stage, StepCode
REFERRER = frozenset({Capacity.REFERRER})
BODY = frozenset({Capacity.BODY})
BODY_OR_COORDINATOR = BODY | {Capacity.COORDINATOR}
ANYONE_ON_IT = BODY_OR_COORDINATOR | REFERRER
IN_REFERRAL, IN_ASSIGNMENT, IN_CLOSED = (frozenset({s}) for s in (S.REFERRAL, S.ASSIGNMENT, S.CLOSED))
RECEIVED = OPEN_STAGES - IN_REFERRAL

STEPS: dict[StepCode, Step] = {
    step.code: step
    for step in (
        Step(C.SUBMIT, IN_REFERRAL, S.ASSIGNMENT, REFERRER, _complete_referral),
        Step(C.WITHDRAW_DRAFT, IN_REFERRAL, Move.GONE, REFERRER),
        Step(C.RETURN, IN_ASSIGNMENT, S.REFERRAL, BODY, _asks("words")),
        Step(C.POSTPONE, IN_ASSIGNMENT, Move.STAYS, BODY, _asks("until", "words")),
        Step(C.DECLINE, IN_ASSIGNMENT, S.CLOSED, BODY, _asks("reason", "advice")),
        Step(C.ASSIGN, IN_ASSIGNMENT, S.PREPARATION, BODY, _assignable),
        Step(C.STOP, OPEN_STAGES, S.CLOSED, ANYONE_ON_IT, _asks("reason", "ended_by"), while_suspended=True),
        Step(C.SUSPEND, RECEIVED, Move.STAYS, BODY_OR_COORDINATOR, _asks("words")),
        Step(C.RESUME, RECEIVED, Move.STAYS, BODY_OR_COORDINATOR, while_suspended=True),
        Step(C.REOPEN, IN_CLOSED, Move.BACK, BODY, _asks("words")),
    )
}


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a case stands after a step."""

    stage: Stage | None
    suspended: bool
    outcome: Outcome | None


REFERRER_STOPS = frozenset({Stage.REFERRAL, Stage.ASSIGNMENT})


def possible(step: Step, facts: CaseFacts, capacities: frozenset[Capacity], *, received: bool) -> list[Reason]:
    """Why nobody, or not this person, may take the step where the case stands; ``[]`` when they may.

    ``received`` is whether the case was ever submitted: a draft is withdrawn, a returned referral is
    stopped, for it counts already.
    """
    if facts.stage not in step.sources:
        return [Reason("wrong_stage")]
    if step.code is C.RESUME and not facts.suspended:
        return [Reason("not_suspended")]
    if facts.suspended and not step.while_suspended:
        return [Reason("suspended")]
    if step.code is C.WITHDRAW_DRAFT and received:
        return [Reason("already_received")]
    if step.code is C.STOP and not received:
        return [Reason("still_a_draft")]
    hats = capacities & step.by
    if step.code is C.STOP and facts.stage not in REFERRER_STOPS:
        hats -= {Capacity.REFERRER}
    return [] if hats else [Reason("not_yours")]


def refusals(step: Step, facts: CaseFacts, given: Given) -> list[Reason]:
    """Every reason of the step's own rule."""
    return step.rule(facts, given)
