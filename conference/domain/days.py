"""Days that are typed for what is still to come: a sitting, the end of a postponement."""

from datetime import date, timedelta

from conference.domain.reasons import Reason

# Nobody fixes a day further ahead than this: a year was mistyped.
FURTHEST = timedelta(days=731)


def of_a_sitting(on: date, received: date | None, today: date) -> list[Reason]:
    """Why a sitting cannot be fixed on a day: before the case was received, or out of reach."""
    if received is not None and on < received:
        return [Reason("before_reception", "day")]
    return _too_far(on, today, "day")


def of_the_body(on: date, today: date) -> list[Reason]:
    """Why the designating body cannot be called for a day."""
    return [Reason("body_sitting_past", "day")] if on < today else _too_far(on, today, "day")


def of_a_council(on: date, today: date) -> list[Reason]:
    """Why another body cannot be said to meet on a day; one that is past may be told of still."""
    return _too_far(on, today, "day")


def convened(sitting: date | None, happened: date) -> list[Reason]:
    """Why a conference cannot have been fixed on the day it is said to have been: its own day was past."""
    past = sitting is not None and sitting < happened
    return [Reason("sitting_past", "happened_at")] if past else []


def postponed(until: date | None, happened: date) -> list[Reason]:
    """Why a case cannot be postponed to a day."""
    if until is None:
        return []
    return [Reason("until_past", "until")] if until <= happened else _too_far(until, happened, "until")


def _too_far(day: date, since: date, place: str) -> list[Reason]:
    return [Reason("too_far_ahead", place)] if day - since > FURTHEST else []
