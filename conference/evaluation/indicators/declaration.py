"""What an indicator is: one declaration, and the figure that it gives for a period."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, true
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.referral import Field
from conference.evaluation.period import Period
from conference.models.case import Case
from conference.queries.places import beneath, services
from conference.words.evaluation import (
    IN_MONEY,
    IN_TIME,
    TOO_FEW,
    fewer_beside,
    fewer_than,
    independent,
    said_for,
    unknown_of,
)
from conference.words.numbers import UNKNOWN, counted, euros, number
from conference.words.work import duration

Number = int | Decimal
FEWEST = 5
MINUTES, DAYS, CENTS, POINTS = "minutes", "jours", "centimes", "points"
MINUTES_EACH, MINUTES_OFTEN = "minutes en moyenne", "minutes en médiane"
# A share, or so many for one: its lines add up to what it is out of.
PERCENT, FOR_ONE = "%", "pour 1"
# What no sum makes: such a figure is read of the rows of all territories together.
OF_NO_SUM = frozenset({DAYS, POINTS, MINUTES_EACH, MINUTES_OFTEN, PERCENT, FOR_ONE})


class Narrowing(StrEnum):
    """What a reader may narrow figures to, beside the period."""

    TERRITORY = "territory"
    FIELD = "field"
    INSTITUTION = "institution"


CASES = frozenset(Narrowing)
NOTHING: frozenset[Narrowing] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about: a period, the cases that its reader may count, and what they narrowed it to.

    ``among`` is a criterion on ``Case``; ``everywhere`` is whether it leaves out no territory: else what belongs
    to no case is left out too.
    """

    period: Period
    among: ColumnElement[bool] = dataclasses.field(default_factory=true)
    territory_id: int | None = None
    field: Field | None = None
    everywhere: bool = True
    institution_id: int | None = None

    @property
    def narrowed(self) -> frozenset[Narrowing]:
        """What it is narrowed to."""
        held = (
            (Narrowing.TERRITORY, self.territory_id),
            (Narrowing.FIELD, self.field),
            (Narrowing.INSTITUTION, self.institution_id),
        )
        return frozenset(name for name, value in held if value is not None)

    @property
    def cases(self) -> ColumnElement[bool]:
        """The cases counted, a territory with all that it holds."""
        inside = [] if self.territory_id is None else [Case.territory_id.in_(beneath(frozenset({self.territory_id})))]
        if self.institution_id is not None:
            inside.append(Case.institution_id.in_(services(self.institution_id)))
        return and_(self.among, *inside, *([] if self.field is None else [Case.field == self.field]))

    @property
    def eve(self) -> date:
        """The first day that is not over at the end of the period, or today: what was due before it is past."""
        return min(self.period.last + timedelta(days=1), clock.today(self.period.zone))


class Audience(StrEnum):
    """For whom a figure is made: what others see of it is withheld where numbers are small."""

    DIRECTION = "direction"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Definition:
    """What is counted: among whom, what above and below the line, and which date decides."""

    population: str
    numerator: str
    denominator: str
    date: str


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a figure. A sum leaves out what is ``inner`` to the line before it, and what is told ``apart``."""

    code: str
    title: str
    value: int
    inner: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a computation gives. ``n`` is how many records it rests on, ``missing`` how many say nothing.

    ``value`` is None where there is nothing to say, which is not zero. ``asked`` is out of how many the missing
    ones are told, where that is not ``n``; ``deducible``: a value would give away the few that are beside it;
    ``few``: it rests on few records of another kind than ``n`` counts; ``counted``: how many of ``n`` a share counts.
    """

    value: Number | None
    n: int
    missing: int = 0
    lines: tuple[Line, ...] = ()
    references: tuple[str, ...] = ()
    asked: int | None = None
    deducible: bool = False
    few: bool = False
    counted: int | None = None

    @property
    def population(self) -> int:
        """Out of how many records some are missing."""
        return self.n if self.asked is None else self.asked


