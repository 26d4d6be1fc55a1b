"""Bodies beside the designating one: how often they are to meet, what they decide, and what comes of it.

No family is ever spoken of there: they carry the practice, and know of no case.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conference.domain.reasons import Reason


class CouncilKind(StrEnum):
    """What a body is for [L461, L547, L2896]; a technical committee that designates is no such body."""

    STEERING = "steering"
    TECHNICAL = "technical"
    COORDINATORS = "coordinators"
    FAMILIES = "families"
    OTHER = "other"


class MeetingState(StrEnum):
    """Where a meeting stands: to come or to be told, told for good, or given up."""

    PLANNED = "planned"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Attended(StrEnum):
    """Whether whoever holds a seat came; ``vacant``: nobody held it that day."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    VACANT = "vacant"


class DecisionFate(StrEnum):
    """What a later meeting says of a decision."""

    DONE = "done"
    UNDER_WAY = "under_way"
    DROPPED = "dropped"


SETTLED = frozenset({DecisionFate.DONE, DecisionFate.DROPPED})
LONGEST_CADENCE = 104


@dataclass(frozen=True, slots=True)
class Charter:
    """What a body is: its kind, its own name if it has one, its role in words, its cadence in weeks, its dates."""

    kind: CouncilKind
    since: date
    name: str = ""
    role: str = ""
    cadence_weeks: int | None = None
    until: date | None = None

    @property
    def refusals(self) -> list[Reason]:
        """What does not hold together."""
        asked = (
            (self.name or self.kind is not CouncilKind.OTHER, "council_unnamed", "name"),
            (self.cadence_weeks is None or 1 <= self.cadence_weeks <= LONGEST_CADENCE, "cadence_wrong", "cadence"),
            (self.until is None or self.until >= self.since, "council_backwards", "until"),
        )
        return [Reason(code, place) for holds, code, place in asked if not holds]


def due(last: date | None, since: date, weeks: int | None) -> date | None:
    """The day by which a body is to meet again: so many weeks after it last did, or began; None without cadence."""
    return (last or since) + timedelta(weeks=weeks) if weeks else None


def outside(on: date, since: date, until: date | None) -> list[Reason]:
    """Why a body cannot meet on a day: it was not there yet, or is no more."""
    if on < since:
        return [Reason("council_not_yet", "day")]
    return [Reason("council_over", "day")] if until is not None and on > until else []


def fate_refusals(what: str, fate: DecisionFate | None, why: str) -> list[Reason]:
    """A decision that is dropped says why."""
    return [Reason("decision_dropped_why", "", what)] if fate is DecisionFate.DROPPED and not why.strip() else []


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision: what, who, by when."""

    what: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision of an earlier meeting, and what this one says of it; ``before``: what was last said until then."""

    key: str
    decided_on: date
    resolution: Resolution
    fate: DecisionFate | None = None
    why: str = ""
    before: DecisionFate | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One item of an agenda, and what was said of it."""

    key: str
    title: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting in plain values, every text cleared of the names of families.

    People stand with their function; of families' seats there are numbers alone. ``ahead``: its day has not come;
    ``draft``: it is not closed; ``silent``: those of whom nothing is noted, whom closing it notes absent.
    """

    placed: str
    council: str
    day: date
    hour: str
    place: str
    present: Sequence[str]
    excused: Sequence[str]
    absent: Sequence[str]
    vacant: int
    families: int
    followed: Sequence[Followed]
    points: Sequence[Point]
    resolutions: Sequence[Resolution]
    ahead: bool
    draft: bool
    silent: Sequence[str] = ()
