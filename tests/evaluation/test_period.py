"""Periods: civil days of a département, on every coast and at every change of the hour."""

from datetime import UTC, date, datetime

import pytest

from conference.evaluation.period import BadPeriod, Period, year


@pytest.mark.parametrize(
    ("day", "zone", "begins", "ends"),
    [
        (date(2020, 3, 29), "Europe/Paris", "2020-03-28T23:00", "2020-03-29T22:00"),
        (date(2020, 10, 25), "Europe/Paris", "2020-10-24T22:00", "2020-10-25T23:00"),
        (date(2020, 2, 29), "Indian/Reunion", "2020-02-28T20:00", "2020-02-29T20:00"),
        (date(2020, 12, 31), "America/Guadeloupe", "2020-12-31T04:00", "2021-01-01T04:00"),
    ],
)
def test_a_day_begins_and_ends_at_midnight_of_its_own_coast(day: date, zone: str, begins: str, ends: str) -> None:
    period = Period(day, day, zone)
    assert period.begins == datetime.fromisoformat(begins).replace(tzinfo=UTC)
    assert period.ends == datetime.fromisoformat(ends).replace(tzinfo=UTC)


def test_periods_that_follow_leave_nothing_out_and_count_nothing_twice() -> None:
    first, second = year(2019, "Europe/Paris"), year(2020, "Europe/Paris")
    assert first.ends == second.begins


@pytest.mark.parametrize(("month", "quarter"), [(1, 1), (2, 1), (3, 1), (4, 4), (6, 4), (7, 7), (11, 10), (12, 10)])
def test_the_first_quarter_is_the_one_the_period_begins_in(month: int, quarter: int) -> None:
    period = Period(date(2020, month, 17), date(2020, 12, 31), "Europe/Paris")
    assert period.first_quarter == date(2020, quarter, 1)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadPeriod):
        Period(date(2020, 2, 1), date(2020, 1, 31), "Europe/Paris")
