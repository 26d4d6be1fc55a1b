"""The agenda of the designating body: which day it sits next, why a case is there, and in which order."""

from datetime import date, timedelta
from enum import StrEnum

from conference.domain.delays import is_working_day


class Why(StrEnum):
    """Why a case is on the agenda: the first ones are looked at first."""

    RELEASED = "released"
    URGENT = "urgent"
    WAITING = "waiting"
    POSTPONED = "postponed"
    TO_CONFIRM = "to_confirm"
    TIE_FOUND = "tie_found"
    FAMILY_REFUSED = "family_refused"
    LEAVING = "leaving"
    DISAGREEMENT = "disagreement"


ORDER = {why: rank for rank, why in enumerate(Why)}


def proposed(last: date | None, weeks: int | None, today: date) -> date | None:
    """The day of the next sitting: the last one's day of the week, after today; None where there is no cadence.

    A holiday is skipped for the same day a week later, so that a body that sits on Thursdays goes on doing so.
    """
    if last is None or not weeks:
        return None
    day = last + timedelta(weeks=weeks)
    while day <= today:
        day += timedelta(weeks=weeks)
    while not is_working_day(day) and day.weekday() < 5:
        day += timedelta(weeks=1)
    return day
