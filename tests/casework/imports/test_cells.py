"""Reading cells: dates typed in several ways, numbers, codes in uneven case and spaces."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.casework.imports import cells, columns, vocabulary
from conference.casework.imports.cells import Reading
from conference.casework.imports.rows import Cell, Row, Sheet
from conference.domain.imports import Column

TODAY = date(2026, 3, 12)
TITLES = ("N°", "Date d'orientation", "Champ", "Coordinateur", "Issue", "Nb enfants")
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def reading(**by_column: Cell) -> Reading:
    """One line of a sheet of cases with these cells."""
    order = ("number", "referred", "field", "coordinator", "state", "children")
    row = Row(2, tuple(by_column.get(name, "") for name in order))
    table = columns.table(Sheet("Suivi", (Row(1, TITLES), row)))
    assert table is not None
    return Reading(table, row, TODAY)


@given(days, st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "  %d/%m/%Y "]))
def test_a_typed_date_is_the_date(day: date, shape: str) -> None:
    assert cells.day(day.strftime(shape)) == day


@given(days)
def test_a_date_needs_no_padding(day: date) -> None:
    assert cells.day(f"{day.day}/{day.month}/{day.year}") == day


@given(days, st.times())
def test_an_instant_is_its_day(day: date, hour: time) -> None:
    assert cells.day(datetime.combine(day, hour)) == day


@given(st.one_of(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers(), st.booleans()))
def test_anything_else_is_a_date_or_a_value_error(value: str | float | int | bool) -> None:
    try:
        found = cells.day(value)
    except ValueError:
        return
    assert found.isoformat().replace("-", "").isdigit()


@pytest.mark.parametrize("text", ["31/02/2019", "2019-13-01", "12/2019", "été 2019", "42778", "1/1/19"])
def test_a_date_that_is_none_refuses_the_line(text: str) -> None:
    line = reading(referred=text)
    assert line.day(Column.REFERRED) is None
    (reason,) = line.refused
    assert (reason.code, reason.place, reason.subject) == ("date_not_understood", "Date d'orientation", text)


def test_dates_stay_between_long_ago_and_today() -> None:
    for day, code in ((date(2026, 3, 13), "date_in_the_future"), (date(1989, 12, 31), "date_too_old")):
        line = reading(referred=day)
        line.day(Column.REFERRED)
        assert [reason.code for reason in line.refused] == [code]
    line = reading(referred=TODAY)
    assert line.day(Column.REFERRED) == TODAY
    assert line.refused == []


def test_a_date_that_is_needed_is_asked_for() -> None:
    line = reading()
    line.needed_day(Column.REFERRED)
    assert [reason.code for reason in line.refused] == ["cell_missing"]


@given(st.integers(0, 999_999))
def test_a_whole_number_is_read_from_a_number_and_from_text(number: int) -> None:
    assert cells.whole(number) == cells.whole(float(number)) == cells.whole(f" {number} ") == number


@pytest.mark.parametrize("value", ["environ 3", "2,5", 2.5, -1, True, "²"])
def test_another_number_is_left_unknown_and_said(value: Cell) -> None:
    line = reading(children=value)
    assert line.whole(Column.CHILDREN) is None
    assert [reason.code for reason in line.warned] == ["number_not_understood"]
    assert line.refused == []


@given(st.data())
def test_case_spaces_and_accents_do_not_matter(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(["Enfance", "Insertion", "Autonomie"]))
    uneven = "".join(data.draw(st.sampled_from([letter.lower(), letter.upper()])) for letter in text)
    spaces = data.draw(st.text(alphabet=" \t\u00a0", max_size=4))
    line = reading(field=f"{spaces}{uneven}{spaces}")
    assert line.code(Column.FIELD, vocabulary.FIELDS, needed=True) is vocabulary.FIELDS[text.lower()]


def test_an_unknown_word_refuses_where_it_is_needed_and_warns_elsewhere() -> None:
    line = reading(field="Jardinage")
    assert line.code(Column.FIELD, vocabulary.FIELDS, needed=True) is None
    assert line.code(Column.FIELD, vocabulary.FIELDS, needed=False) is None
    assert [r.code for r in line.refused] == [r.code for r in line.warned] == ["word_not_understood"]


def test_a_line_shorter_than_its_header_has_empty_cells() -> None:
    line = reading()
    short = Reading(line.table, Row(3, ("1",)), TODAY)
    assert (short.text(Column.NUMBER), short.text(Column.STATE), short.text(Column.FAMILY)) == ("1", "", "")
