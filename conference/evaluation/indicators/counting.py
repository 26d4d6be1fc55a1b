"""What an indicator counts, row by row: one query, from which every reading of it is drawn.

The figure is those rows put together; the cases behind it, a table by territory, and what an edition remembers to
explain a later difference are the same rows, put together otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import Select, Subquery, func, select
from sqlalchemy.orm import Session

from conference.domain.statistics import ranked
from conference.evaluation.indicators.declaration import FEWEST, Line, Number, Result, Scope
from conference.words.evaluation import UNKNOWN_LINE

Rows = Callable[[Scope], Select[Any]]
UNKNOWN = "unknown"
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are of each line and amount. No line: nobody told which; no amount: nobody told how much."""

    times: Mapping[tuple[str | None, int | None], int]

    @property
    def n(self) -> int:
        """How many rows there are."""
        return sum(self.times.values())

    def of(self, code: str | None) -> int:
        """How many rows a line has."""
        return sum(times for (line, _), times in self.times.items() if line == code)

    def sum(self, code: str | None) -> int:
        """What the rows of a line add up to."""
        return sum((amount or 0) * times for (line, amount), times in self.times.items() if line == code)

    @property
    def total(self) -> int:
        """What all rows add up to."""
        return sum((amount or 0) * times for (_, amount), times in self.times.items())

    @property
    def silent(self) -> int:
        """How many rows say no amount."""
        return sum(times for (_, amount), times in self.times.items() if amount is None)

    @property
    def amounts(self) -> dict[int, int]:
        """How many rows have each amount, whatever their line."""
        found: dict[int, int] = {}
        for (_, amount), times in self.times.items():
            if amount is not None:
                found[amount] = found.get(amount, 0) + times
        return found


@dataclass(frozen=True, slots=True)
class Counted:
    """A computation that reads rows. ``rows`` gives ``case_id``, ``code`` and ``amount``, under these names.

    ``case_id`` is NULL for what belongs to no case. A query has as many rows as there are things to count.
    """

    rows: Rows
    read: Callable[[Tally], Result]

    def __call__(self, session: Session, scope: Scope) -> Result:
        """The figure of a scope."""
        return self.read(tally(session, self.rows(scope)))


def tally(session: Session, query: Select[Any]) -> Tally:
    """The rows of a query put together by line and amount, in one statement."""
    rows = query.subquery()
    grouped = select(rows.c.code, rows.c.amount, func.count()).group_by(rows.c.code, rows.c.amount)
    return Tally({(code, amount): times for code, amount, times in session.execute(grouped)})


def facts(session: Session, query: Select[Any]) -> list[tuple[int | None, str | None, int | None, int]]:
    """The same rows put together case by case: case, line, amount, how many."""
    rows = query.subquery()
    columns = rows.c.case_id, rows.c.code, rows.c.amount
    grouped = select(*columns, func.count()).group_by(*columns)
    return [(case_id, code, amount, times) for case_id, code, amount, times in session.execute(grouped)]


def behind(query: Select[Any], code: str | None = None) -> Subquery:
    """The cases of the rows, of one line or of all: ``case_id``, each once."""
    rows = query.subquery()
    of_a_case = select(rows.c.case_id).where(rows.c.case_id.is_not(None)).distinct()
    return (of_a_case if code is None else of_a_case.where(rows.c.code == code)).subquery()


def whole(found: Tally) -> Result:
    """A number: how many rows there are."""
    return Result(found.n, found.n)


def lines(titles: Mapping[str, str], *, unknown: str = UNKNOWN_LINE) -> Callable[[Tally], Result]:
    """A number in parts, zeros included; rows of no line are told as unknown, and only where there are some."""

    def read(found: Tally) -> Result:
        parts = [Line(code, title, found.of(code)) for code, title in titles.items()]
        missing = found.of(None)
        if missing:
            parts.append(Line(UNKNOWN, unknown, missing))
        return Result(found.n, found.n, missing, tuple(parts))

    return read


def part(titles: Mapping[str, str], *codes: str) -> Callable[[Tally], Result]:
    """The share of some lines, in whole percents, among the rows of a known line; none on fewer than five of them."""

    def share(told: int, rest: int) -> Number:
        return (200 * told + told + rest) // (2 * (told + rest))

    return _weighed(titles, codes, share)


def for_one(titles: Mapping[str, str], *codes: str) -> Callable[[Tally], Result]:
    """How many of some lines there are for one of the others, to the tenth; none on fewer than five rows."""

    def ratio(told: int, rest: int) -> Number | None:
        return (Decimal(told) / rest).quantize(TENTH, ROUND_HALF_UP) if rest else None

    return _weighed(titles, codes, ratio)


def _weighed(
    titles: Mapping[str, str], codes: tuple[str, ...], weigh: Callable[[int, int], Number | None]
) -> Callable[[Tally], Result]:
    def read(found: Tally) -> Result:
        parts = tuple(Line(code, title, found.of(code)) for code, title in titles.items())
        n, missing = sum(line.value for line in parts), found.of(None)
        told = sum(line.value for line in parts if line.code in codes)
        return Result(weigh(told, n - told) if n >= FEWEST else None, n, missing, parts, asked=n + missing)

    return read


def at_rank(share: Fraction) -> Callable[[Tally], Result]:
    """The smallest amount that this share of the rows do not pass; none on fewer than five amounts."""

    def read(found: Tally) -> Result:
        amounts = found.amounts
        n = sum(amounts.values())
        return Result(ranked(amounts, share) if n >= FEWEST else None, n, found.silent, asked=n + found.silent)

    return read
