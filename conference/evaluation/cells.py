"""The figures of a note cell by cell: what its table prints, what an edition keeps, and what has moved since."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from conference.evaluation.indicators.declaration import Figure, Line

COLUMNS = ("code", "title", "value", "n", "missing", "unit", "part", "remark")
Row = tuple[object, ...]
Frozen = Mapping[str, Any]
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
    return [whole, *(_row(figure, line) for line in result.lines)]


def _row(figure: Figure, line: Line) -> Row:
    """``part`` is ``sum`` for lines that add up to the value, or to the n of a share, else ``inner`` or ``apart``."""
    part = "inner" if line.inner else "apart" if line.apart else "sum"
    code, unit = f"{figure.code}.{line.code}", figure.unit_of_lines
    return (code, line.title, line.value, figure.result.n, None, unit, part, "")


def freeze(figures: Iterable[Figure]) -> Frozen:
    """Figures as plain lists and texts, with their definitions: read again without the code that made them."""
    known = tuple(figures)
    return {
        "rows": [[_plain(cell) for cell in row] for figure in known for row in rows(figure)],
        "definitions": {figure.code: asdict(figure.indicator.definition) for figure in known},
        "references": {figure.code: [*figure.result.references] for figure in known if figure.result.references},
    }


def _plain(cell: object) -> str:
    return "" if cell is None else str(cell)


def frozen_rows(cells: Frozen) -> list[Row]:
    """The rows of an edition, as its table printed them: its third cell is a number, or nothing."""
    return [(code, title, Decimal(value) if value else None, *others) for code, title, value, *others in cells["rows"]]


def differences(cells: Frozen, figures: Iterable[Figure]) -> list[Difference]:
    """Every value and every n that is not what an edition printed, in its order, then what is new since."""
    before, after = _numbers(frozen_rows(cells)), _numbers(frozen_rows(freeze(figures)))
    pairs = {code: (before.get(code, NOWHERE), after.get(code, NOWHERE)) for code in {**before, **after}}
    return [
        Difference(code, was[0] or now[0], was[1], now[1]) for code, (was, now) in pairs.items() if was[1] != now[1]
    ]


def _numbers(found: Iterable[Row]) -> dict[str, tuple[str, str]]:
    """The title and number of every cell, by its code: lines have the n of their figure, which is told once."""
    known: dict[str, tuple[str, str]] = {}
    figure = ""
    for code, title, value, n, _missing, _unit, part, _remark in found:
        figure = figure if part else str(title)
        known[str(code)] = (f"{figure}, {title}" if part else figure, _plain(value))
        if not part:
            known[f"{code}.n"] = (f"{title} (effectif)", _plain(n))
    return known
