"""Workbooks as the product writes them: titled sheets whose head stays in view, and text that is never a formula."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

# A text is a text, whatever it begins with; the file is made in memory and touches no disk.
AS_GIVEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
LONGEST_NAME = 31
WRAPPED, PLUM = 64, "#613569"


class Shelf:
    """A workbook being written: its formats, and its sheets one after the other."""

    def __init__(self, book: Any) -> None:
        self.book, self.names = book, set[str]()
        font = {"font_name": "Verdana", "font_size": 10, "valign": "top"}
        self.plain = book.add_format(font)
        self.wrapped = book.add_format(font | {"text_wrap": True})
        self.number = book.add_format(font | {"num_format": "#,##0.##"})
        self.length = book.add_format(font | {"num_format": "[h]:mm"})
        self.whole = book.add_format(font | {"num_format": "#,##0"})
        self.title = book.add_format(font | {"bold": True, "font_size": 14, "font_color": PLUM})
        self.head = book.add_format(font | {"bold": True, "font_color": "#ffffff", "bg_color": PLUM})

    def sheet(self, name: str, title: str, head: Sequence[str], lines: Iterable[Sequence[object]]) -> Any:
        """A sheet: its title, its head that stays in view, its lines. Numbers and lengths add up, the rest is text."""
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
        if isinstance(cell, timedelta):
            sheet.write_number(line, column, cell / timedelta(days=1), self.length)
        elif isinstance(cell, int | Decimal):
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
