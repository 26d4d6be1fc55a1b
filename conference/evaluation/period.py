"""The period that a figure is about: civil dates of a département, both included."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


class BadPeriod(Exception):
    """A period that ends before it begins."""


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included, in a time zone named as in the IANA base."""

    first: date
    last: date
    zone: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadPeriod(f"{self.first} > {self.last}")

    @property
    def begins(self) -> datetime:
        """The instant of its first midnight, UTC."""
        return _midnight(self.first, self.zone)

    @property
    def ends(self) -> datetime:
        """The instant that follows its last day, UTC: what happens then is outside."""
        return _midnight(self.last + timedelta(days=1), self.zone)

    @property
    def first_quarter(self) -> date:
        """The first day of the quarter in which it begins."""
        return date(self.first.year, self.first.month - (self.first.month - 1) % 3, 1)


def year(number: int, zone: str) -> Period:
    """The civil year."""
    return Period(date(number, 1, 1), date(number, 12, 31), zone)


def _midnight(day: date, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
