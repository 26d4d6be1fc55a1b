"""The ties of a map as curves, bent towards the middle so that they part from one another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from conference.domain.network_map import Arc
from conference.domain.network_room import STRETCH

Point = tuple[float, float]
# How far from somebody a curve stops; how much it bends inwards; how far two ties between the same two part.
CLEAR, PULL, APART, SWAY = 13.0, 0.28, 22.0, 0.1


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie from one place to another, bent towards a third."""

    arc: Arc
    start: Point
    bend: Point
    end: Point

    def at(self, share: float) -> Point:
        """The place that far along, between 0 and 1."""
        a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
        points = zip(self.start, self.bend, self.end, strict=True)
        x, y = (a * start + b * bend + c * end for start, bend, end in points)
        return x, y


def curves(arcs: Sequence[Arc], ends: Sequence[tuple[float, float, float]]) -> tuple[Curve, ...]:
    """A curve for each tie; ``ends`` are places, each with the half height of the middle for who stands in it."""
    drawn, found = Counter[frozenset[int]](), []
    for arc in arcs:
        pair = frozenset((arc.one, arc.other))
        found.append(_curve(arc, ends[arc.one], ends[arc.other], drawn[pair]))
        drawn[pair] += 1
    return tuple(found)


def _curve(arc: Arc, one: tuple[float, float, float], other: tuple[float, float, float], number: int) -> Curve:
    (ax, ay, acore), (bx, by, bcore) = one, other
    long = hypot(bx - ax, by - ay) or 1.0
    across = (-(by - ay) / long, (bx - ax) / long)
    pull = 0.0 if acore or bcore else PULL
    sway = SWAY * long + APART * number if acore or bcore or number else 0.0
    bend = (
        (ax + bx) / 2 * (1 - pull) + across[0] * sway,
        (ay + by) / 2 * (1 - pull) + across[1] * sway,
    )
    return Curve(arc, _leave((ax, ay), bend, acore), bend, _leave((bx, by), bend, bcore))


def _leave(place: Point, towards: Point, core: float) -> Point:
    """Where a curve leaves somebody, or the middle, on its way."""
    x, y = towards[0] - place[0], towards[1] - place[1]
    if core:
        far = hypot(towards[0] / STRETCH, towards[1]) or 1.0
        return towards[0] * core / far, towards[1] * core / far
    far = hypot(x, y) or 1.0
    return place[0] + x * CLEAR / far, place[1] + y * CLEAR / far
