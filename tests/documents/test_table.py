"""Tables as CSV: what goes in comes out, and no cell is a formula."""

import csv
import io

import pytest

from conference.documents.table import csv as table


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_begins_a_formula(text: str) -> None:
    (_, (cell,)) = read(table(["title"], [[text]]))
    assert cell == f"'{text}"


def test_commas_quotes_lines_accents_numbers_and_nothing() -> None:
    row = ['virgule, guillemet " et\nligne', "été", -3, 8.5, None]
    assert read(table(list("abcde"), [row])) == [list("abcde"), [row[0], "été", "-3", "8.5", ""]]
