"""What a case asks of those who work on it, one thing at a time: the same at home and at a handover."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from conference.domain.follow_up import FollowUpFacts, ReviewState, review_state, to_call
from conference.domain.stages import Stage


class TaskKind(StrEnum):
    """What is to be done next in a case."""

    PREPARE = "prepare"
    HOLD = "hold"
    RECORD = "record"
    CHECK_FORM = "check_form"
    ANSWER_CONTENT = "answer_content"
    CALL = "call"
    ASK_WISH = "ask_wish"
    REVIEW = "review"
    SYNTHESISE = "synthesise"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What tells the task: dates are civil, and None before they are known."""

    stage: Stage
    conference_on: date | None = None
    form_valid: bool = False
    follow_up: FollowUpFacts = field(default_factory=FollowUpFacts)
    review_due: date | None = None


def task(facts: TaskFacts, today: date) -> TaskKind | None:
    """The next thing to do, or nothing where none of those who follow a case is waited for."""
    if facts.stage is Stage.PREPARATION:
        return TaskKind.PREPARE
    if facts.stage is Stage.CONFERENCE:
        passed = facts.conference_on is not None and facts.conference_on <= today
        return TaskKind.RECORD if passed else TaskKind.HOLD
    if facts.stage is Stage.VALIDATION:
        return TaskKind.ANSWER_CONTENT if facts.form_valid else TaskKind.CHECK_FORM
    return _after(facts, today) if facts.stage is Stage.FOLLOW_UP else None


def _after(facts: TaskFacts, today: date) -> TaskKind:
    """A review declined, held or unanswered asks for nothing more but the end, unless another one was agreed on."""
    if to_call(facts.follow_up, facts.review_due or today, today):
        return TaskKind.CALL
    state = review_state(facts.follow_up, facts.review_due or today, today)
    if state is ReviewState.HELD and facts.follow_up.next_review is not None:
        return TaskKind.REVIEW
    if state is ReviewState.UNASKED:
        return TaskKind.ASK_WISH
    if state in {ReviewState.WANTED, ReviewState.OVERDUE}:
        return TaskKind.REVIEW
    return TaskKind.CLOSE if facts.follow_up.synthesis else TaskKind.SYNTHESISE
