"""Départements side by side: what each prints, and the sums of what is printed. In the order of their codes, never
of a value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conference.evaluation.grids import ALL, Cell, Grid, Head, grids, said
from conference.words.publication import DEPARTMENT

# Tables of counts that add up from one département to another; means do not.
ADDITIVE = ("totals", "states", "fields", "origins", "reasons")
Published = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Side:
    """What one département prints: the key of its publication, and a cell for each column; empty: not published."""

    key: str
    department: str
    place: str
    cells: tuple[Cell, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """Its cells as French prints them."""
        return tuple(said(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the départements that print a number add up to, and how many they are."""

    value: int
    over: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One table: a line for each département, and the sums below."""

    grid: Grid
    columns: tuple[str, ...]
    sides: tuple[Side, ...]

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads of its columns, that of the départements first."""
        return (Head(DEPARTMENT, number=False), *map(Head, self.columns))

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Of each column, over those that print it."""
        columns = zip(*(side.cells for side in self.sides), strict=True)
        told = ([cell for cell in column if isinstance(cell, int)] for column in columns)
        return tuple(Sum(sum(cells), len(cells)) for cells in told)


def side_by_side(published: Sequence[Published]) -> list[Compared]:
    """The tables of some publications of one year, in the order in which they are given."""
    known = [(key, content, {grid.code: grid for grid in grids(content)}) for key, content in published]
    found = []
    for code in ADDITIVE:
        models = [of[code] for _, _, of in known if code in of]
        if models:
            titles = {row.code: row.title for model in models for row in model.rows if row.code != ALL}
            sides = [_side(key, content, of.get(code), titles) for key, content, of in known]
            found.append(Compared(models[0], tuple(titles.values()), tuple(sides)))
    return found


def _side(key: str, content: Mapping[str, Any], grid: Grid | None, titles: Mapping[str, str]) -> Side:
    """A line that a table leaves out has nothing; a table that is left out says nothing."""
    told = {row.code: row.cells[0] for row in grid.rows} if grid else {}
    cells = tuple(told.get(code, 0) if grid else "" for code in titles)
    return Side(key, content["department"], content["place"], cells)
