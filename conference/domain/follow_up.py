"""Three months later: does the family want a review, what became of the plan, how the case ends."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conference.domain.reasons import Reason

REVIEW_MONTHS, ENOUGH_TRIES = 3, 3
# A call is asked for so many days before the day it was set to.
CALL_AHEAD = timedelta(days=7)


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


class Call(StrEnum):
    """What came of the call that some départements make a few weeks after the conference."""

    REACHED = "reached"
    NOBODY = "nobody"
    NEEDLESS = "needless"


class Home(StrEnum):
    """Where a child lives."""

    PARENTS = "parents"
    ONE_PARENT = "one_parent"
    RELATIVE = "relative"
    FOSTER_FAMILY = "foster_family"
    INSTITUTION = "institution"
    OWN = "own"
    OTHER = "other"
    UNKNOWN = "unknown"


class When(StrEnum):
    """The two moments at which one looks where a child lives."""

    BEFORE = "before"
    REVIEW = "review"


class ThanksWay(StrEnum):
    """How the family was thanked and told that the work with it is over."""

    POST = "post"
    BY_HAND = "by_hand"
    CALL = "call"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """What the rules of the end look at, and the days that what is still to come is set to."""

    wish: Wish | None = None
    reviews: int = 0
    tries: int = 0
    synthesis: bool = False
    call_due: date | None = None
    called: bool = False
    next_review: date | None = None


def months_after(day: date, months: int) -> date:
    """The same day some months later, clamped to the end of a shorter month [L2127-2131]."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def review_due(conference: date, months: int = REVIEW_MONTHS) -> date:
    """When the review is proposed: three months after the conference, or what the département chose instead."""
    return months_after(conference, months)


def call_due(conference: date, weeks: int | None) -> date | None:
    """When the family is called for news; None where the département makes no such call."""
    return conference + timedelta(weeks=weeks) if weeks else None


def to_call(facts: FollowUpFacts, review: date, today: date, ahead: timedelta = CALL_AHEAD) -> bool:
    """Whether the call is to be made now: once a review was held, or its day has come, that says more than a call."""
    due = facts.call_due
    return due is not None and not facts.called and not facts.reviews and due - ahead <= today < review


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
