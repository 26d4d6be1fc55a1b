"""The table of steps: from where, to where, by whom, under which rule.

Reading it is reading the process; nothing else in the product knows which step leads where.
"""

from dataclasses import dataclass

from conference.domain import minimal, rules
from conference.domain.facts import CaseFacts, Given
from conference.domain.reasons import Reason
from conference.domain.roles import Capacity
from conference.domain.rules import asks, both
from conference.domain.stages import OPEN_STAGES, Outcome, Stage
from conference.domain.steps import Move, Step, StepCode

S, C = Stage, StepCode
REFERRER, COORDINATOR, BODY, HOLDER, LEAD = (
    frozenset({c}) for c in (Capacity.REFERRER, Capacity.COORDINATOR, Capacity.BODY, Capacity.HOLDER, Capacity.LEAD)
)
RATIFIER = HOLDER | {Capacity.COORDINATOR}
AT = {stage: frozenset({stage}) for stage in Stage}
RECEIVED = OPEN_STAGES - AT[S.REFERRAL]
COORDINATED = RECEIVED - AT[S.ASSIGNMENT]
END = both(asks("reason", "ended_by"), rules.synthesis_if_coordinated)
WITHOUT_PLAN = both(rules.held, asks("words"), rules.closes_with_synthesis)
CHOSEN = both(rules.coordinator_found, asks("pertinence"), rules.body_decides)
DECLINED = both(asks("reason", "advice"), rules.body_declines)

STEPS: dict[StepCode, Step] = {
    step.code: step
    for step in (
        Step(C.SUBMIT, AT[S.REFERRAL], S.ASSIGNMENT, REFERRER, rules.complete_referral),
        Step(C.WITHDRAW_DRAFT, AT[S.REFERRAL], Move.GONE, REFERRER),
        Step(C.RETURN, AT[S.ASSIGNMENT], S.REFERRAL, BODY, asks("words")),
        Step(C.POSTPONE, AT[S.ASSIGNMENT], Move.STAYS, BODY, asks("until", "words")),
        Step(C.DECLINE, AT[S.ASSIGNMENT], S.CLOSED, BODY, DECLINED),
        Step(C.ASSIGN, AT[S.ASSIGNMENT], S.PREPARATION, BODY, CHOSEN),
        Step(C.CONVENE, AT[S.PREPARATION], S.CONFERENCE, COORDINATOR, rules.ready_to_convene),
        Step(C.ADJOURN, AT[S.CONFERENCE], S.PREPARATION, COORDINATOR, asks("words")),
        Step(C.RECORD, AT[S.CONFERENCE], S.VALIDATION, COORDINATOR, both(rules.held, rules.with_plan)),
        Step(C.RECORD_WITHOUT_PLAN, AT[S.CONFERENCE], Move.EITHER, COORDINATOR, WITHOUT_PLAN),
        Step(C.VALIDATE_FORM, AT[S.VALIDATION], Move.STAYS, COORDINATOR, rules.valid_form),
        Step(C.RETURN_FOR_FORM, AT[S.VALIDATION], S.CONFERENCE, COORDINATOR, asks("words")),
        Step(C.RATIFY, AT[S.VALIDATION], S.FOLLOW_UP, RATIFIER, rules.content_answered),
        Step(C.SEND_BACK, AT[S.VALIDATION], S.CONFERENCE, HOLDER, asks("words")),
        Step(C.REVIEW, AT[S.FOLLOW_UP], Move.STAYS, COORDINATOR, rules.wanted_review),
        Step(C.ADAPT, AT[S.FOLLOW_UP], S.VALIDATION, COORDINATOR, rules.adapted_plan),
        Step(C.CONVENE_AGAIN, AT[S.FOLLOW_UP], S.PREPARATION, COORDINATOR, asks("words")),
        Step(C.CLOSE, AT[S.FOLLOW_UP], S.CLOSED, COORDINATOR, rules.ready_to_close),
        Step(C.STOP, OPEN_STAGES, S.CLOSED, COORDINATOR | BODY | REFERRER, END, while_suspended=True),
        Step(C.SUSPEND, RECEIVED, Move.STAYS, BODY | COORDINATOR, asks("words")),
        Step(C.RESUME, RECEIVED, Move.STAYS, BODY | COORDINATOR, while_suspended=True),
        Step(C.HAND_OVER, COORDINATED, Move.STAYS, BODY, CHOSEN),
        Step(C.RELEASE, COORDINATED, S.ASSIGNMENT, BODY, asks("words")),
        Step(C.REOPEN, AT[S.CLOSED], Move.BACK, BODY, asks("words")),
        Step(C.TAKE_OVER, frozenset(), Move.ANY, LEAD),
    )
}


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a case stands after a step."""

    stage: Stage | None
    suspended: bool
    outcome: Outcome | None


RUNS = "private_time_running"
REFERRER_STOPS = frozenset({Stage.REFERRAL, Stage.ASSIGNMENT})


def possible(step: Step, facts: CaseFacts, capacities: frozenset[Capacity], *, received: bool) -> list[Reason]:
    """Why nobody, or not this person, may take the step where the case stands; ``[]`` when they may.

    ``received`` is whether the case was ever submitted: a draft is withdrawn, a returned referral is
    stopped, for it counts already.
    """
    for holds, code in _bars(step, facts, received=received):
        if holds:
            return [Reason(code, "private_time" if code == RUNS else "")]
    return [] if _hats(step, facts, capacities) else [Reason("not_yours")]


def _bars(step: Step, facts: CaseFacts, *, received: bool) -> tuple[tuple[bool, str], ...]:
    """What bars a step whoever asks for it, the first that holds being the one to say."""
    return (
        (facts.stage not in step.sources, "wrong_stage"),
        (step.code is C.RESUME and not facts.suspended, "not_suspended"),
        (facts.conference.running, RUNS),
        (facts.suspended and not step.while_suspended, "suspended"),
        (step.code is C.WITHDRAW_DRAFT and received, "already_received"),
        (step.code in {C.RETURN, C.DECLINE} and facts.assigned_before, "assigned_before"),
        (step.code is C.STOP and not received, "still_a_draft"),
        (step.code is C.VALIDATE_FORM and facts.plan.form_valid, "form_valid_already"),
    )


def _hats(step: Step, facts: CaseFacts, capacities: frozenset[Capacity]) -> frozenset[Capacity]:
    """In which of their capacities somebody may take a step."""
    hats = capacities & step.by
    if step.code is C.STOP and facts.stage not in REFERRER_STOPS:
        return hats - REFERRER
    return hats & HOLDER if step.code is C.RATIFY and facts.held else hats


def refusals(step: Step, facts: CaseFacts, given: Given) -> list[Reason]:
    """Every reason of the step's own rule; in a minimal case, those that no tick meets."""
    reasons = step.rule(facts, given)
    return minimal.left(reasons, facts.ticks) if facts.minimal else reasons
