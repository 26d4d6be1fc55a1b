"""An almanac of its own: the hour of three places, the days that count, three months on.

Neither a base of time zones nor a calendar of holidays is asked: the offsets of the law are written here.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from tests import recount

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ZONES = ("Europe/Paris", "Indian/Reunion", "America/Guadeloupe")
LATE, EARLY = time(23, 30), time(0, 30)


@cache
def last_sunday(year: int, month: int) -> date:
    """The Sunday on which the hour changes in Europe."""
    return next(day for day in (date(year, month, 31) - n * DAY for n in range(7)) if day.isoweekday() == 7)


def ahead_of_utc(zone: str, instant: datetime) -> timedelta:
    """Réunion and Guadeloupe never change; Paris gains an hour from March to October, at one o’clock in UTC."""
    fixed = {"Indian/Reunion": 4 * HOUR, "America/Guadeloupe": -4 * HOUR}
    if zone in fixed:
        return fixed[zone]
    begins, ends = (datetime.combine(last_sunday(instant.year, month), time(1), UTC) for month in (3, 10))
    return (2 if begins <= instant < ends else 1) * HOUR


def instant(day: date, hour: time, zone: str) -> datetime:
    """The instant of a civil day and time, where the hour does not change between half past eleven and one."""
    naive = datetime.combine(day, hour, UTC)
    return next(
        found for offset in (2, 1, 4, -4) if ahead_of_utc(zone, found := naive - offset * HOUR) == offset * HOUR
    )


def counts(unit: str, day: date) -> bool:
    return unit == "calendar" or (day.isoweekday() <= 5 and not recount.is_holiday(day))


@cache
def due(unit: str, start: date, number: int) -> date:
    """Walk on, counting only the days that count; the first day is never one of them."""
    day = start
    while number:
        day += DAY
        number -= counts(unit, day)
    return day


@cache
def three_months_on(day: date) -> date:
    """The month is counted on the fingers; a day that it does not have gives way to the one before."""
    month = (day.month + 2) % 12 + 1
    year = day.year + (1 if month < day.month else 0)
    for wished in range(day.day, 0, -1):
        try:
            return date(year, month, wished)
        except ValueError:
            continue
    raise AssertionError(day)
