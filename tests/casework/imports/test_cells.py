"""Reading cells: dates typed in several ways, numbers, codes in uneven case and spaces."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.casework.imports import layout
from conference.casework.imports.cells import Reading
from conference.casework.imports.rows import Cell, Row, Sheet
from conference.casework.imports.vocabulary import FIELDS, Vocabulary
from conference.domain.imports import Column
from conference.domain.referral import Field

TODAY = date(2026, 3, 12)
TITLES = ("N°", "Date d'orientation", "Champ", "Coordinateur", "Issue", "Nb enfants")


def reading(**by_column: Cell) -> Reading:
    """One line of a sheet of cases with these cells."""
    order = ("number", "referred", "field", "coordinator", "state", "children")
    row = Row(2, tuple(by_column.get(name, "") for name in order))
    return Reading(layout.table(Sheet("Suivi", (Row(1, TITLES), row)), {}), row, Vocabulary(), TODAY)


def test_dates_stay_between_long_ago_and_today() -> None:
    for day, code in ((date(2026, 3, 13), "date_in_the_future"), (date(1989, 12, 31), "date_too_old")):
        line = reading(referred=day)
        line.needed_day(Column.REFERRED)
        assert [reason.code for reason in line.refused] == [code]
    line = reading(referred=TODAY)
    assert line.needed_day(Column.REFERRED) == TODAY
    assert line.refused == []


def test_a_date_that_is_needed_is_asked_for() -> None:
    line = reading()
    line.needed_day(Column.REFERRED)
    assert [reason.code for reason in line.refused] == ["cell_missing"]


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
    assert line.code(Column.FIELD, Field) is FIELDS[text.lower()]


def test_an_unknown_word_refuses_where_it_is_needed_and_warns_elsewhere() -> None:
    line = reading(field="Jardinage")
    assert line.code(Column.FIELD, Field, needed=True) is None
    assert line.code(Column.FIELD, Field) is None
    assert [r.code for r in line.refused] == [r.code for r in line.warned] == ["word_not_understood"]


def test_a_line_shorter_than_its_header_has_empty_cells() -> None:
    line = reading()
    short = Reading(line.table, Row(3, ("1",)), Vocabulary(), TODAY)
    assert (short.text(Column.NUMBER), short.text(Column.STATE), short.text(Column.FAMILY)) == ("1", "", "")
