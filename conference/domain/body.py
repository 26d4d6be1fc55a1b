"""The designating body: in which way a decision of it was taken, and who is there to take it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from conference.domain.reasons import Reason


class Way(StrEnum):
    """How the body came to a decision: recorded with it, for every decision says who took it.

    ``remaining``: fewer could decide than the quorum asks for, and these did. ``lead`` and ``neighbour``: nobody
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

    ``quorum``: how many must decide together, 0 where each may alone; ``frozen``: in the sitting, where it was
    opened under another. ``able``: members who neither stepped aside
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
    frozen: int | None = None

    @property
    def asked_there(self) -> int:
        """The quorum of a decision taken in the sitting: the one that it was opened under."""
        return self.quorum if self.frozen is None else self.frozen

    @property
    def needed(self) -> int:
        """How many must write: those who can, where they are fewer than the quorum."""
        return min(self.quorum, self.able)

    @property
    def needed_there(self) -> int:
        """How many must decide in the sitting, likewise."""
        return min(self.asked_there, self.able)

    @property
    def left_alone(self) -> bool:
        """Whether recusals, and nothing else, left one member of a body that had its quorum."""
        return self.able == 1 < self.quorum <= self.able + self.aside


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
        return seated(facts) or Decided(Way.ALONE, 1)
    if facts.left_alone:
        return Decided(Way.REMAINING, 1, facts.sitting_id)
    if facts.present and facts.present >= facts.needed_there:
        return seated(facts)
    if facts.favourable and facts.favourable >= facts.needed:
        return Decided(_of(Way.CONSULTATION, facts.able, facts.quorum), facts.favourable)
    return Decided(Way.URGENT, 1) if facts.urgent else None


def seated(facts: BodyFacts) -> Decided | None:
    """In which way what one member may do alone is done in the sitting they are in; None outside of one."""
    if facts.sitting_id is None:
        return None
    if facts.present < facts.needed_there:
        return Decided(Way.ALONE, 1, facts.sitting_id)
    return Decided(_of(Way.SITTING, facts.able, facts.asked_there), max(facts.present, 1), facts.sitting_id)


def _of(way: Way, able: int, quorum: int) -> Way:
    """The way, unless those who could decide were fewer than the quorum: whatever kept the others away."""
    return Way.REMAINING if able < quorum else way


def unwritten(facts: BodyFacts, *, urgent: bool = False) -> BodyFacts:
    """The same facts for a decision that nobody was asked about in writing: what is written was of another one."""
    return replace(facts, urgent=urgent, favourable=0)


def confirmed(facts: BodyFacts) -> Decided | None:
    """In which way what was decided urgently may be confirmed: as any decision, writing and urgency apart."""
    return decided(unwritten(facts))


def missing(facts: BodyFacts) -> list[Reason]:
    """Why the body cannot decide now: the subject says how many of how many are there."""
    if decided(facts) is not None:
        return []
    ways = (facts.present, facts.needed_there), (facts.favourable, facts.needed)
    there, needed = max(ways, key=lambda way: way[0] - way[1])
    return [Reason("quorum_missing", "body", f"{there}/{needed}")]
