"""The figures of a note cell by cell: what its table prints, and what has moved since it was printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from conference.evaluation.indicators.declaration import Line
from conference.evaluation.indicators.figure import Figure

COLUMNS = ("code", "title", "value", "n", "missing", "unit", "part", "remark")
Row = tuple[object, ...]
NOWHERE = ("", "")


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that moved since an edition: as it was printed and as it is today, empty where there is none."""

    code: str
    title: str
    printed: str
    now: str


def rows(figure: Figure) -> list[Row]:
    """The rows of one figure; an unknown value is an empty cell, never a zero, and ``remark`` says why."""
    indicator, result = figure.indicator, figure.result
    told = (None, None) if figure.idle else (result.n, result.missing)
    whole = (figure.code, indicator.title, result.value, *told, indicator.unit, "", figure.remark)
    return [whole, *(_row(figure, line) for line in result.lines if figure.parted)]


def _row(figure: Figure, line: Line) -> Row:
    """``part`` is ``sum`` for lines that add up to the value, or to the n of a share, else ``inner`` or ``apart``."""
    part = "inner" if line.inner else "apart" if line.apart else "sum"
    code, unit = f"{figure.code}.{line.code}", figure.unit_of(line)
    return (code, line.title, line.value, figure.result.n, None, unit, part, "")


def numbers(figures: Iterable[Figure]) -> dict[str, tuple[str, str]]:
    """The title and number of every cell, by its code: lines have the n of their figure, which is told once."""
    known: dict[str, tuple[str, str]] = {}
    figure = ""
    for code, title, value, n, _missing, _unit, part, _remark in (row for one in figures for row in rows(one)):
        figure = figure if part else str(title)
        known[str(code)] = (f"{figure}, {title}" if part else figure, plain(value))
        if not part:
            known[f"{code}.n"] = (f"{title} (effectif)", plain(n))
    return known


def plain(cell: object) -> str:
    """A cell as a text: what is not there is empty."""
    return "" if cell is None else str(cell)
