"""Published figures as tables: rows and columns of numbers, of which some are withheld and are in no cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conference.domain.disclosure import Disclosed
from conference.words.numbers import number
from conference.words.publication import NUMBER, TABLE, TOGETHER, WITHHELD

Cell = int | str | None
ALL, VALUE = "all", "value"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, whether numbers stand below it, and where it leads."""

    label: str
    number: bool = True
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: a whole number, a mean as a text (``8.16``), nothing to say (empty), or None: withheld."""

    code: str
    title: str
    cells: tuple[Cell, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """Its cells as French prints them."""
        return tuple(said(cell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``zeros_withheld`` where a withheld cell of it may be none at all."""

    code: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    zeros_withheld: bool = False

    @property
    def title(self) -> str:
        """What it shows."""
        return TABLE[self.code][0]

    @property
    def head(self) -> str:
        """What its lines are."""
        return TABLE[self.code][1]

    @property
    def definition(self) -> str:
        """What it counts."""
        return TABLE[self.code][2]

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads of its columns, that of its lines first."""
        return (Head(self.head, number=False), *map(Head, self.columns))

    @property
    def printed(self) -> tuple[Row, ...]:
        """Its lines, or the last one alone where all others hold nothing but what is withheld or none."""
        inner = [cell for row in self.rows if row.code != ALL for cell in row.cells]
        silent = None in inner and not any(inner)
        return tuple(row for row in self.rows if row.code == ALL or not silent)

    @property
    def single(self) -> bool:
        """Whether it has one number a line."""
        return len(self.columns) == 1

    def plain(self) -> dict[str, Any]:
        """The same in lists and texts, with its words as they are today."""
        return {
            "code": self.code,
            "title": self.title,
            "head": self.head,
            "definition": self.definition,
            "columns": [*self.columns],
            "rows": [{"code": row.code, "title": row.title, "cells": [*row.cells]} for row in self.rows],
            "zeros_withheld": self.zeros_withheld,
        }


def said(cell: Cell) -> str:
    """A cell as French prints it."""
    if isinstance(cell, int):
        return number(cell)
    return WITHHELD if cell is None else cell.replace(".", ",")


def grids(content: Mapping[str, Any]) -> tuple[Grid, ...]:
    """The tables of what was published."""
    return tuple(
        Grid(
            one["code"],
            tuple(one["columns"]),
            tuple(Row(row["code"], row["title"], tuple(row["cells"])) for row in one["rows"]),
            one["zeros_withheld"],
        )
        for one in content["grids"]
    )


def listed(code: str, disclosed: Disclosed, axis: str, titles: Mapping[str, str]) -> Grid:
    """A table of one characteristic, and how many there are in all."""
    cells = _cells(disclosed)
    rows = [Row(one, title, (cells(((axis, one),)),)) for one, title in titles.items()]
    closed = any({name for name, _ in group} == {axis} for group in disclosed.closed)
    return Grid(code, (NUMBER,), (*rows, Row(ALL, TOGETHER, (cells(()),))), closed)


def crossed(
    code: str, disclosed: Disclosed, down: tuple[str, Mapping[str, str]], across: tuple[str, Mapping[str, str]]
) -> Grid:
    """A table of two characteristics with its margins."""
    cells = _cells(disclosed)
    (axis, titles), (other, columns) = down, across

    def place(one: str, along: str) -> tuple[tuple[str, str], ...]:
        return (*([(axis, one)] if one else []), *([(other, along)] if along else []))

    rows = [
        Row(one or ALL, title, tuple(cells(place(one, along)) for along in (*columns, "")))
        for one, title in {**titles, "": TOGETHER}.items()
    ]
    names = {axis, other}
    closed = any({name for name, _ in group} <= names for group in disclosed.closed)
    return Grid(code, (*columns.values(), TOGETHER), tuple(rows), closed)


def _cells(disclosed: Disclosed) -> Any:
    shown = {frozenset(where): value for where, value in disclosed.shown.items()}

    def cell(where: Sequence[tuple[str, str]]) -> Cell:
        return shown.get(frozenset(where))

    return cell


def spare(grid: Grid, code: str) -> Grid:
    """The same table without a line that has nothing: « non renseigné », where everybody told."""
    rows = tuple(row for row in grid.rows if row.code != code or any(cell != 0 for cell in row.cells))
    return Grid(grid.code, grid.columns, rows, grid.zeros_withheld)
