"""The steps by name, and where each may lead."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.roles import Capacity
from conference.domain.rules import Rule, free
from conference.domain.stages import Stage


class StepCode(StrEnum):
    """The steps; each is one act, one permission, one line in the story of a case."""

    SUBMIT = "submit"
    WITHDRAW_DRAFT = "withdraw_draft"
    RETURN = "return"
    POSTPONE = "postpone"
    DECLINE = "decline"
    ASSIGN = "assign"
    CONVENE = "convene"
    ADJOURN = "adjourn"
    RECORD = "record"
    RECORD_WITHOUT_PLAN = "record_without_plan"
    VALIDATE_FORM = "validate_form"
    RETURN_FOR_FORM = "return_for_form"
    RATIFY = "ratify"
    SEND_BACK = "send_back"
    REVIEW = "review"
    ADAPT = "adapt"
    CONVENE_AGAIN = "convene_again"
    CLOSE = "close"
    STOP = "stop"
    SUSPEND = "suspend"
    RESUME = "resume"
    HAND_OVER = "hand_over"
    RELEASE = "release"
    REOPEN = "reopen"
    TAKE_OVER = "take_over"


# What is said on the day and of the plan is the family's: told to who reads the plan, not to the designating body.
OF_THE_PLAN = frozenset(
    {
        *(StepCode.ADJOURN, StepCode.RECORD, StepCode.RECORD_WITHOUT_PLAN, StepCode.RETURN_FOR_FORM),
        *(StepCode.SEND_BACK, StepCode.REVIEW, StepCode.ADAPT, StepCode.CONVENE_AGAIN),
    }
)


class Move(StrEnum):
    """Where a step leads when that is not one fixed stage."""

    STAYS = "stays"
    BACK = "back"
    GONE = "gone"
    EITHER = "either"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the table."""

    code: StepCode
    sources: frozenset[Stage]
    target: Stage | Move
    by: frozenset[Capacity]
    rule: Rule = free
    while_suspended: bool = False
