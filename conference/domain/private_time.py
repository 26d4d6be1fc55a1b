"""Private family time: what it lets through, who may stay, and nothing of what is said in it.

There is no field for what was said: recorded are its start, its end, and who of the family was there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from conference.domain.preparation import KIN, Part
from conference.domain.reasons import Reason


class Moment(StrEnum):
    """The three parts of the day [L391-413]."""

    SHARING = "sharing"
    PRIVATE = "private"
    PRESENTATION = "presentation"


# A part as it is typed, from when to when.
EDGES = ("from", "to")
# Families take the time they need: only after this long may somebody else say that a private time is over.
LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Staying:
    """Somebody who would be inside: an interpreter or a support person stays when the family asked for it."""

    part: Part
    asked_by_family: bool = False
    knows_the_family_by_work: bool = False


def may_stay(person: Staying) -> bool:
    """Whether somebody may be inside: coordinator, professionals and experts never."""
    if person.part in KIN:
        return True
    accepted = person.part in {Part.INTERPRETER, Part.SUPPORT} and person.asked_by_family
    return accepted and not person.knows_the_family_by_work


@dataclass(frozen=True, slots=True)
class ConferenceFacts:
    """What the rules of the day look at; ``running`` is whether private time runs now."""

    present: int = 0
    kin_present: int = 0
    unfinished: frozenset[Moment] = frozenset(Moment)
    intruders: int = 0
    running: bool = False


def held(facts: ConferenceFacts) -> list[Reason]:
    """Every reason why the conference cannot be recorded as held yet."""
    asked = (
        (facts.present > 0, "nobody_present", "day"),
        (facts.kin_present > 0, "no_kin_present", "day"),
        *((moment not in facts.unfinished, f"{moment}_times_missing", "day") for moment in Moment),
        (facts.intruders == 0, "intruder_in_private_time", "day"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def forgotten(began: datetime, now: datetime) -> list[Reason]:
    """Why the designating body cannot end a private time that nobody has ended: the family may still be there."""
    return [] if now - began >= LONGEST else [Reason("family_may_be_there")]


def in_order(
    times: Mapping[Moment, tuple[datetime, datetime]], after: datetime | None, before: datetime
) -> list[Reason]:
    """Why the typed times of a day cannot be: each part once, one after the other, none in the future.

    ``times`` are a start and an end for each part; ``after`` is the step before, ``before`` the present.
    """
    missing = [Reason(f"{moment}_times_missing", moment) for moment in Moment if moment not in times]
    if missing:
        return missing
    edges = [(f"{moment}_{edge}", at) for moment in Moment for edge, at in zip(EDGES, times[moment], strict=True)]
    early = [Reason("times_out_of_order", name) for (_, last), (name, at) in pairwise(edges) if at < last]
    instants = [at for _, at in edges]
    asked = (
        (max(instants) <= before, "in_the_future"),
        (after is None or min(instants) >= after, "before_previous_step"),
    )
    return early + [Reason(code, "on") for holds, code in asked if not holds]
