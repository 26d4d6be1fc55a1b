"""The yearly note on paper, and the same figures as a table."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.documents.table import csv
from conference.evaluation.indicators.declaration import Figure
from conference.evaluation.note import Note

COLUMNS = ("code", "title", "value", "n", "unit")


def pdf(note: Note) -> bytes:
    """The note as a tagged PDF. Raises ``PressFailed``."""
    return press(page("note.html", note=note))


def table(note: Note) -> bytes:
    """The note's figures as CSV: one row a figure, then one row for each of its lines."""
    return csv(COLUMNS, [row for figure in note.figures for row in rows(figure)])


def rows(figure: Figure) -> list[tuple[object, ...]]:
    """The rows of one figure; an unknown value is an empty cell, never a zero."""
    unit, n = figure.indicator.unit, figure.result.n
    parts = [(f"{figure.code}.{line.code}", line.title, line.value, n, unit) for line in figure.result.lines]
    return [(figure.code, figure.indicator.title, figure.result.value, n, unit), *parts]
