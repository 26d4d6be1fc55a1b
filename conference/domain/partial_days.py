"""Days known to the year, to the month or to the day: how they are typed, kept and compared."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused

FIRST_YEAR, LAST_YEAR = 1900, 2100
_MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre")
MONTHS = (*_MONTHS, "novembre", "decembre")


class Precision(StrEnum):
    """How much of a day is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PartialDay:
    """A year, a month or a day: ``first`` is the first day that it may be."""

    first: date
    precision: Precision = Precision.DAY

    @property
    def iso(self) -> str:
        """``2019``, ``2019-03`` or ``2019-03-25``."""
        return self.first.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]]


def of_iso(iso: str) -> PartialDay:
    """The day of ``2019``, ``2019-03`` or ``2019-03-25``. Raises ValueError."""
    parts = [int(part) for part in iso.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return PartialDay(date(year, month, day), (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1])


_YEAR = r"(?P<year>\d{4})"
_NAMED = rf"(?P<named>{'|'.join(MONTHS)})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        _YEAR,
        rf"(?P<month>\d{{1,2}}) {_YEAR}",
        rf"{_YEAR} (?P<month>\d{{1,2}})",
        rf"{_NAMED} {_YEAR}",
        rf"(?:le )?(?P<day>\d{{1,2}}) (?P<month>\d{{1,2}}) {_YEAR}",
        rf"{_YEAR} (?P<month>\d{{1,2}}) (?P<day>\d{{1,2}})",
        rf"(?:le )?(?P<day>\d{{1,2}})(?:er)? {_NAMED} {_YEAR}",
    )
)


def understood(typed: str, place: str = "when") -> PartialDay:
    """What somebody typed: ``2019``, ``03/2019``, ``mars 2019``, ``25/09/2018``, ``25 septembre 2018``.

    Raises `Refused` on nothing, on anything else, and on a year that nobody can mean.
    """
    said = fold(typed)
    if not said:
        raise Refused(Reason("partial_day_missing", place))
    found = next((match for shape in _SHAPES if (match := shape.fullmatch(said))), None)
    if found is None:
        raise Refused(Reason("partial_day_unclear", place))
    known = found.groupdict()
    month = MONTHS.index(known["named"]) + 1 if known.get("named") else int(known.get("month") or 1)
    precision = Precision.YEAR
    if known.get("named") or known.get("month"):
        precision = Precision.DAY if known.get("day") else Precision.MONTH
    try:
        first = date(int(known["year"]), month, int(known.get("day") or 1))
    except ValueError as wrong:
        raise Refused(Reason("partial_day_unclear", place)) from wrong
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise Refused(Reason("partial_day_unclear", place))
    return PartialDay(first, precision)
