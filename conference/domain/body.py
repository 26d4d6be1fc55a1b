"""The designating body: in which way a decision of it was taken, and who is there to take it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from conference.domain.reasons import Reason


class Way(StrEnum):
    """How the body came to a decision: recorded with it, for every decision says who took it.

    ``remaining``: recusals broke the quorum, and those who were left decided. ``lead`` and ``neighbour``: nobody
    of the body was left. ``urgent``: it holds until the next sitting, which confirms it or hands over.
    """

    ALONE = "alone"
    SITTING = "sitting"
    CONSULTATION = "consultation"
    URGENT = "urgent"
    REMAINING = "remaining"
    LEAD = "lead"
    NEIGHBOUR = "neighbour"


class SittingState(StrEnum):
    """Where a sitting of the body stands."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    """Whether somebody who sits in the body came to a sitting."""

    PRESENT = "present"
    EXCUSED = "excused"


class FoundTie(StrEnum):
    """What is found between a member and a family: the kind of thing, never the value compared."""

    NAMED = "named"
    KNOWS = "knows"
    INSTITUTION = "institution"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """Who could take one decision on one case, and who is there to.

    ``quorum``: how many must decide together, 0 where each may alone. ``able``: members who neither stepped aside
    nor are concerned. ``present``: those of them in the sitting that is open, ``sitting_id``, the one who acts
    among them. ``favourable``: those who said yes to this very coordinator, in writing. ``aside``: how many stepped
    aside. ``instead``: who decides where no member is left, as the one who acts.
    """

    quorum: int = 0
    able: int = 0
    aside: int = 0
    present: int = 0
    sitting_id: int | None = None
    favourable: int = 0
    urgent: bool = False
    instead: Way | None = None

    @property
    def needed(self) -> int:
        """How many must decide: those who are left, where recusals broke the quorum."""
        return min(self.quorum, self.able)

    @property
    def broken(self) -> bool:
        """Whether recusals left fewer members than the quorum asks for."""
        return self.able < self.quorum <= self.able + self.aside


@dataclass(frozen=True, slots=True)
class Decided:
    """What is written of a decision: in which way, by how many, in which sitting."""

    way: Way
    deciders: int
    sitting_id: int | None = None


def decided(facts: BodyFacts) -> Decided | None:
    """In which way the body may decide now; None while it cannot yet. A sitting first, then writing, then urgency.

    Whoever recusals left alone decides alone: nobody else could be waited for.
    """
    if facts.instead is not None:
        return Decided(facts.instead, 1)
    if facts.quorum == 0:
        return Decided(Way.SITTING if facts.sitting_id else Way.ALONE, max(facts.present, 1), facts.sitting_id)
    if facts.broken and facts.able == 1:
        return Decided(Way.REMAINING, 1, facts.sitting_id)
    if facts.present and facts.present >= facts.needed:
        return Decided(Way.REMAINING if facts.broken else Way.SITTING, facts.present, facts.sitting_id)
    if facts.favourable and facts.favourable >= facts.needed:
        return Decided(Way.REMAINING if facts.broken else Way.CONSULTATION, facts.favourable)
    return Decided(Way.URGENT, 1) if facts.urgent else None


def confirmed(facts: BodyFacts) -> Decided | None:
    """In which way what was decided urgently may be confirmed: as any decision, writing and urgency apart."""
    return decided(replace(facts, urgent=False, favourable=0))


def missing(facts: BodyFacts) -> list[Reason]:
    """Why the body cannot decide now: the subject says how many of how many are there."""
    if decided(facts) is not None:
        return []
    there = max(facts.present, facts.favourable)
    return [Reason("quorum_missing", "body", f"{there}/{facts.needed}")]
