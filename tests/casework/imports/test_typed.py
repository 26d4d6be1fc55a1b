"""Days and numbers as people type them, each read in one way only, or not at all."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.casework.imports import amounts, dates
from conference.casework.imports.rows import Cell

TODAY = date(2026, 3, 12)
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
    *("septembre", "octobre", "novembre", "décembre"),
)
days = st.dates(date(1990, 1, 1), date(2063, 12, 31))
shapes = st.sampled_from(
    ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "  %d/%m/%Y ", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %Hh%M"]
)


@given(days, shapes)
def test_a_day_in_figures_is_the_day(day: date, shape: str) -> None:
    assert dates.typed(datetime.combine(day, time(14, 5)).strftime(shape), TODAY) == dates.Typed(day)


@given(days)
def test_a_day_needs_no_padding_and_may_be_in_words(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day}-{month[:4]}.-{day.year}",
    ):
        assert dates.typed(text, TODAY) == dates.Typed(day), text


@given(days, st.times())
def test_an_instant_is_its_day(day: date, hour: time) -> None:
    assert dates.typed(datetime.combine(day, hour), TODAY).day == day


@given(days, st.sampled_from([int, float, str, "{},25".format]))
def test_the_days_that_a_workbook_counts_are_read_and_said(day: date, written: type) -> None:
    counted = (day - date(1899, 12, 30)).days
    assert dates.typed(written(counted), TODAY) == dates.Typed(day, ("date_counted",))


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("samedi 15 avril 2017", date(2017, 4, 15), ()),
        ("1er mars 2018", date(2018, 3, 1), ()),
        ("Mar. 3 janv. 2017", date(2017, 1, 3), ()),
        ("15.04.17", date(2017, 4, 15), ("date_of_two_digits",)),
        ("1/1/26", date(2026, 1, 1), ("date_of_two_digits",)),
        ("1/1/27", date(1927, 1, 1), ("date_of_two_digits",)),
        ("15-avr.-99", date(1999, 4, 15), ("date_of_two_digits",)),
        ("avr-17", date(2017, 4, 1), ("date_of_two_digits", "date_of_a_month")),
        ("Août 2019", date(2019, 8, 1), ("date_of_a_month",)),
        ("04/2017", date(2017, 4, 1), ("date_of_a_month",)),
    ],
)
def test_what_is_settled_on_the_way_is_said(text: str, day: date, said: tuple[str, ...]) -> None:
    assert dates.typed(text, TODAY) == dates.Typed(day, said)


@pytest.mark.parametrize(
    "value",
    [
        *("31/02/2019", "2019-13-01", "été 2019", "2017", "04/17", "15 avril", "10:05:20", "15/04/2017 - 16/04/2017"),
        *(time(10, 5, 20), timedelta(hours=10), True, None, 12, 99_999, "-", "avril"),
    ],
)
def test_what_is_no_day_is_none(value: Cell) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (its message is the cell)
        dates.typed(value, TODAY)


@given(st.one_of(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers(), st.booleans()))
def test_anything_else_is_a_day_or_a_value_error(value: str | float | int | bool) -> None:
    try:
        found = dates.typed(value, TODAY)
    except ValueError:
        return
    assert found.day.isoformat().replace("-", "").isdigit()


@given(st.integers(0, 999_999))
def test_a_whole_number_is_read_from_a_number_and_from_text(number: int) -> None:
    written = (number, float(number), f" {number} ", f"{number} enfants")
    assert {amounts.whole(value) for value in written} == {number}


@pytest.mark.parametrize(
    ("text", "number"), [("Deux", 2), ("une", 1), ("trois enfants", 3), ("aucun", 0), ("zéro", 0), ("1 enfant", 1)]
)
def test_a_count_may_be_in_words(text: str, number: int) -> None:
    assert amounts.whole(text) == number


@pytest.mark.parametrize("value", ["environ 3", "2,5", 2.5, -1, True, "²", "plusieurs", "3 cousins", "deux trois"])
def test_what_is_no_count_is_none(value: Cell) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        amounts.whole(value)


@pytest.mark.parametrize(
    ("value", "hours", "minutes"),
    [
        *(("1h30", 90, 90), ("1 h 30", 90, 90), ("1 heure 30", 90, 90), ("2h", 120, 120), ("1:30", 90, 90)),
        *(("1h05min", 65, 65), ("90 min", 90, 90), ("45mn", 45, 45), ("1,5 h", 90, 90), ("2 heures", 120, 120)),
        *(("1,5", 90, 2), ("0.25", 15, 0), (2, 120, 2), (0.75, 45, 1), ("90", 5400, 90)),
        *((time(1, 30), 90, 90), (timedelta(hours=26), 1560, 1560)),
    ],
)
def test_a_length_of_time_says_its_unit_or_has_that_of_its_column(value: Cell, hours: int, minutes: int) -> None:
    assert (amounts.minutes(value, hours=True), amounts.minutes(value, hours=False)) == (hours, minutes)


@pytest.mark.parametrize("value", ["environ 2 h", "-1", "1h75", True, "une heure", "", None, "1h30 2h"])
def test_what_is_no_length_of_time_is_none(value: Cell) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        amounts.minutes(value, hours=True)
