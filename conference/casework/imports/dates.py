"""The days that people type: in figures, in words, as a month alone, as the number of days that a workbook counts."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from conference.casework.imports.rows import Cell
from conference.domain.names import fold

# The first day that a workbook counts from, and the numbers that may be a day of this work: 1990 to 2064.
FIRST, SERIALS = date(1899, 12, 30), range(32_874, 60_000)
TWO_DIGITS, MONTH_ONLY, SERIAL = "date_of_two_digits", "date_of_a_month", "date_counted"

_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
SHORTEST_MONTH = 3
_HOUR = re.compile(r"[tT ]\s*\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?Z?$| \d{1,2} ?h ?\d{0,2}$")
_WEEKDAY = re.compile(r"(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)? (?=\d{1,2} )")
_FULL = re.compile(r"(\d{1,2}|1er) (\d{1,2}|[a-z]+) (\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4}) (\d{1,2}) (\d{1,2})")
_MONTH = re.compile(r"(\d{1,2}|[a-z]+) (\d{4})|([a-z]+) (\d{2})")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """A day, and the codes of what was settled on the way to it."""

    day: date
    said: tuple[str, ...] = ()


def typed(cell: Cell, today: date) -> Typed:
    """The day of a cell. Raises `ValueError` for what is none.

    Two digits are a year up to this one, else of the century before; a month alone is its first day.
    """
    if isinstance(cell, datetime):
        return Typed(cell.date())
    if isinstance(cell, date):
        return Typed(cell)
    if isinstance(cell, (bool, time, timedelta)) or cell is None:
        raise ValueError(cell)
    text = " ".join(str(cell).split())
    return _counted(text) if _SERIAL.fullmatch(text) else _written(_HOUR.sub("", text), today)


def _counted(text: str) -> Typed:
    days = int(text[:5])
    if days not in SERIALS:
        raise ValueError(text)
    return Typed(FIRST + timedelta(days=days), (SERIAL,))


def _written(text: str, today: date) -> Typed:
    if ":" in text:
        raise ValueError(text)
    folded = _WEEKDAY.sub("", fold(text))
    if iso := _ISO.fullmatch(folded):
        return Typed(date(int(iso[1]), int(iso[2]), int(iso[3])))
    if full := _FULL.fullmatch(folded):
        year, said = _year(full[3], today)
        return Typed(date(year, _month(full[2]), int(full[1].removesuffix("er"))), said)
    if month := _MONTH.fullmatch(folded):
        year, said = _year(month[2] or month[4], today)
        return Typed(date(year, _month(month[1] or month[3]), 1), (*said, MONTH_ONLY))
    raise ValueError(text)


def _year(digits: str, today: date) -> tuple[int, tuple[str, ...]]:
    if len(digits) == len("2017"):
        return int(digits), ()
    ours = today.year // 100 * 100 + int(digits)
    return (ours if ours <= today.year else ours - 100), (TWO_DIGITS,)


def _month(text: str) -> int:
    """The number of a month, in figures or by as many of its first letters as tell it from the others."""
    if text.isdecimal():
        return int(text)
    numbers = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(text)]
    if len(text) < SHORTEST_MONTH or len(numbers) != 1:
        raise ValueError(text)
    return numbers[0]
