"""What a case waits for, and how it can end (one outcome, once closed)."""

from enum import StrEnum


class Stage(StrEnum):
    """The seven stages, in the order of the path."""

    REFERRAL = "referral"
    ASSIGNMENT = "assignment"
    PREPARATION = "preparation"
    CONFERENCE = "conference"
    VALIDATION = "validation"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


OPEN_STAGES = frozenset(Stage) - {Stage.CLOSED}


class Outcome(StrEnum):
    """How a closed case ended."""

    PLAN_AGREED = "plan_agreed"
    OWN_SOLUTION = "own_solution"
    NOT_COMPLETED = "not_completed"
    NOT_ADMITTED = "not_admitted"