Compute = Callable[[Session, Scope], Result]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator, declared once; it is computed for the département of the session that it is given.

    ``one`` and ``several`` name what ``n`` counts, ``head`` and ``whole`` what its lines are and what they add up to.
    """

    code: str
    title: str
    unit: str
    definition: Definition
    audience: Audience
    compute: Compute
    one: str
    several: str
    head: str = ""
    whole: str = ""
    narrows: frozenset[Narrowing] = CASES

    @property
    def relative(self) -> bool:
        """Whether its value is a share of its lines, and not their sum."""
        return self.unit in {PERCENT, FOR_ONE, MINUTES_EACH}

    @property
    def additive(self) -> bool:
        """Whether those of territories sum to that of the département, and those of départements to the network's."""
        return self.unit not in OF_NO_SUM and not self.unit.startswith("/")

    @property
    def in_time(self) -> bool:
        """Whether it is told in hours and minutes."""
        return self.unit in {MINUTES, MINUTES_EACH, MINUTES_OFTEN}


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator computed over a period: what page, paper, table and command line all print.

    ``idle`` is what it was asked to be narrowed to and cannot be: then it has no value.
    """

    indicator: Indicator
    result: Result
    idle: frozenset[Narrowing] = NOTHING

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.indicator.code

    def said(self, value: Number | None) -> str:
        """A value of this figure, or of one of its lines, as French prints it."""
        if value is None:
            return number(value)
        if self.indicator.unit == CENTS:
            return euros(int(value))
        return duration(int(value)) if self.indicator.in_time else number(value)

    @property
    def remark(self) -> str:
        """Why there is no value; empty where there is one."""
        if self.idle:
            return independent(name.value for name in Narrowing if name in self.idle)
        if self.result.value is not None:
            return ""
        if self.result.few:
            return TOO_FEW
        if self.result.deducible and self.result.n >= FEWEST:
            return fewer_beside(FEWEST, self.indicator.several)
        return fewer_than(FEWEST, self.indicator.several) if 0 < self.result.n < FEWEST else UNKNOWN

    @property
    def shown(self) -> str:
        """The value as French prints it, or why there is none."""
        return self.remark or self.said(self.result.value)

    @property
    def suffix(self) -> str:
        """What follows the value of a share, a mark or days: ``/10``. A count says what it counts in its title."""
        unit, value = self.indicator.unit, self.result.value
        if self.idle or value is None:
            return ""
        if unit in {DAYS, POINTS}:
            return f"\u00a0{unit}" if not -1 <= value <= 1 else f"\u00a0{unit.removesuffix('s')}"
        if unit in {PERCENT, FOR_ONE}:
            return f"\u00a0{unit}"
        return unit if unit.startswith("/") else ""

    @property
    def measure(self) -> str:
        """What its lines are told in."""
        if self.indicator.unit == CENTS:
            return IN_MONEY
        return IN_TIME if self.indicator.in_time else self.unit_of_lines.capitalize()

    @property
    def unit_of_lines(self) -> str:
        """The unit of its lines: those of a share are counts, those of a mean are what it is made of."""
        unit = self.indicator.unit
        if unit == MINUTES_EACH:
            return MINUTES
        return self.indicator.several if self.indicator.relative else unit

    @property
    def total(self) -> Number | None:
        """What its lines add up to: its value, or what a share or a mean is made of."""
        if not self.indicator.relative:
            return self.result.value
        return sum(line.value for line in self.parts) if self.parts else self.result.n

    @property
    def summed(self) -> str:
        """The same as French prints it, under its lines."""
        return self.said(self.total) if self.indicator.relative else self.shown

    @property
    def basis(self) -> str:
        """``n = 20 orientations, dont 13``; empty for a figure that does not depend on what was asked."""
        whole, told = counted(self.result.n, self.indicator.one, self.indicator.several), self.result.counted
        if self.indicator.unit == FOR_ONE:
            return ", ".join((f"n = {whole}", *(f"{line.title}\u00a0: {number(line.value)}" for line in self.parts)))
        if told is not None and self.result.lines and not self.parts:
            return said_for(told, whole)
        said = f"n = {whole}" if told is None else f"n = {whole}, dont {number(told)}"
        return "" if self.idle else said

    @property
    def silence(self) -> str:
        """How many records say nothing, and their share; then what no table tells apart; empty where all speak."""
        missing, population = self.result.missing, self.result.population
        unknown = [unknown_of(missing, population, share=population >= FEWEST)] if missing else []
        aside = () if self.parted else (line for line in self.result.lines if line.apart)
        return ". ".join([*unknown, *(f"{line.title}\u00a0: {number(line.value)}" for line in aside)])

    @property
    def parted(self) -> bool:
        """Whether it is told by a table of its lines: a share is told by what it counts, out of how many."""
        return bool(self.result.lines) and self.indicator.unit not in {PERCENT, FOR_ONE}

    @property
    def parts(self) -> tuple[Line, ...]:
        """The lines that add up to the total."""
        return tuple(line for line in self.result.lines if not line.inner and not line.apart)

    def line(self, code: str) -> Line:
        """One line by its code. Raises ``KeyError``."""
        for line in self.result.lines:
            if line.code == code:
                return line
        raise KeyError(f"{self.code}.{code}")
