"""Reading one line of a table cell by cell, keeping every reason met on the way."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from conference.casework.imports import amounts, dates
from conference.casework.imports.columns import TOPICS
from conference.casework.imports.layout import Table
from conference.casework.imports.rows import Cell, Row
from conference.casework.imports.vocabulary import Vocabulary
from conference.domain.imports import Column, Topic
from conference.domain.reasons import Reason
from conference.domain.work import Worker

Code = TypeVar("Code", bound=StrEnum)
OLDEST = date(1990, 1, 1)
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a cell that belongs to a list; ``known`` unless nobody said yet what it means."""

    topic: Topic
    text: str
    known: bool


class Reading:
    """One line under its table: its cells by column, what refuses it, what it warns of and how it was read.

    A reason's ``place`` is the title of the column and its ``subject`` what the cell says. ``asked`` are the words
    that are looked up, but for those that everybody knows.
    """

    def __init__(self, table: Table, row: Row, vocabulary: Vocabulary, today: date) -> None:
        self.table, self.row, self.vocabulary, self.today = table, row, vocabulary, today
        self.columns = table.columns
        self.refused: list[Reason] = []
        self.warned: list[Reason] = []
        self.said: list[Reason] = []
        self.asked: list[Word] = []
        for column in self.columns:
            if self.text(column).startswith("="):
                self.refuse("cell_is_a_formula", column)

    def cell(self, column: Column) -> Cell:
        """The cell of a column, None where the line or the sheet has none."""
        index = self.columns.get(column)
        return None if index is None or index >= len(self.row.cells) else self.row.cells[index]

    def text(self, column: Column) -> str:
        """The words of a cell."""
        return amounts.words(self.cell(column))

    def _reason(self, code: str, column: Column) -> Reason:
        title = self.table.title(column) if column in self.columns else ""
        return Reason(code, title, self.text(column))

    def refuse(self, code: str, column: Column) -> None:
        """The line cannot be taken over."""
        self.refused.append(self._reason(code, column))

    def warn(self, code: str, column: Column) -> None:
        """The line is taken over, and this is said."""
        self.warned.append(self._reason(code, column))

    def needed_day(self, column: Column) -> date:
        """A date past or present without which the line means nothing; refused, and ``OLDEST``, when there is none."""
        found, wrong = self._day(column)
        if found is None:
            self.refuse(wrong or "cell_missing", column)
        return found or OLDEST

    def known_day(self, column: Column) -> date | None:
        """A date past or present; None, and said, when something else is written."""
        found, wrong = self._day(column)
        if wrong:
            self.warn("date_left_out", column)
        return found

    def _day(self, column: Column) -> tuple[date | None, str]:
        """The date of a cell, or what is wrong with it; neither when the cell is empty."""
        if not self.text(column):
            return None, ""
        try:
            typed = dates.typed(self.cell(column), self.today)
        except ValueError:
            return None, "date_not_understood"
        if typed.day > self.today:
            return None, "date_in_the_future"
        if typed.day < OLDEST:
            return None, "date_too_old"
        self.said += [Reason(code, self.table.title(column)) for code in typed.said]
        return typed.day, ""

    def whole(self, column: Column) -> int | None:
        """A whole number; None, with a warning when something else is written."""
        if not self.text(column):
            return None
        try:
            return amounts.whole(self.cell(column))
        except ValueError:
            self.warn("number_not_understood", column)
            return None

    def code(self, column: Column, codes: type[Code], *, needed: bool = False) -> Code | None:
        """The code that a cell means; a word that nobody knows refuses the line if ``needed``, else is warned of."""
        topic, text = TOPICS[column], self.text(column)
        if not text:
            return None
        found = self.vocabulary.code(topic, text)
        self._ask(topic, text, known=found is not None)
        if found is None:
            (self.refuse if needed else self.warn)("word_not_understood", column)
        return codes(found) if found else None

    def name(self, column: Column) -> str:
        """The name in a list of the département that a cell means; its own words where the list has none of it."""
        topic, text = TOPICS[column], self.text(column)
        if not text:
            return ""
        taught = self.vocabulary.choice(topic, text) is not None
        self._ask(topic, text, known=taught or self.vocabulary.lists(topic, text))
        return self.vocabulary.name(topic, text)

    def worker(self, column: Column) -> tuple[str, Worker | None]:
        """Who worked: the name of a coordinator, and whose time it is where somebody said so."""
        topic, text = TOPICS[column], self.text(column)
        taught = self.vocabulary.choice(topic, text) if text else None
        if text:
            settled = taught is not None or bool(self.text(Column.ROLE))
            self._ask(topic, text, known=settled or self.vocabulary.lists(topic, text))
        if taught in {Worker.REFERRER, Worker.OTHER}:
            return "", Worker(taught)
        return (self.vocabulary.name(topic, text), Worker.COORDINATOR) if taught else (text, None)

    def minutes(self) -> int:
        """The minutes of a line, in the column of hours or of minutes; refused where a day has none such."""
        column = Column.MINUTES if self.text(Column.MINUTES) else Column.HOURS
        if not self.text(column):
            self.refuse("cell_missing", column)
            return 0
        try:
            found = amounts.minutes(self.cell(column), hours=column is Column.HOURS)
        except ValueError:
            self.refuse("duration_not_understood", column)
            return 0
        if not 0 < found <= DAY:
            self.refuse("duration_of_a_day" if found else "duration_nothing", column)
        return found

    def _ask(self, topic: Topic, text: str, *, known: bool) -> None:
        if not known or self.vocabulary.choice(topic, text) is not None:
            self.asked.append(Word(topic, text, known))
