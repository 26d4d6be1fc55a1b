"""Figures published before or elsewhere: what a value may be, how it is read from what somebody types, what adds up.

They stand beside the product's own and never enter them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from conference.domain.reasons import Reason, Refused


class Measure(StrEnum):
    """What a figure counts; of another one, its title says it."""

    REFERRALS = "referrals"
    CHILDREN_SHARE = "children_share"
    COMPLETED = "completed"
    UNDER_WAY = "under_way"
    NOT_COMPLETED = "not_completed"
    OWN_SOLUTION = "own_solution"
    CONFERENCES = "conferences"
    COORDINATORS_TRAINED = "coordinators_trained"
    COORDINATORS_ENGAGED = "coordinators_engaged"
    COORDINATORS_TARGET = "coordinators_target"
    PEOPLE_TRAINED = "people_trained"
    SEMINARS_TARGET = "seminars_target"
    MANAGERS_TARGET = "managers_target"
    SATISFACTION = "satisfaction"
    OTHER = "other"


class ValueKind(StrEnum):
    """What is known of a value."""

    NUMBER = "number"
    RANGE = "range"
    ABOUT = "about"
    FRACTION = "fraction"
    UNKNOWN = "unknown"


class Way(StrEnum):
    """How a figure came here."""

    TYPED = "typed"
    IMPORTED = "imported"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Value:
    """A value: ``low`` alone for a number or about one; both ends of a range; what is above and below the line."""

    kind: ValueKind
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def plain(self) -> Decimal | None:
        """The number, where it is one: nothing else is ever added up."""
        return self.low if self.kind is ValueKind.NUMBER else None


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of plain numbers, how many it adds up, and how many values are no number and stay out of it."""

    value: Decimal
    summed: int
    left_out: int


UNKNOWN = Value(ValueKind.UNKNOWN)
LONGEST_VALUE = 60
_NUMBER = r"\d{1,9}(?:[.,]\d{1,2})?"
_SHAPES = (
    (ValueKind.NUMBER, re.compile(f"({_NUMBER})")),
    (ValueKind.ABOUT, re.compile(f"(?:environ|env\\.?|~|≈) ?({_NUMBER})")),
    (ValueKind.RANGE, re.compile(f"(?:de |entre )?({_NUMBER}) ?(?:à|a|et|-) ?({_NUMBER})")),
    (ValueKind.FRACTION, re.compile(r"(\d{1,9}) ?(?:/|sur) ?(\d{1,9})")),
)
_UNKNOWN = re.compile(r"\?|inconnue?|non renseignée?|n\.? ?r\.?|n\.? ?c\.?")
# A space between the thousands, of any width.
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


def understood(typed: str) -> Value:
    """The value that somebody typed: ``12``, ``50 à 100``, ``environ 30``, ``2/3``, ``8,16``, ``?``.

    Raises `Refused` on nothing and on anything else.
    """
    said = _THOUSANDS.sub("", typed.strip().casefold()).replace("\u2013", "-")
    said = " ".join(said.split())
    if not said:
        raise Refused(Reason("reported_value_missing", "value"))
    if _UNKNOWN.fullmatch(said):
        return UNKNOWN
    for kind, shape in _SHAPES:
        found = shape.fullmatch(said)
        if found:
            return _sensible(Value(kind, *(Decimal(one.replace(",", ".")) for one in found.groups())))
    raise Refused(Reason("reported_value_unclear", "value"))


def _sensible(value: Value) -> Value:
    low, high = value.low, value.high
    if value.kind is ValueKind.RANGE and low is not None and high is not None and low >= high:
        raise Refused(Reason("reported_range_backwards", "value"))
    if value.kind is ValueKind.FRACTION and low is not None and high is not None and not 0 < high >= low:
        raise Refused(Reason("reported_fraction_beyond", "value"))
    return value


def total(values: Iterable[Value]) -> Total:
    """The sum of those that are plain numbers."""
    known = tuple(values)
    plain = [value.plain for value in known if value.plain is not None]
    return Total(sum(plain, Decimal(0)), len(plain), len(known) - len(plain))


_YEAR = r"((?:19|20)\d\d)"
_FIRST_HALF = ("janvier", "fevrier", "mars", "avril", "mai", "juin")
_MONTHS = (*_FIRST_HALF, "juillet", "aout", "septembre", "octobre", "novembre", "decembre")
_MONTH = rf"({'|'.join(_MONTHS)}) {_YEAR}"
Days = tuple[date | None, date | None]


def days_of(folded: str) -> Days:
    """The first and last day of a period as somebody writes it, folded; neither where it is not understood.

    ``2017``, ``2017 2018``, ``premier semestre 2020``, ``mars 2019``, ``de fevrier 2017 a novembre 2020``; the last
    alone of ``fin 2016``, the first alone of ``depuis 2019``.
    """
    for shape, spans in _PERIODS:
        found = shape.fullmatch(folded)
        if found:
            first, last = spans(*found.groups())
            return (first, last) if first is None or last is None or first <= last else (None, None)
    return None, None


def _months(first: int, year: int, last: int, until: int) -> tuple[date, date]:
    following = date(until + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), following - timedelta(days=1)


def _half(which: str, year: str) -> Days:
    first = 1 if which in {"premier", "1er", "1"} else 7
    return _months(first, int(year), first + 5, int(year))


def _years(first: str, last: str) -> Days:
    return _months(1, int(first), 12, int(last))


def _month(month: str, year: str) -> Days:
    return _several_months(month, year, month, year)


def _several_months(first: str, year: str, last: str, until: str) -> Days:
    return _months(_MONTHS.index(first) + 1, int(year), _MONTHS.index(last) + 1, int(until))


_PERIODS: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(rf"(?:en )?{_YEAR}"), lambda year: _years(year, year)),
    (re.compile(rf"(?:de )?{_YEAR} (?:a )?{_YEAR}"), _years),
    (re.compile(rf"(?:au )?(premier|1er|1|deuxieme|second|2e|2) semestre (?:de )?{_YEAR}"), _half),
    (re.compile(rf"(?:en )?{_MONTH}"), _month),
    (re.compile(rf"(?:de )?{_MONTH} (?:a )?{_MONTH}"), _several_months),
    (re.compile(rf"(?:a la )?fin (?:de )?{_YEAR}"), lambda year: (None, _years(year, year)[1])),
    (re.compile(rf"(?:depuis|a partir de) {_YEAR}"), lambda year: (_years(year, year)[0], None)),
)
