"""A file as sheets of rows, whatever it was kept in, with the line numbers that its own program shows."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conference.domain.imports import Encoding, Separator

Cell = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet; ``number`` counts from 1."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing but spaces is written on it."""
        return not any(str(cell).strip() for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Script:
    """How a text file was read."""

    encoding: Encoding
    separator: Separator


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet and all its lines, the empty ones included; ``script`` is that of a text file."""

    name: str
    rows: tuple[Row, ...]
    script: Script | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it has no written line."""
        return all(row.is_empty for row in self.rows)
