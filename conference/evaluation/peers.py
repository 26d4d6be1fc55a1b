"""Départements side by side: what each prints, and the sums of what is printed. In the order of their codes, never
of a value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conference.evaluation.grids import ALL, Cell, Grid, grids, said

# Tables of counts that add up from one département to another; means do not.
ADDITIVE = ("totals", "states", "fields", "origins", "reasons")
Published = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Side:
    """A département: the key of what it published, its code and its name."""

    key: str
    code: str
    place: str

    @property
    def label(self) -> str:
        """``33 Gironde``."""
        return f"{self.code}\u00a0{self.place}"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing counted: a cell for each département, empty where it is not published."""

    title: str
    cells: tuple[Cell, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """Its cells as French prints them."""
        return tuple(said(cell) for cell in self.cells)

    @property
    def over(self) -> int:
        """How many départements print it."""
        return sum(isinstance(cell, int) for cell in self.cells)

    @property
    def total(self) -> int:
        """What those add up to."""
        return sum(cell for cell in self.cells if isinstance(cell, int))


@dataclass(frozen=True, slots=True)
class Compared:
    """One table: a column for each département, a line for each thing counted."""

    grid: Grid
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]


def side_by_side(published: Sequence[Published]) -> list[Compared]:
    """The tables of some publications of one year, in the order in which they are given."""
    sides = tuple(Side(key, content["department"], content["place"]) for key, content in published)
    known = [{grid.code: grid for grid in grids(content)} for _, content in published]
    found = []
    for code in ADDITIVE:
        tables = [of.get(code) for of in known]
        models = [one for one in tables if one]
        if models:
            titles = {row.code: row.title for model in models for row in model.rows if row.code != ALL}
            lines = (Line(title, tuple(_cell(one, row) for one in tables)) for row, title in titles.items())
            found.append(Compared(models[0], sides, tuple(lines)))
    return found


def _cell(grid: Grid | None, code: str) -> Cell:
    """A line that a table leaves out has nothing; a table that is left out says nothing."""
    if grid is None:
        return ""
    return next((row.cells[0] for row in grid.rows if row.code == code), 0)
