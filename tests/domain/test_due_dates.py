"""Every delay, every day of ten years, in three time zones, late in the evening and past midnight.

Against the almanac of the tests, which counts day by day.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest

from conference.clock import at as instant_of
from conference.clock import civil
from conference.domain.delays import COMMON_TERMS, DelayKind, Running, measure
from conference.domain.follow_up import review_due
from conference.domain.steps import StepCode
from tests import recount
from tests.almanac import (
    DAY,
    EARLY,
    HOUR,
    LATE,
    ZONES,
    ahead_of_utc,
    counts,
    due,
    instant,
    last_sunday,
    three_months_on,
)

FIRST, LAST = date(2023, 1, 1), date(2032, 12, 31)
# kind: days that count, target, maximum, target of an urgent case
LAW = {
    "acknowledgement": ("calendar", 2, 5, 2),
    "assignment": ("working", 15, 30, 1),
    "content": ("calendar", 10, 15, 10),
}


def days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    return (first + n * DAY for n in range((last - first).days + 1))


def test_the_ten_years_hold_what_is_looked_for() -> None:
    every = list(days())
    assert len(every) == 3653
    assert {day.year for day in every if (day.month, day.day) == (2, 29)} == {2024, 2028, 2032}
    changes = [last_sunday(year, month) for year in range(2023, 2033) for month in (3, 10)]
    assert changes[:4] == [date(2023, 3, 26), date(2023, 10, 29), date(2024, 3, 31), date(2024, 10, 27)]
    assert sum(recount.is_holiday(day) for day in every) == 110


@pytest.mark.parametrize("zone", ZONES)
def test_the_civil_day_of_an_instant_is_that_of_the_place(zone: str) -> None:
    """Every day at 23:30 and 00:30, where it is another day in UTC; typed or read, the instant is the same."""
    elsewhere = 0
    for day in days():
        for hour in (LATE, EARLY):
            found = instant(day, hour, zone)
            assert civil(found, zone) == day, (day, hour)
            assert instant_of(day, hour, zone) == found
            elsewhere += found.date() != day
    assert elsewhere == 3653


def test_the_nights_when_the_hour_changes_have_23_and_25_hours() -> None:
    """Quarter by quarter: each belongs to the day that the offset of the law gives."""
    for year in range(FIRST.year, LAST.year + 1):
        for month, hours in ((3, 23), (10, 25)):
            sunday = last_sunday(year, month)
            quarters = [datetime.combine(sunday - DAY, time(12), UTC) + n * HOUR / 4 for n in range(4 * 48)]
            told = [civil(quarter, "Europe/Paris") for quarter in quarters]
            assert told == [(quarter + ahead_of_utc("Europe/Paris", quarter)).date() for quarter in quarters]
            assert told.count(sunday) == 4 * hours, sunday


@pytest.mark.parametrize("zone", ZONES)
def test_a_review_is_due_three_months_after_the_day_that_it_was_there(zone: str) -> None:
    for day in days():
        for hour in (LATE, EARLY):
            assert review_due(civil(instant(day, hour, zone), zone)) == three_months_on(day), (day, hour)


def test_every_delay_has_its_terms_in_the_law() -> None:
    terms = {
        kind.value: (term.unit.value, term.target, term.maximum, term.urgent if term.urgent else term.target)
        for kind, term in COMMON_TERMS.items()
    }
    assert terms == LAW
    assert set(LAW) == {kind.value for kind in DelayKind}


@pytest.mark.parametrize("apart", [4, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("kind", list(DelayKind))
def test_what_an_institution_owes_is_due_and_counted_in_days_of_the_place(
    kind: DelayKind, zone: str, apart: int
) -> None:
    """Begun at 23:30 or 00:30, ended at the other: the due day, the last one, and the days spent.

    Each day of the ten years; or every fourth, so that each of the week and each feast is met.
    """
    unit, target, maximum, urgent = LAW[kind.value]
    for day in [*days()][::apart]:
        for began, ended in ((LATE, EARLY), (EARLY, LATE)):
            end = due(unit, day, target)
            delay = Running(kind, instant(day, began, zone), instant(end, ended, zone), StepCode.ASSIGN)
            found = measure(delay, COMMON_TERMS[kind], [], lambda one: civil(one, zone), urgent=False)
            assert (found.due, found.maximum, found.counted) == (end, due(unit, day, maximum), target), (day, began)
        delay = Running(kind, instant(day, LATE, zone), instant(day + DAY, EARLY, zone), StepCode.ASSIGN)
        found = measure(delay, COMMON_TERMS[kind], [], lambda one: civil(one, zone), urgent=True)
        assert (found.due, found.counted) == (due(unit, day, urgent), counts(unit, day + DAY)), day
