"""The room of a drawing: boxes that never overlap, found quickly among many."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

CELL = 48.0
# The round is wider than high, as names and sheets are.
STRETCH = 1.3


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in units of the drawing; the bottom is below the top."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def grown(self, by: float) -> "Box":
        """The same, larger by so much on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Room:
    """The boxes that are taken; ``looks`` counts the comparisons, which is what a drawing costs."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.looks = 0
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def free(self, box: Box) -> bool:
        """Whether nothing is there yet."""
        for cell in _cells(box):
            for other in self._cells.get(cell, ()):
                self.looks += 1
                if box.meets(other):
                    return False
        return True

    def take(self, box: Box) -> Box:
        """Keep a box for something."""
        self.boxes.append(box)
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)
        return box


def _cells(box: Box) -> list[tuple[int, int]]:
    left, right = floor(box.left / CELL), floor(box.right / CELL)
    top, bottom = floor(box.top / CELL), floor(box.bottom / CELL)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def enclosing(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle that holds them all."""
    found = list(boxes)
    lefts, tops, rights, bottoms = zip(*((box.left, box.top, box.right, box.bottom) for box in found), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
