"""Which line of a sheet is its header and what stands under it: as the département said last time, else by titles."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from conference.casework.imports.amounts import words
from conference.casework.imports.columns import MENDING, REQUIRED, TITLES
from conference.casework.imports.rows import Row, Sheet
from conference.domain.imports import Column, Kind
from conference.domain.names import fold
from conference.domain.reasons import Reason

LEAST_TITLES = 3
DEEPEST_HEADER = 30
NEAR = 0.85


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sheet is a list of, and the meaning of each column; without ``kind`` it is left aside."""

    kind: Kind | None
    meanings: tuple[Column | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it is read. ``remembered`` says that the département settled it; else it is a proposal, of which
    ``near`` are the meanings that only look like the title.
    """

    sheet: Sheet
    header: Row
    layout: Layout
    remembered: bool = False
    near: frozenset[Column] = frozenset()

    @property
    def kind(self) -> Kind | None:
        """What it is a list of, None when nothing is read from it."""
        return self.layout.kind

    @property
    def columns(self) -> Mapping[Column, int]:
        """The place of each meaning, the first one that has it."""
        found: dict[Column, int] = {}
        for place, meaning in enumerate(self.layout.meanings):
            if meaning and place < len(self.header.cells):
                found.setdefault(meaning, place)
        return found

    @property
    def titles(self) -> tuple[tuple[int, str], ...]:
        """The columns that have a title, by their place."""
        told = ((place, words(cell)) for place, cell in enumerate(self.header.cells))
        return tuple((place, title) for place, title in told if title and fold(title) != MENDING)

    @property
    def left(self) -> tuple[str, ...]:
        """The titles of columns that nothing is read from."""
        read = set(self.columns.values())
        return tuple(title for place, title in self.titles if place not in read)

    def title(self, column: Column) -> str:
        """The title of a column, as the sheet writes it."""
        return words(self.header.cells[self.columns[column]])

    @property
    def above(self) -> int:
        """How many lines are written above the header."""
        return sum(not row.is_empty for row in self.sheet.rows if row.number < self.header.number)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines below the header."""
        return tuple(row for row in self.sheet.rows if row.number > self.header.number)

    @property
    def refused(self) -> tuple[Reason, ...]:
        """Why no line of it can be understood."""
        if self.kind is None:
            return () if self.remembered else (Reason("header_missing", self.sheet.name),)
        missing = [any_of[0] for any_of in REQUIRED[self.kind] if not set(any_of) & set(self.columns)]
        absent = [Reason("column_missing", self.kind, one) for one in missing]
        times = Counter(meaning for meaning in self.layout.meanings if meaning)
        return (*absent, *(Reason("column_twice", self.kind, one) for one in times if times[one] > 1))


def mark(header: Row) -> str:
    """What a header is remembered by: its titles, whatever their case and accents."""
    titles = [fold(words(cell)) for cell in header.cells]
    kept = "\n".join(title for title in titles if title != MENDING)
    return hashlib.sha256(kept.strip("\n").encode()).hexdigest()


def table(sheet: Sheet, remembered: Mapping[str, Layout]) -> Table:
    """A sheet as the département settled it, else as the titles of its first lines propose."""
    first = sheet.rows[:DEEPEST_HEADER]
    known = next((row for row in first if not row.is_empty and mark(row) in remembered), None)
    if known is not None:
        return Table(sheet, known, remembered[mark(known)], remembered=True)
    tried = [(_exact(kind, row), kind, row) for row in first for kind in Kind]
    found, kind, row = max(tried, key=lambda one: sum(meaning is not None for meaning in one[0]))
    if sum(meaning is not None for meaning in found) >= LEAST_TITLES:
        return proposed(sheet, kind, row)
    written = next(row for row in sheet.rows if not row.is_empty)
    return Table(sheet, written, Layout(None, ()))


def proposed(sheet: Sheet, kind: Kind, header: Row) -> Table:
    """What the titles of a line mean if the sheet is a list of that kind: known titles first, then near ones."""
    meanings = _exact(kind, header)
    near = set()
    for place, title in enumerate(_titles(header)):
        close = None if meanings[place] or not title or title == MENDING else _nearest(kind, title)
        if close is not None and close not in meanings:
            meanings[place] = close
            near.add(close)
    return Table(sheet, header, Layout(kind, tuple(meanings)), near=frozenset(near))


def _titles(header: Row) -> list[str]:
    return [fold(cell) if isinstance(cell, str) else "" for cell in header.cells]


def _exact(kind: Kind, header: Row) -> list[Column | None]:
    meanings: list[Column | None] = []
    for title in _titles(header):
        found = next((column for column, known in TITLES[kind].items() if title in known), None)
        meanings.append(None if found in meanings else found)
    return meanings


def _nearest(kind: Kind, title: str) -> Column | None:
    """The column whose known titles look most like this one, if one looks like it at all."""
    known = [(one, column) for column, titles in TITLES[kind].items() for one in titles]
    ratio, column = max((SequenceMatcher(None, title, one).ratio(), column) for one, column in known)
    return column if ratio >= NEAR else None
