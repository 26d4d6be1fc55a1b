"""When things happen in the demonstration: counted back from today, on working days."""

from datetime import date, datetime, timedelta

from conference import clock
from conference.domain.delays import is_working_day

ZONE = "Europe/Paris"


def day(ago: int) -> date:
    """The last working day that is at least ``ago`` days before today."""
    found = clock.today(ZONE) - timedelta(days=ago)
    while not is_working_day(found):
        found -= timedelta(days=1)
    return found


def instant(ago: int, minutes: int = 0) -> datetime:
    """That day at nine in the morning and some ``minutes``."""
    return clock.noon(day(ago), ZONE) + timedelta(hours=-3, minutes=minutes)
