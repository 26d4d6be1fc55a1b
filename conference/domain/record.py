"""The evaluation record: what changed and for whom, what is evaluated, and what people and professionals decide of it.

It is about the practice: nothing in it leads to a case.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from conference.domain.reasons import Reason


class EffectLevel(StrEnum):
    """Where something changed [L1715-1770]."""

    PEOPLE = "people"
    WORKERS = "workers"
    TEAMS = "teams"
    PARTNERSHIP = "partnership"


class Expected(StrEnum):
    """Whether it was looked for."""

    EXPECTED = "expected"
    UNEXPECTED = "unexpected"


class SaidBy(StrEnum):
    """Who says so."""

    CONCERNED = "concerned"
    FAMILIES = "families"
    WORKER = "worker"
    COORDINATOR = "coordinator"
    MANAGER = "manager"
    PARTNER = "partner"


class Occasion(StrEnum):
    """When it was noticed or told."""

    CONFERENCE = "conference"
    FOLLOW_UP = "follow_up"
    SITTING = "sitting"
    EXCHANGE = "exchange"
    TRAINING = "training"
    MEETING = "meeting"
    OTHER = "other"


class Attendee(StrEnum):
    """Who sat at the crossed evaluation, by kind: how many, never who [L1847-1851]."""

    CONCERNED = "concerned"
    FAMILIES = "families"
    WORKERS = "workers"
    COORDINATORS = "coordinators"
    MANAGERS = "managers"
    PARTNERS = "partners"


class Fate(StrEnum):
    """What came of a decision."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


FIRST_YEAR, LAST_YEAR = 2000, 2099
PEOPLE_CONCERNED = frozenset({Attendee.CONCERNED, Attendee.FAMILIES})


def effect_refusals(changed: str, whom: str, on: date, today: date) -> list[Reason]:
    """Why an effect cannot be noted so: two fields are asked, and it is not of a day to come."""
    asked = (
        (bool(changed.strip()), "effect_missing", "changed"),
        (bool(whom.strip()), "effect_whom_missing", "whom"),
        (on <= today, "in_the_future", "on"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def fate_refusals(fate: Fate | None, why: str) -> list[Reason]:
    """What was not done, or done in part, says why."""
    if fate is None:
        return [Reason("fate_missing", "fate")]
    return [] if fate is Fate.DONE or why.strip() else [Reason("fate_unexplained", "why")]


@dataclass(frozen=True, slots=True)
class Frame:
    """What is evaluated, for whom, by which criteria, and with whom they were chosen."""

    evaluated: str
    audience: str
    criteria: str
    chosen_with: str
    with_families: bool

    @property
    def refusals(self) -> list[Reason]:
        """What it lacks: what is evaluated, and by which criteria."""
        asked = ((self.evaluated, "frame_missing", "evaluated"), (self.criteria, "criteria_missing", "criteria"))
        return [Reason(code, place) for given, code, place in asked if not given.strip()]
