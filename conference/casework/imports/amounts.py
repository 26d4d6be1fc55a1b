"""The numbers that people type: counts in figures or in words, lengths of time in several ways."""

import re
from datetime import time, timedelta
from decimal import Decimal

from conference.casework.imports.rows import Cell
from conference.domain.names import fold

_WORDS = (
    *("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)
_COUNTS = {word: number for number, word in enumerate(_WORDS)} | {"une": 1, "zero": 0, "aucune": 0}
_COUNT = re.compile(r"([0-9]{1,6}|[^\W\d_]+)(?: (?:enfants?|mineure?s?|fratrie))?")
_DECIMAL = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,20})?")
_HOURS = re.compile(r"([0-9]{1,3}) ?(?:h|:|heures?) ?([0-5]?[0-9])? ?(?:mn|min|minutes?|:00)?")
_UNIT = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,20})?) ?(h|heures?|mn|min|minutes?|')")


def words(cell: Cell) -> str:
    """What is written in a cell, spaces evened, no NUL; a whole number has no decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).replace("\0", " ").split())


def whole(cell: Cell) -> int:
    """The whole number of a cell, zero or more: ``3``, ``trois``, ``3 enfants``. Raises `ValueError`."""
    found = None if isinstance(cell, bool) else _COUNT.fullmatch(words(cell).casefold())
    if found is None:
        raise ValueError(cell)
    if found[1].isdecimal():
        return int(found[1])
    if fold(found[1]) not in _COUNTS:
        raise ValueError(cell)
    return _COUNTS[fold(found[1])]


def minutes(cell: Cell, *, hours: bool) -> int:
    """The minutes of a cell, whose bare numbers are ``hours`` or minutes. Raises `ValueError`.

    What says its own unit is read by it: ``1h30``, ``1:30``, ``90 min``.
    """
    if isinstance(cell, bool):
        raise ValueError(cell)
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / 60)
    text = words(cell).casefold()
    if found := _HOURS.fullmatch(text):
        return int(found[1]) * 60 + int(found[2] or 0)
    if found := _UNIT.fullmatch(text):
        return _rounded(found[1], hours=found[2].startswith("h"))
    if _DECIMAL.fullmatch(text):
        return _rounded(text, hours=hours)
    raise ValueError(text)


def _rounded(text: str, *, hours: bool) -> int:
    return round(Decimal(text.replace(",", ".")) * (60 if hours else 1))
