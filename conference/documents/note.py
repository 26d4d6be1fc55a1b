"""The yearly note on paper, and the same figures as a table."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.documents.table import csv
from conference.evaluation.indicators.declaration import Figure, Line
from conference.evaluation.note import Note

COLUMNS = ("code", "title", "value", "n", "missing", "unit", "part", "remark")


def pdf(note: Note) -> bytes:
    """The note as a tagged PDF. Raises ``PressFailed``."""
    return press(page("note.html", note=note))


def table(note: Note) -> bytes:
    """The note's figures as CSV: one row a figure, then one row for each of its lines."""
    return csv(COLUMNS, [row for figure in note.figures for row in rows(figure)])


def rows(figure: Figure) -> list[tuple[object, ...]]:
    """The rows of one figure; an unknown value is an empty cell, never a zero, and ``remark`` says why."""
    indicator, result = figure.indicator, figure.result
    told = (None, None) if figure.idle else (result.n, result.missing)
    whole = (figure.code, indicator.title, result.value, *told, indicator.unit, "", figure.remark)
    return [whole, *(_row(figure, line) for line in result.lines)]


def _row(figure: Figure, line: Line) -> tuple[object, ...]:
    """``part`` is ``sum`` for the lines that add up to the value, else ``inner`` or ``apart``."""
    part = "inner" if line.inner else "apart" if line.apart else "sum"
    code, unit = f"{figure.code}.{line.code}", figure.indicator.unit
    return (code, line.title, line.value, figure.result.n, None, unit, part, "")
