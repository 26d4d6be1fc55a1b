"""The yearly note as a workbook: a sheet for each family of figures, their definitions, and what they are about."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from conference.evaluation.cells import COLUMNS, rows
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.note import Note
from conference.words.dates import from_to, long_date
from conference.words.note import ADDS_UP, BOOK, CELL, RESTRICTED, TITLE

# A text is a text, whatever it begins with; the file is made in memory and touches no disk.
AS_GIVEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
SHOWN = ("title", "value", "unit", "n", "missing", "remark", "part", "code")
WIDTHS: Mapping[str, int] = {"title": 56, "value": 12, "remark": 34, "part": 22, "code": 36}
USUAL_WIDTH, LONGEST_NAME = 13, 31
WRAPPED, PLUM = 64, "#613569"


class Shelf:
    """A workbook being written: its formats, and its sheets one after the other."""

    def __init__(self, book: Any) -> None:
        self.book, self.names = book, set[str]()
        font = {"font_name": "Verdana", "font_size": 10, "valign": "top"}
        self.plain = book.add_format(font)
        self.wrapped = book.add_format(font | {"text_wrap": True})
        self.number = book.add_format(font | {"num_format": "#,##0.##"})
        self.whole = book.add_format(font | {"num_format": "#,##0"})
        self.title = book.add_format(font | {"bold": True, "font_size": 14, "font_color": PLUM})
        self.head = book.add_format(font | {"bold": True, "font_color": "#ffffff", "bg_color": PLUM})

    def sheet(self, name: str, title: str, head: Sequence[str], lines: Iterable[Sequence[object]]) -> Any:
        """A sheet: its title, its head that stays in view, its lines. Numbers are numbers, all else is text."""
        sheet = self.book.add_worksheet(self._name(name))
        sheet.write_string(0, 0, title, self.title)
        for column, words in enumerate(head):
            sheet.write_string(2, column, words, self.head)
        for number, line in enumerate(lines, 3):
            for column, cell in enumerate(line):
                self._write(sheet, number, column, cell)
        sheet.freeze_panes(3, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        return sheet

    def _write(self, sheet: Any, line: int, column: int, cell: object) -> None:
        if isinstance(cell, int | Decimal):
            sheet.write_number(line, column, cell, self.whole if isinstance(cell, int) else self.number)
        elif cell:
            sheet.write_string(line, column, str(cell), self.wrapped if len(str(cell)) > WRAPPED else self.plain)

    def _name(self, wanted: str) -> str:
        """A name that no other sheet has, without what a workbook refuses in one."""
        clean = re.sub(r"[\[\]:*?/\\']", " ", wanted)[:LONGEST_NAME].strip()
        name, turn = clean, 2
        while name.casefold() in self.names:
            name, turn = f"{clean[: LONGEST_NAME - 4]} ({turn})", turn + 1
        self.names.add(name.casefold())
        return name


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
