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

Number = int | Decimal
FEWEST = 5
MINUTES, DAYS, CENTS, POINTS = "minutes", "jours", "centimes", "points"
MINUTES_EACH, MINUTES_OFTEN = "minutes en moyenne", "minutes en médiane"
# A share, or so many for one: its lines add up to what it is out of.
PERCENT, FOR_ONE = "%", "pour 1"


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
    """One part of a figure. A sum leaves out what is ``inner`` to the line before it, and what is told ``apart``.

    ``records``: what it counts, where it is a number of records beside a figure told in something else.
    """

    code: str
    title: str
    value: int
    inner: bool = False
    apart: bool = False
    records: str = ""


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
    def in_time(self) -> bool:
        """Whether it is told in hours and minutes."""
        return self.unit in {MINUTES, MINUTES_EACH, MINUTES_OFTEN}


def declared(
    code: str,
    title: str,
    unit: str,
    names: tuple[str, str],
    definition: Definition,
    compute: Compute,
    lined: tuple[str, str] = ("", ""),
    audience: Audience = Audience.PUBLIC,
) -> Indicator:
    """An indicator. ``names``: one and several; ``lined``: what its lines are, and what they add up to."""
    return Indicator(code, title, unit, definition, audience, compute, *names, *lined)
