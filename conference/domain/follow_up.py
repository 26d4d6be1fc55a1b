"""Three months later: does the family want a review, what became of the plan, how the case ends."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from conference.domain.reasons import Reason

REVIEW_MONTHS, ENOUGH_TRIES = 3, 3


class Wish(StrEnum):
    """The family decides whether there is a review [L415-417]."""

    WANTED = "wanted"
    DECLINED = "declined"


class ReviewState(StrEnum):
    """Where the review of a case stands; it follows from facts and is not stored."""

    UNASKED = "unasked"
    DECLINED = "declined"
    WANTED = "wanted"
    OVERDUE = "overdue"
    HELD = "held"
    UNANSWERED = "unanswered"


class Resolved(StrEnum):
    """Is the starting situation resolved? Asked at the end and again at three months, never merged."""

    COMPLETELY = "completely"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class Kept(StrEnum):
    """What became of one action."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """What the rules of the end look at."""

    wish: Wish | None = None
    reviews: int = 0
    tries: int = 0
    synthesis: bool = False


def months_after(day: date, months: int) -> date:
    """The same day some months later, clamped to the end of a shorter month [L2127-2131]."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def review_due(conference: date) -> date:
    """When the review is proposed: three months after the conference."""
    return months_after(conference, REVIEW_MONTHS)


def review_state(facts: FollowUpFacts, due: date, today: date) -> ReviewState:
    """Where the review stands today."""
    if facts.reviews:
        return ReviewState.HELD
    if facts.wish is Wish.DECLINED:
        return ReviewState.DECLINED
    if facts.tries >= ENOUGH_TRIES:
        return ReviewState.UNANSWERED
    if facts.wish is None:
        return ReviewState.UNASKED
    return ReviewState.OVERDUE if due < today else ReviewState.WANTED


def reviewing(facts: FollowUpFacts) -> list[Reason]:
    """A review is held once the family has said that it wants one."""
    if facts.wish is Wish.WANTED:
        return []
    return [Reason("review_declined" if facts.wish is Wish.DECLINED else "wish_unknown", "follow_up")]


def closing(facts: FollowUpFacts) -> list[Reason]:
    """A synthesis sheet, and a review held, declined, or unanswered after enough tries."""
    settled = facts.reviews > 0 or facts.wish is Wish.DECLINED or facts.tries >= ENOUGH_TRIES
    asked = ((settled, "review_not_settled", "follow_up"), (facts.synthesis, "synthesis_missing", "synthesis"))
    return [Reason(code, place) for holds, code, place in asked if not holds]
