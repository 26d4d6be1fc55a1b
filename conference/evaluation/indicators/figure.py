"""A figure: an indicator computed over a period, and how every page, paper and table prints it."""

from dataclasses import dataclass

from conference.evaluation.indicators.declaration import (
    CENTS,
    DAYS,
    FEWEST,
    FOR_ONE,
    MINUTES,
    MINUTES_EACH,
    NOTHING,
    PERCENT,
    POINTS,
    Indicator,
    Line,
    Narrowing,
    Number,
    Result,
)
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

    def said_of(self, line: Line) -> str:
        """A line as French prints it."""
        return number(line.value) if line.records else self.said(line.value)

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

    def unit_of(self, line: Line) -> str:
        """The unit of one line: its own where it counts records beside what the others tell."""
        return line.records or self.unit_of_lines

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
        """Whether it is told by a table of its lines: a share is told by what it counts, and nothing by one zero."""
        told = any(line.value for line in self.result.lines)
        return told and self.indicator.unit not in {PERCENT, FOR_ONE}

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
