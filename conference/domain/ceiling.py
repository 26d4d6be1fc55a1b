"""What letters of mission give of working time, and how much of it is used [L2474-2478].

A full-time day is seven hours, Monday to Friday, French public holidays apart; leave is not taken off, nobody notes it.
A letter gives its share of each of its days, so that one which begins, changes or ends in a month counts to the day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from conference.domain.delays import is_working_day
from conference.domain.mission import Letter

WORKING_DAY = 7 * 60  # minutes: thirty-five hours over five days, Code du travail, article L3121-27
NEAR, REACHED = 80, 100  # hundredths of a month's ceiling at which somebody is told
STEPS = (NEAR, REACHED)


@dataclass(frozen=True, slots=True)
class Use:
    """Minutes that letters give in a period, those noted on their days, and those noted on days without a letter."""

    given: int
    used: int
    outside: int = 0

    @property
    def percent(self) -> int | None:
        """Hundredths of what is given, never rounded up to what is not reached; None when nothing is given."""
        return self.used * 100 // self.given if self.given else None

    @property
    def left(self) -> int:
        """Minutes still given; below zero, those that are over."""
        return self.given - self.used

    @property
    def step(self) -> int | None:
        """The furthest of `STEPS` that is reached."""
        return max((step for step in STEPS if self.percent is not None and self.percent >= step), default=None)


def use(letters: Sequence[Letter], minutes: Mapping[date, int], first: date, last: date) -> Use:
    """What is used from a day to another; ``minutes`` are those noted on each day."""
    noted = {day: spent for day, spent in minutes.items() if first <= day <= last}
    covered = sum(spent for day, spent in noted.items() if _covers(letters, day))
    return Use(given(letters, first, last), covered, sum(noted.values()) - covered)


def given(letters: Iterable[Letter], first: date, last: date) -> int:
    """Whole minutes that letters give from a day to another, what a beginner has on top included."""
    stretches = (stretch for letter in letters for stretch in _stretches(letter, last))
    return int(
        sum(
            WORKING_DAY * share * working_days(max(first, since), min(last, until)) for since, until, share in stretches
        )
    )


def _stretches(letter: Letter, last: date) -> Iterator[tuple[date, date, Decimal]]:
    """The days of a letter and its share, then those of what a beginner has on top."""
    until = letter.until or last
    yield letter.since, until, letter.share
    if letter.extra is not None and letter.extra_until is not None:
        yield letter.since, min(until, letter.extra_until), letter.extra


def _covers(letters: Iterable[Letter], day: date) -> bool:
    return any(letter.on(day) for letter in letters)


@lru_cache(maxsize=1024)
def working_days(first: date, last: date) -> int:
    """How many days are worked full-time from a day to another, both included; none where the last comes first."""
    return sum(is_working_day(day) for day in days(first, last))


def days(first: date, last: date) -> Iterator[date]:
    """Every day from one to another."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of a day."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def year_of(day: date) -> tuple[date, date]:
    """The first and the last day of the year of a day."""
    return day.replace(month=1, day=1), day.replace(month=12, day=31)
