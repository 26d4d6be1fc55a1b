"""The yearly note on paper, and the same figures as a table."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.documents.table import csv
from conference.evaluation.cells import COLUMNS, Frozen, frozen_rows, rows
from conference.evaluation.note import Note


def pdf(note: Note) -> bytes:
    """The note as a tagged PDF. Raises ``PressFailed``."""
    return press(page("note.html", note=note))


def table(note: Note) -> bytes:
    """The note's figures as CSV: one row a figure, then one row for each of its lines."""
    return csv(COLUMNS, [row for figure in note.figures for row in rows(figure)])


def frozen_table(cells: Frozen) -> bytes:
    """The same table, from the cells that an edition keeps."""
    return csv(COLUMNS, frozen_rows(cells))
