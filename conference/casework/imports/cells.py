"""Reading one line of a table cell by cell, keeping every reason met on the way."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from conference.casework.imports.columns import Table
from conference.casework.imports.rows import Cell, Row
from conference.domain.imports import Column
from conference.domain.names import fold
from conference.domain.reasons import Reason

Code = TypeVar("Code", bound=StrEnum)
OLDEST = date(1990, 1, 1)
_FRENCH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def words(cell: Cell) -> str:
    """What is written in a cell, spaces evened, no NUL; a whole number has no decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("\0", " ").split())


def day(cell: Cell) -> date:
    """The date of a cell, as a date or typed (``15/04/2017``, ``2019-03-24``). Raises `ValueError`."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = words(cell)
    if french := _FRENCH.fullmatch(text):
        return date(int(french[3]), int(french[2]), int(french[1]))
    if iso := _ISO.fullmatch(text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    raise ValueError(text)


def whole(cell: Cell) -> int:
    """The whole number of a cell, zero or more. Raises `ValueError`."""
    text = words(cell)
    if isinstance(cell, bool) or not re.fullmatch(r"[0-9]{1,6}", text):
        raise ValueError(text)
    return int(text)


class Reading:
    """One line under its table: its cells by column, what refuses it and what it warns of.

    A reason's ``place`` is the title of the column and its ``subject`` what the cell says.
    """

    def __init__(self, table: Table, row: Row, today: date) -> None:
        self.table, self.row, self.today = table, row, today
        self.refused: list[Reason] = []
        self.warned: list[Reason] = []
        for column in table.columns:
            if self.text(column).startswith("="):
                self.refuse("cell_is_a_formula", column)

    def cell(self, column: Column) -> Cell:
        """The cell of a column, None where the line or the sheet has none."""
        index = self.table.columns.get(column)
        return None if index is None or index >= len(self.row.cells) else self.row.cells[index]

    def text(self, column: Column) -> str:
        """The words of a cell."""
        return words(self.cell(column))

    def _reason(self, code: str, column: Column) -> Reason:
        title = self.table.title(column) if column in self.table.columns else ""
        return Reason(code, title, self.text(column))

    def refuse(self, code: str, column: Column) -> None:
        """The line cannot be taken over."""
        self.refused.append(self._reason(code, column))

    def warn(self, code: str, column: Column) -> None:
        """The line is taken over, and this is said."""
        self.warned.append(self._reason(code, column))

    def day(self, column: Column) -> date | None:
        """A date past or present; None when empty or refused."""
        if not self.text(column):
            return None
        try:
            found = day(self.cell(column))
        except ValueError:
            self.refuse("date_not_understood", column)
            return None
        if found > self.today:
            self.refuse("date_in_the_future", column)
        elif found < OLDEST:
            self.refuse("date_too_old", column)
        return found

    def needed_day(self, column: Column) -> date:
        """A date without which the line means nothing; refused, and ``OLDEST``, when empty."""
        if not self.text(column):
            self.refuse("cell_missing", column)
        return self.day(column) or OLDEST

    def whole(self, column: Column) -> int | None:
        """A whole number; None, with a warning when something else is written."""
        if not self.text(column):
            return None
        try:
            return whole(self.cell(column))
        except ValueError:
            self.warn("number_not_understood", column)
            return None

    def code(self, column: Column, meanings: Mapping[str, Code], *, needed: bool) -> Code | None:
        """The code that a cell means; what is unknown refuses the line if ``needed``, else is warned of."""
        if not self.text(column):
            return None
        found = meanings.get(fold(self.text(column)))
        if found is None:
            (self.refuse if needed else self.warn)("word_not_understood", column)
        return found
