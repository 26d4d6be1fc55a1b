"""What an indicator counts, row by row: one query, from which every reading of it is drawn.

The figure is those rows put together; the cases behind it, a table by territory, and what an edition remembers to
explain a later difference are the same rows, put together otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Integer,
    Label,
    Select,
    String,
    Subquery,
    cast,
    column,
    func,
    literal,
    null,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from conference.domain.names import fold
from conference.domain.statistics import percent, ranked
from conference.evaluation.indicators.declaration import FEWEST, Compute, Line, Number, Result, Scope
from conference.models.case import Case
from conference.words.evaluation import UNKNOWN_LINE

Query = Select[Any] | CompoundSelect[Any]
Rows = Callable[[Scope], Query]
Codes = tuple[str | None, ...]
UNKNOWN = "unknown"
# Named rather than asked of the rows: that takes a seventh of the time of a year of figures.
CODE, AMOUNT = column("code", String()), column("amount", Integer())
ONCE, NO_LINE, NO_CASE = literal(1), cast(null(), String()), cast(null(), Integer())
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

    def without(self, *codes: str) -> "Tally":
        """The rows of other lines."""
        return Tally({(line, amount): times for (line, amount), times in self.times.items() if line not in codes})

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


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """A computation that reads rows. ``rows`` gives ``case_id``, ``code`` and ``amount``, under these names.

    ``case_id`` is NULL for what belongs to no case. A query has as many rows as there are things to count. ``reads``
    are the codes of the rows of a line, where they are not its own; under "", those of the value, where it leaves some
    out. The cases of the line ``named`` are listed by their references.
    """

    rows: Rows
    read: Callable[[Tally], Result]
    reads: Mapping[str, Codes] = field(default_factory=dict)
    named: str = ""

    def __call__(self, session: Session, scope: Scope) -> Result:
        """The figure of a scope."""
        return self.of(session, scope, tally(session, self.rows(scope)))

    def of(self, session: Session, scope: Scope, found: Tally) -> Result:
        """The figure of a scope, of which the rows are put together already."""
        result = self.read(found)
        if not self.named or not any(found.of(code) for code in self.codes(self.named)):
            return result
        return replace(result, references=references(session, self.behind(scope, self.named)))

    def codes(self, line: str) -> Codes:
        """The codes of the rows of a line; none for a value that reads them all."""
        own: Codes = (None,) if line == UNKNOWN else (line,) if line else ()
        return self.reads.get(line, own)

    def behind(self, scope: Scope, line: str = "") -> Subquery:
        """The cases of the value, or of one of its lines: ``case_id``, each once."""
        rows, codes = self.rows(scope).subquery(), self.codes(line)
        own = rows.c.code.in_([code for code in codes if code is not None])
        told = own | rows.c.code.is_(None) if None in codes else own
        of_a_case = select(rows.c.case_id).where(rows.c.case_id.is_not(None)).distinct()
        return (of_a_case.where(told) if codes else of_a_case).subquery()


@dataclass(frozen=True, slots=True)
class Memory:
    """The tallies of one scope, so that figures that read the same rows ask for them once."""

    session: Session
    scope: Scope
    known: dict[Rows, Tally] = field(default_factory=dict)

    def result(self, compute: Compute) -> Result:
        """What a computation gives."""
        if not isinstance(compute, Counted):
            return compute(self.session, self.scope)
        if compute.rows not in self.known:
            self.known[compute.rows] = tally(self.session, compute.rows(self.scope))
        return compute.of(self.session, self.scope, self.known[compute.rows])


def references(session: Session, cases: Subquery) -> tuple[str, ...]:
    """The references of some cases, in their order."""
    query = select(Case.reference).join(cases, cases.c.case_id == Case.id).order_by(Case.reference)
    return tuple(reference for reference in session.scalars(query) if reference is not None)


def rows_of(case_id: Any, code: Any = NO_LINE, amount: Any = ONCE) -> tuple[Label[Any], Label[Any], Label[Any]]:
    """The three columns of rows; a code is read as plain text, so that rows of several kinds stand together."""
    return case_id.label("case_id"), type_coerce(code, String()).label("code"), amount.label("amount")


def tally(session: Session, query: Query) -> Tally:
    """The rows of a query put together by line and amount, in one statement."""
    grouped = select(CODE, AMOUNT, func.count()).select_from(query.subquery()).group_by(CODE, AMOUNT)
    return Tally({(code, amount): times for code, amount, times in session.execute(grouped)})


def whole(found: Tally) -> Result:
    """A number: how many rows there are."""
    return Result(found.n, found.n)


def one_of(code: str) -> Callable[[Tally], Result]:
    """A number among others: how many rows have a code, out of all that there are."""
    return lambda found: Result(found.of(code), found.n)


def lines(
    titles: Mapping[str, str], *, unknown: str = UNKNOWN_LINE, rare: Mapping[str, str] | None = None
) -> Callable[[Tally], Result]:
    """A number in parts, zeros included; rows of no line are told as unknown, and only where there are some.

    The parts of ``rare`` codes are told only where there are some too.
    """

    def read(found: Tally) -> Result:
        parts = [Line(code, title, found.of(code)) for code, title in titles.items()]
        parts += [Line(code, title, found.of(code)) for code, title in (rare or {}).items() if found.of(code)]
        missing = found.of(None)
        if missing:
            parts.append(Line(UNKNOWN, unknown, missing))
        return Result(sum(line.value for line in parts), found.n, missing, tuple(parts))

    return read


def by_name(found: Tally) -> Result:
    """A number in parts whose codes are their names, in the order of the alphabet."""
    names = sorted({code for code, _ in found.times if code is not None}, key=fold)
    return lines({name: name for name in names})(found)


def answers(titles: Mapping[str, str]) -> Callable[[Tally], Result]:
    """How many answered, in parts; those who said nothing are missing, out of all who were asked."""

    def read(found: Tally) -> Result:
        parts = tuple(Line(code, title, found.of(code)) for code, title in titles.items())
        told = sum(line.value for line in parts)
        return Result(told, told, found.of(None), parts, asked=told + found.of(None))

    return read


def part(titles: Mapping[str, str], *codes: str) -> Callable[[Tally], Result]:
    """The share of some lines, in whole percents, among the rows of a known line; none on fewer than five of them."""

    def share(told: int, rest: int) -> Number:
        return percent(told, told + rest)

    return _weighed(titles, codes, share)


def proportion(*codes: str) -> Callable[[Tally], Result]:
    """The same share without its lines, where another figure has them."""

    def read(found: Tally) -> Result:
        missing, told = found.of(None), sum(found.of(code) for code in codes)
        n = found.n - missing
        return Result(percent(told, n) if n >= FEWEST else None, n, missing, asked=found.n, counted=told)

    return read


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
        value = weigh(told, n - told) if n >= FEWEST else None
        return Result(value, n, missing, parts, asked=n + missing, counted=told)

    return read


def at_rank(share: Fraction) -> Callable[[Tally], Result]:
    """The smallest amount that this share of the rows do not pass; none on fewer than five amounts."""

    def read(found: Tally) -> Result:
        amounts = found.amounts
        n = sum(amounts.values())
        return Result(ranked(amounts, share) if n >= FEWEST else None, n, found.silent, asked=n + found.silent)

    return read
