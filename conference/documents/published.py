"""Published figures as drawings and tables: a withheld number is a word in each, and a bar in none."""

from collections.abc import Iterable, Mapping
from typing import Any

from conference.documents.chart import LETTER, MOST, PATTERNS, ROW, STACK, VALUES, WIDTH, Bar, Chart, fitted, pattern
from conference.documents.table import csv as table
from conference.evaluation.grids import ALL, Grid, Row, grids
from conference.words.publication import NOT_PUBLISHED, WITHHELD

COLUMNS = ("departement", "nom", "annee", "tableau", "ligne", "colonne", "valeur", "remarque")


def drawing(grid: Grid) -> Chart | None:
    """A bar for each line of a table that has one number a line; the states in one bar, for they make a whole.

    None where there is nothing to draw, and for totals, which are not of the same things.
    """
    lines = tuple(row for row in grid.rows if row.code != ALL)
    if grid.code == "totals" or not grid.single or not any(_size(row) for row in lines):
        return None
    told = ", ".join(f"{row.title} {row.shown[0]}" for row in lines)
    stacked = grid.code == "states"
    drawn = _pieces(lines) if stacked else _bars(lines)
    height = STACK if stacked else max(len(drawn), 1) * ROW
    return Chart(f"published-{grid.code}", f"{grid.title}\u00a0: {told}.", WIDTH, height, stacked, tuple(drawn))


def _size(row: Row) -> int:
    cell = row.cells[0]
    return cell if isinstance(cell, int) else 0


def _bars(lines: tuple[Row, ...]) -> list[Bar]:
    """Where lines are many, the table alone tells those that are zero."""
    kept = lines if len(lines) <= MOST else tuple(row for row in lines if row.cells[0] != 0)
    room = WIDTH - max([VALUES, *(8 + LETTER * len(row.shown[0]) for row in kept)])
    most = max(_size(row) for row in kept)
    return [
        Bar(fitted(row.title), row.shown[0], PATTERNS[0], 0, at * ROW, round(room * _size(row) / most, 2))
        for at, row in enumerate(kept)
    ]


def _pieces(lines: tuple[Row, ...]) -> list[Bar]:
    total, start, drawn = sum(_size(row) for row in lines), 0.0, []
    for at, row in enumerate(lines):
        width = WIDTH * _size(row) / total
        drawn.append(Bar(row.title, row.shown[0], pattern(at), round(start, 2), 0, round(width, 2)))
        start += width
    return drawn


def csv(contents: Iterable[Mapping[str, Any]]) -> bytes:
    """A line for each cell of some publications: an empty value is said why, and is never a zero."""
    return table(COLUMNS, (line for content in contents for line in _lines(content)))


def _lines(content: Mapping[str, Any]) -> Iterable[tuple[object, ...]]:
    of = content["department"], content["place"], content["year"]
    for grid in grids(content):
        for row in grid.rows:
            for column, cell in zip(grid.columns, row.cells, strict=True):
                remark = WITHHELD if cell is None else NOT_PUBLISHED if cell == "" else ""
                yield (*of, grid.title, row.title, column, cell, remark)
