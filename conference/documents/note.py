"""The yearly note as files, all from the same figures: paper, a page for those who are elected, tables."""

import io
import zipfile
from collections.abc import Iterable

from conference.documents.paper import page
from conference.documents.press import Attached, Limits, press
from conference.documents.table import csv
from conference.evaluation.cells import COLUMNS, rows
from conference.evaluation.note import Note
from conference.words.dates import from_to
from conference.words.note import CELL, FIGURES_FILE, MEANINGS_FILE

FIGURES, MEANINGS = "chiffres.csv", "dictionnaire.csv"
# Twenty pages of tables and drawings take longer than a letter.
LONG = Limits(seconds=90)
MEANING = ("kind", "code", "title", "unit", "meaning", "population", "numerator", "denominator", "date")


def pdf(note: Note) -> bytes:
    """The note as a tagged PDF, which holds its figures and their dictionary as files. Raises ``PressFailed``."""
    day = note.printed_on.isoformat()
    attached = (
        Attached(FIGURES, FIGURES_FILE, table(note).decode(), day),
        Attached(MEANINGS, MEANINGS_FILE, dictionary(note).decode(), day),
    )
    return press(page("note.html", note=note), LONG, attached)


def elected(note: Note) -> bytes:
    """The page for those who are elected, as a tagged PDF of its own. Raises ``PressFailed``."""
    return press(page("note_page.html", note=note))


def table(note: Note) -> bytes:
    """The note's figures as CSV: one row a figure, then one row for each of its lines."""
    return csv(COLUMNS, [row for figure in note.figures for row in rows(figure)])


def dictionary(note: Note) -> bytes:
    """What the table says: the file, its columns, then each indicator with its definition."""
    return csv(MEANING, _meanings(note))


def _meanings(note: Note) -> Iterable[tuple[str, ...]]:
    yield ("file", FIGURES, note.placed, "", from_to(note.period.first, note.period.last), "", "", "", "")
    for column in COLUMNS:
        yield ("column", column, CELL[column].title, "", CELL[column].meaning, "", "", "", "")
    for figure in note.figures:
        one, said = figure.indicator, figure.indicator.definition
        told = (said.population, said.numerator, said.denominator, said.date)
        yield ("indicator", one.code, one.title, one.unit, figure.measure, *told)


def archive(note: Note) -> bytes:
    """The table and its dictionary in one file, the same bytes for the same note."""
    out, day = io.BytesIO(), note.printed_on
    with zipfile.ZipFile(out, "w") as files:
        for name, content in ((FIGURES, table(note)), (MEANINGS, dictionary(note))):
            told = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            files.writestr(told, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
