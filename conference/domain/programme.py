"""The programme of a département as it describes itself: its phases, and a text under each heading that asks for one.

Figures, dates, money and lessons are kept apart, each once; a practice sheet is made of all of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from conference.domain.partial_days import PartialDay
from conference.domain.practice_sheet import FIRST_YEAR, LAST_YEAR, Heading, lines
from conference.domain.reasons import Reason


class Phase(StrEnum):
    """How far a programme is."""

    TRAINING = "training"
    EXPERIMENT = "experiment"
    EXTENSION = "extension"


# What is told of a programme in words of its own, in the order in which a sheet prints it.
DESCRIBED = (
    *(Heading.INITIATORS, Heading.PUBLICS, Heading.DESCRIPTION, Heading.OBJECTIVE, Heading.METHOD),
    *(Heading.GOVERNANCE, Heading.PARTICIPATION, Heading.CONDITIONS, Heading.IMPLEMENTATION),
    *(Heading.EFFECTS, Heading.EVALUATION),
)
MOST_TERRITORIES = 1000


@dataclass(frozen=True, slots=True)
class Description:
    """A programme in a few facts. ``silent`` are the headings under which a sheet takes nothing from it."""

    begun_in: int | None = None
    source: str = ""
    territory_kind: str = ""
    territory_count: int | None = None
    silent: tuple[Heading, ...] = ()

    @property
    def reasons(self) -> list[Reason]:
        """Why it cannot be kept."""
        asked = (
            (self.begun_in is None or FIRST_YEAR <= self.begun_in <= LAST_YEAR, "practice_year_wrong", "begun_in"),
            (self.territory_count is None or bool(self.territory_kind), "territory_kind_missing", "territory_kind"),
        )
        return [Reason(code, place) for holds, code, place in asked if not holds]


class Dated(Protocol):
    """Something that is so from a day on; from the beginning where nobody knows since when."""

    @property
    def when(self) -> PartialDay | None:
        """Since when."""


D = TypeVar("D", bound=Dated)


def said(typed: Iterable[str]) -> str:
    """Lines as they are kept: each once, without the empty ones."""
    return "\n".join(lines(typed))


def holding(phases: Sequence[D], day: date) -> D | None:
    """What holds on a day, of the phases in the order in which they began; nothing before the first that is dated."""
    begun = [one for one in phases if one.when is None or one.when.first <= day]
    return begun[-1] if begun else None
