"""What an indicator is: one declaration, and the figure that it gives for a period."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import Session

from conference.evaluation.period import Period
from conference.words.numbers import number

Number = int | Decimal
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about: a period, and which cases its reader may count (a criterion on ``Case``)."""

    period: Period
    among: ColumnElement[bool] = field(default_factory=true)


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
    """One part of a figure. ``inner`` is a part of the line before it: a sum leaves it out."""

    code: str
    title: str
    value: int
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What a computation gives. ``n`` is how many records it rests on, ``missing`` how many say nothing.

    ``value`` is None where there is nothing to say, which is not zero.
    """

    value: Number | None
    n: int
    missing: int = 0
    lines: tuple[Line, ...] = ()
    references: tuple[str, ...] = ()


Compute = Callable[[Session, Scope], Result]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator, declared once; it is computed for the département of the session that it is given."""

    code: str
    title: str
    unit: str
    definition: Definition
    audience: Audience
    compute: Compute


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator computed over a period: what page, paper, table and command line all print."""

    indicator: Indicator
    result: Result

    @property
    def code(self) -> str:
        """The code of the indicator."""
        return self.indicator.code

    @property
    def shown(self) -> str:
        """The value as French prints it, or why there is none."""
        few = self.result.value is None and 0 < self.result.n < FEWEST
        return f"moins de {FEWEST} réponses" if few else number(self.result.value)

    @property
    def parts(self) -> tuple[Line, ...]:
        """The lines that add up to the value."""
        return tuple(line for line in self.result.lines if not line.inner)

    def line(self, code: str) -> Line:
        """One line by its code. Raises ``KeyError``."""
        for line in self.result.lines:
            if line.code == code:
                return line
        raise KeyError(f"{self.code}.{code}")
