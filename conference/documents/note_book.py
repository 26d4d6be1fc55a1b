"""The yearly note as a workbook: a sheet for each family of figures, their definitions, and what they are about."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time

from xlsxwriter import Workbook

from conference.documents.workbook import AS_GIVEN, Shelf
from conference.evaluation.cells import COLUMNS, rows
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Note
from conference.words.dates import from_to, long_date
from conference.words.note import ADDS_UP, BOOK, CELL, RESTRICTED, TITLE

SHOWN = ("title", "value", "unit", "n", "missing", "remark", "part", "code")
WIDTHS: Mapping[str, int] = {"title": 56, "value": 12, "remark": 34, "part": 22, "code": 36}
USUAL_WIDTH = 13


def xlsx(note: Note) -> bytes:
    """The figures of a note as a workbook, the same cells as its table; the same note gives the same numbers."""
    out = io.BytesIO()
    with Workbook(out, AS_GIVEN) as book:
        day = datetime.combine(note.printed_on, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": f"{TITLE} · {note.placed}", "created": day, "comments": RESTRICTED})
        shelf = Shelf(book)
        _about(shelf, note)
        known = {figure.code: figure for figure in note.figures}
        for chapter in note.chapters:
            _family(shelf, note, chapter.title, [known[code] for code in chapter.codes if code in known])
        _definitions(shelf, note)
    return out.getvalue()


def _about(shelf: Shelf, note: Note) -> None:
    """What the figures are about: place, period, day, and where the years before come from."""
    lines = [
        (BOOK.place, note.placed),
        (BOOK.period, from_to(note.period.first, note.period.last)),
        (BOOK.recipient, note.recipient),
        (BOOK.printed, long_date(note.printed_on)),
        (BOOK.reach, RESTRICTED),
        *((year.label, year.source) for year in note.earlier),
        ("", ""),
        *((CELL[column].title, CELL[column].meaning) for column in SHOWN),
        *BOOK.rules,
    ]
    sheet = shelf.sheet(BOOK.about, f"{TITLE} · {note.placed}", (BOOK.what, BOOK.said), lines)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 100)


def _family(shelf: Shelf, note: Note, title: str, figures: Sequence[Figure]) -> None:
    years = [year.label for year in note.earlier]
    sheet = shelf.sheet(title, title, [*(CELL[column].title for column in SHOWN), *years], _lines(note, figures))
    for number, column in enumerate(SHOWN):
        sheet.set_column(number, number, WIDTHS.get(column, USUAL_WIDTH))
    if years:
        sheet.set_column(len(SHOWN), len(SHOWN) + len(years) - 1, USUAL_WIDTH)


def _lines(note: Note, figures: Iterable[Figure]) -> Iterable[list[object]]:
    for row in (row for figure in figures for row in rows(figure)):
        told = dict(zip(COLUMNS, row, strict=True))
        told |= {"part": ADDS_UP.get(str(told["part"]), "")}
        yield [*(told[column] for column in SHOWN), *(year.values.get(str(told["code"])) for year in note.earlier)]


def _definitions(shelf: Shelf, note: Note) -> None:
    lines = []
    for figure in note.figures:
        one, said = figure.indicator, figure.indicator.definition
        lines.append((one.title, said.population, said.numerator, said.denominator, said.date, one.unit, one.code))
    sheet = shelf.sheet(BOOK.definitions, BOOK.definitions, BOOK.defined, lines)
    sheet.set_column(0, 4, 46)
    sheet.set_column(5, 6, 20)
