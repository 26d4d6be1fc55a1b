"""The only place that asks the time, so that a test can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """The present instant, in UTC, to the microsecond."""
    return _frozen.get() or datetime.now(UTC)


def today(zone: str) -> date:
    """The civil date in a time zone named as in the IANA base, such as ``Europe/Paris``."""
    return civil(now(), zone)


def civil(instant: datetime, zone: str) -> date:
    """The civil date of an instant in a time zone."""
    return instant.astimezone(ZoneInfo(zone)).date()


def noon(day: date, zone: str) -> datetime:
    """The instant at noon of a civil date: what is meant when only a day was typed."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def at(day: date, hour: time, zone: str) -> datetime:
    """The instant, in UTC, that a typed day and time mean in a time zone."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Hold the clock at an instant: the demo's life and the tests live through it."""
    token = _frozen.set(instant)
    try:
        yield
    finally:
        _frozen.reset(token)


def ago(delay: timedelta) -> datetime:
    """The instant that lies a delay before the present."""
    return now() - delay
