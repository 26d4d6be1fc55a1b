"""The network of a family: sides, generations, circles, ties; how it is balanced, and what is quietly asked of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.preparation import AT_WORK, KIN, Invitation, Part

MOST_SIDES = 6
MOST_MENTIONS = 60
NOT_THERE = frozenset({Invitation.DECLINED, Invitation.NOT_INVITED})


class Generation(StrEnum):
    """Whose age somebody is, seen from the person concerned."""

    ELDERS = "elders"
    PARENTS = "parents"
    OWN = "own"
    YOUNGER = "younger"


class Circle(StrEnum):
    """How close somebody is to the person concerned, as that person or the family says it."""

    NEAREST = "nearest"
    CLOSE = "close"
    FURTHER = "further"


class Need(StrEnum):
    """What has to be found so that somebody can come."""

    TRAVEL = "travel"
    INTERPRETER = "interpreter"
    CHILDCARE = "childcare"
    ACCESS = "access"


class BondKind(StrEnum):
    """What two people of a network are to one another."""

    COUPLE = "couple"
    KIN = "kin"
    FRIEND = "friend"
    HELPS = "helps"
    WORKS_WITH = "works_with"
    BROKEN = "broken"


class QuietNote(StrEnum):
    """What a page asks once, quietly; "sans objet" is an answer. An empty side is answered on the side itself."""

    SIDES = "sides"
    TILTED = "tilted"


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody as the balance sees them; ``side`` is the number of a side, if they are of one."""

    part: Part
    answer: Invitation
    side: int | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """How many who may come are relatives, and how many are there by their work; ``sides`` counts the relatives."""

    relatives: int
    at_work: int
    sides: Mapping[int | None, int]

    @property
    def tilted(self) -> bool:
        """Whether the family would be fewer than those who work."""
        return self.at_work > self.relatives

    def empty(self, sides: Iterable[int]) -> list[int]:
        """The sides of which nobody would come, once there is anybody at all."""
        return [side for side in sides if not self.sides.get(side)] if self.relatives else []


def balance(people: Iterable[Placed]) -> Balance:
    """The balance of a network, those who will not come left out."""
    coming = [one for one in people if one.answer not in NOT_THERE]
    sides = Counter(one.side for one in coming if one.part in KIN)
    return Balance(sides.total(), sum(one.part in AT_WORK for one in coming), sides)
