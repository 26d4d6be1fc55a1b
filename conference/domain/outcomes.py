"""The state that a case is counted in, and the coded reasons why it ended."""

from enum import StrEnum

from conference.domain.stages import Outcome, Stage


class State(StrEnum):
    """What a received case counts as at a date; the last one is no state but the gap."""

    COMPLETED = "completed"
    UNDER_WAY = "under_way"
    NOT_COMPLETED = "not_completed"
    GAP = "gap"


class EndReason(StrEnum):
    """Why a case was stopped or not admitted."""

    FAMILY_ORGANISED = "family_organised"
    FAMILY_DECLINED = "family_declined"
    PARENT_REFUSED = "parent_refused"
    SITUATION_CHANGED = "situation_changed"
    NETWORK_TOO_FRAGILE = "network_too_fragile"
    NO_COORDINATOR = "no_coordinator"
    COURT_DECISION = "court_decision"
    HEALTH_CRISIS = "health_crisis"
    NO_QUESTION_TO_DECIDE = "no_question_to_decide"
    OTHER_ANSWER_FITTER = "other_answer_fitter"
    OTHER = "other"


DECLINE_REASONS = (
    EndReason.NO_QUESTION_TO_DECIDE,
    EndReason.OTHER_ANSWER_FITTER,
    EndReason.SITUATION_CHANGED,
    EndReason.OTHER,
)
STOP_REASONS = tuple(
    reason for reason in EndReason if reason not in {EndReason.NO_QUESTION_TO_DECIDE, EndReason.OTHER_ANSWER_FITTER}
)


class EndedBy(StrEnum):
    """Who ended it: stopping is always somebody's decision."""

    FAMILY = "family"
    PERSON = "person"
    PROFESSIONAL = "professional"
    BODY = "body"
    COURT = "court"


def outcome_of_stop(reason: EndReason) -> Outcome:
    """A family that organised itself found its own solution [L2282-2286]: neither failure nor success."""
    return Outcome.OWN_SOLUTION if reason is EndReason.FAMILY_ORGANISED else Outcome.NOT_COMPLETED


def state(stage: Stage, outcome: Outcome | None, *, taken_over: bool, has_coordinator: bool) -> State:
    """The state of a received case (never a draft)."""
    if outcome is Outcome.PLAN_AGREED or stage is Stage.FOLLOW_UP:
        return State.COMPLETED
    if stage is Stage.CLOSED:
        return State.NOT_COMPLETED
    return State.GAP if taken_over and not has_coordinator else State.UNDER_WAY
