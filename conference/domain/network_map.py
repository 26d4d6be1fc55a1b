"""The map of a network: the person concerned in the middle, circles of closeness, sides apart. No contact, no address.

Names on it are first names; two who share one are told apart by a letter. Plain values: a paper may be made of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from conference.domain.names import fold
from conference.domain.network import BondKind, Circle, Generation
from conference.domain.preparation import Invitation, Part, Safety


class Shape(StrEnum):
    """What somebody is drawn as: each side has its own, services have the square."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    HEXAGON = "hexagon"
    PENTAGON = "pentagon"
    TIP = "tip"
    PILL = "pill"
    SQUARE = "square"


OF_SIDES = (Shape.CIRCLE, Shape.DIAMOND, Shape.TRIANGLE, Shape.HEXAGON, Shape.PENTAGON, Shape.TIP)


class Line(StrEnum):
    """How the edge of somebody is drawn: full once they take part in some way."""

    FULL = "full"
    DASHED = "dashed"
    DOTTED = "dotted"


LINES = {
    Invitation.WAITING: Line.DASHED,
    Invitation.DECLINED: Line.DOTTED,
    Invitation.NOT_INVITED: Line.DOTTED,
}


def line(answer: Invitation) -> Line:
    """The line of an answer."""
    return LINES.get(answer, Line.FULL)


@dataclass(frozen=True, slots=True)
class Sector:
    """One part of the round: a side, those of no side, or services; ``name`` is what is written outside of it."""

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody on the map. ``sector`` is a place in the map's sectors, nothing for who is in the middle.

    ``key`` is that of their page, empty where they have none; ``tie`` is empty where it could tell where they live.
    """

    key: str
    name: str
    tie: str = ""
    sector: int | None = None
    circle: Circle | None = None
    generation: Generation | None = None
    answer: Invitation = Invitation.WAITING


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie between two figures, by their places in the map; who helps comes first."""

    one: int
    other: int
    kind: BondKind


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """Everybody of a map, those in the middle first, and the ties among them.

    ``circles`` are the names of the circles, the nearest first, then of where those stand whose circle is not said.
    """

    circles: tuple[str, ...]
    sectors: tuple[Sector, ...] = ()
    figures: tuple[Figure, ...] = ()
    arcs: tuple[Arc, ...] = ()


def first_names(people: Sequence[tuple[str, str]]) -> list[str]:
    """How each of some people, by first and last name, is called on a map where first names are enough.

    Two who share a first name have the first letter of their last name, and a number where that is not enough.
    """
    shared = _repeated(fold(first) for first, _ in people)
    lettered = [
        f"{first} {last.strip()[0].upper()}." if fold(first) in shared and last.strip() else first
        for first, last in people
    ]
    twice, seen, called = _repeated(map(fold, lettered)), dict[str, int](), list[str]()
    for name in lettered:
        folded = fold(name)
        seen[folded] = seen.get(folded, 0) + 1
        called.append(f"{name} {seen[folded]}" if folded in twice else name)
    return called


def _repeated(names: Iterable[str]) -> set[str]:
    seen, twice = set[str](), set[str]()
    for name in names:
        (twice if name in seen else seen).add(name)
    return twice


def told(tie: str, part: Part, safety: Safety | None, *, protected: bool) -> str:
    """A tie as a map may say it: nothing of who is kept apart, nor of a service where an address is ``protected``.

    What somebody is to the family was typed freely, and may name where they live or who lodges them.
    """
    at_work = part not in {Part.FAMILY, Part.NETWORK}
    return "" if safety is Safety.APART or (protected and at_work) else tie
