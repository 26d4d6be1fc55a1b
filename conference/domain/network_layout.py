"""Where everything of a map of the network stands: no label over another, nor over somebody.

The same map is always laid out alike. Whoever is closer is nearer the middle; a side keeps to its own part of the
round. Where names do not fit, the circles grow; where that is not enough, a name is shortened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin, sqrt

from conference.domain.lettering import shortened, width
from conference.domain.network import Circle, Generation
from conference.domain.network_curves import Curve, curves
from conference.domain.network_map import Figure, NetworkMap, Shape
from conference.domain.network_room import STRETCH, Box, Room, enclosing

# Units of the drawing: letters of 13, on a sheet about 900 wide; angles in radians, clockwise from the right.
SIZE, LINE, TITLE = 13.0, 16.0, 14.0
HALF, GAP = 9.0, 5.0
BAND, STEP, SLACK = 46.0, 15.0, 1.7
LONGEST, SHORT, LONGEST_TITLE = 130.0, 66.0, 190.0
NARROWEST, SERVICES_AT = 0.42, pi / 2
BANDS = (*Circle, None)
AGES = (*Generation, None)
GROWTH, PATIENCE, FULL_NAMES = 1.18, 60, 5


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody where they stand, and their name in its box."""

    figure: Figure
    x: float
    y: float
    label: Box
    text: str


@dataclass(frozen=True, slots=True)
class Ring:
    """One circle, by its half height, wider than high; ``label`` is where its name stands."""

    circle: Circle | None
    radius: float
    name: str
    label: Box


@dataclass(frozen=True, slots=True)
class Wedge:
    """One sector of the round between two angles, clockwise; ``label`` is where its name stands, outside."""

    begins: float
    ends: float
    shape: Shape
    name: str
    label: Box | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A map with its places: ``core`` is the half height of its middle, ``looks`` what finding them cost."""

    nodes: tuple[Node, ...]
    rings: tuple[Ring, ...]
    wedges: tuple[Wedge, ...]
    curves: tuple[Curve, ...]
    core: float
    sheet: Box
    looks: int


def blank(circles: Sequence[str]) -> Layout:
    """Empty circles, wide enough to write in by hand."""
    rings: list[Ring] = []
    for circle, name in zip(Circle, circles, strict=False):
        radius, half = 95.0 * (len(rings) + 1), width(name, TITLE) / 2
        rings.append(Ring(circle, radius, name, Box(-half, -radius - LINE / 2, half, -radius + LINE / 2)))
    outer = rings[-1].radius + BAND
    return Layout((), tuple(rings), (), (), 40.0, Box(-outer * STRETCH, -outer, outer * STRETCH, outer), 0)


class Cramped(Exception):
    """A name found no place in a band."""

    def __init__(self, band: int) -> None:
        super().__init__(band)
        self.band = band


def layout(drawn: NetworkMap) -> Layout:
    """The places of everything on a map."""
    slack, looks = [SLACK] * len(BANDS), 0
    for patience in range(PATIENCE):
        attempt = _Attempt(drawn, slack, short=patience >= FULL_NAMES)
        try:
            return attempt.lay(looks)
        except Cramped as cramped:
            slack[cramped.band] *= GROWTH
            looks += attempt.room.looks
    raise AssertionError("circles that grow have room for everybody")


class _Attempt:
    """One try, with circles of one size."""

    def __init__(self, drawn: NetworkMap, slack: Sequence[float], *, short: bool) -> None:
        self.drawn, self.slack, self.room = drawn, slack, Room()
        self.longest = (LONGEST, SHORT) if short else (LONGEST,)
        self.around = [one for one in drawn.figures if one.sector is not None]

    def lay(self, looks: int) -> Layout:
        """Everything, or `Cramped`."""
        middle = _middle([one for one in self.drawn.figures if one.sector is None])
        core = max([28.0, *(_reach(node.label) + 8 for node in middle)])
        self.room.take(Box(-core * STRETCH, -core, core * STRETCH, core))
        wedges = _wedges(self.drawn, self.around)
        rings = self._rings(core, wedges)
        found = [*middle, *self._placed(core, rings, wedges)]
        nodes = tuple(next(node for node in found if node.figure is one) for one in self.drawn.figures)
        outer = rings[-1].radius
        titled = tuple(self._titled(wedge, outer) for wedge in wedges)
        whole = enclosing([*self.room.boxes, Box(-outer * STRETCH, -outer, outer * STRETCH, outer)])
        ends = [(node.x, node.y, core if node.figure.sector is None else 0.0) for node in nodes]
        drawn = curves(self.drawn.arcs, ends)
        return Layout(nodes, rings, titled, drawn, core, whole.grown(HALF), looks + self.room.looks)

    def _rings(self, core: float, wedges: Sequence[Wedge]) -> tuple[Ring, ...]:
        rings, radius = [], core
        for band, circle in enumerate(BANDS):
            if circle is None and all(one.circle for one in self.around):
                break
            wanted = max((self._asked(place, circle) / _angle(wedge) for place, wedge in enumerate(wedges)), default=0)
            radius = max(radius + BAND, sqrt(radius**2 + 2 * wanted * self.slack[band] / STRETCH))
            half = width(self.drawn.circles[band], SIZE) / 2
            label = Box(-half, -radius - LINE / 2, half, -radius + LINE / 2)
            rings.append(Ring(circle, radius, self.drawn.circles[band], self.room.take(label)))
        return tuple(rings)

    def _asked(self, place: int, circle: Circle | None) -> float:
        """The surface that those of a sector and a circle take."""
        there = [one for one in self.around if one.sector == place and one.circle is circle]
        return sum((min(width(one.name, SIZE), LONGEST) + 2 * HALF + GAP) * (LINE + 2 * GAP) for one in there)

    def _placed(self, core: float, rings: Sequence[Ring], wedges: Sequence[Wedge]) -> Iterator[Node]:
        inner = core
        for band, ring in enumerate(rings):
            for place, wedge in enumerate(wedges):
                there = [one for one in self.around if one.sector == place and one.circle is ring.circle]
                there.sort(key=lambda one: AGES.index(one.generation))
                places = _grid(inner, ring.radius, wedge) if there else []
                for number, figure in enumerate(there):
                    share = (number + 0.5) / len(there)
                    ideal = wedge.begins + _angle(wedge) * share
                    yield self._place(figure, places, ((inner + ring.radius) / 2, ideal), band)
            inner = ring.radius

    def _place(
        self, figure: Figure, places: Sequence[tuple[float, float]], ideal: tuple[float, float], band: int
    ) -> Node:
        """The free place nearest to the ideal one where the name fits too."""
        radius, angle = ideal
        near = sorted(places, key=lambda at: (abs(at[0] - radius) + abs(at[1] - angle) * radius, at))
        for longest in self.longest:
            text = shortened(figure.name, SIZE, longest)
            for distance, turn in near:
                x, y = distance * cos(turn) * STRETCH, distance * sin(turn)
                node = Box(x - HALF, y - HALF, x + HALF, y + HALF)
                if not self.room.free(node.grown(2)):
                    continue
                label = next((box for box in _labels(x, y, width(text, SIZE)) if self.room.free(box)), None)
                if label is not None:
                    self.room.take(node)
                    return Node(figure, x, y, self.room.take(label), text)
        raise Cramped(band)

    def _titled(self, wedge: Wedge, outer: float) -> Wedge:
        """The name of a sector, in a corner of the sheet where it reaches one, else outside of its middle."""
        if not wedge.name:
            return wedge
        name = shortened(wedge.name, TITLE, LONGEST_TITLE)
        long = width(name, TITLE, bold=True) + 2 * HALF + GAP
        box = next(box for box in _outside(wedge, outer, long) if _clears(box, outer) and self.room.free(box))
        return replace(wedge, name=name, label=self.room.take(box))


def _outside(wedge: Wedge, outer: float, long: float) -> Iterator[Box]:
    """Where a name of that length may stand, ever further; it keeps to the width of the round as long as it can."""
    middle, reach = (wedge.begins + wedge.ends) / 2, outer * STRETCH
    corners = [turn * pi / 4 for turn in range(-7, 16, 2) if wedge.begins < turn * pi / 4 < wedge.ends]
    corners.sort(key=lambda turn: abs(turn - middle))
    for turn, kept in [*((corner, True) for corner in corners), (middle, True), (middle, False)]:
        for step in range(60 if not kept else 12):
            distance = outer + LINE + step * LINE / 2
            x, y = distance * cos(turn) * STRETCH, distance * sin(turn)
            left = x - long * (1 - cos(turn)) / 2
            left = max(-reach, min(left, reach - long)) if kept else left
            yield Box(left, y - LINE / 2 - 1, left + long, y + LINE / 2 + 1)


def _clears(box: Box, outer: float) -> bool:
    """Whether a box is outside of the round."""
    across, down = max(box.left, -box.right, 0.0), max(box.top, -box.bottom, 0.0)
    return hypot(across / STRETCH, down) > outer + 2


def _middle(figures: Sequence[Figure]) -> list[Node]:
    found = []
    for number, figure in enumerate(figures):
        name = shortened(figure.name, SIZE, LONGEST)
        half, y = width(name, SIZE, bold=True) / 2, (number - (len(figures) - 1) / 2) * (LINE + 2)
        found.append(Node(figure, 0, y, Box(-half, y - LINE / 2, half, y + LINE / 2), name))
    return found


def _reach(box: Box) -> float:
    """The half height of the flattened circle that holds a box."""
    return hypot(max(-box.left, box.right) / STRETCH, max(-box.top, box.bottom))


def _angle(wedge: Wedge) -> float:
    return wedge.ends - wedge.begins


def _wedges(drawn: NetworkMap, around: Sequence[Figure]) -> list[Wedge]:
    """The round shared by how much each sector holds; services, which come last, look down."""
    if not drawn.sectors:
        return []
    held = [
        sum(width(one.name, SIZE) + 2 * HALF for one in around if one.sector == n) for n in range(len(drawn.sectors))
    ]
    spare = 2 * pi - NARROWEST * len(held)
    shares = [NARROWEST + spare * (each + LONGEST) / (sum(held) + LONGEST * len(held)) for each in held]
    begins = SERVICES_AT + shares[-1] / 2 if drawn.sectors[-1].shape is Shape.SQUARE else -pi / 2
    found = []
    for sector, share in zip(drawn.sectors, shares, strict=True):
        found.append(Wedge(begins, begins + share, sector.shape, sector.name))
        begins += share
    return found


def _grid(inner: float, outer: float, wedge: Wedge) -> list[tuple[float, float]]:
    """The places of a band within a wedge: distance and angle, no nearer to an edge than somebody is wide."""
    margin, found = HALF + 2, []
    rows = max(1, int((outer - inner - 2 * margin) // STEP) + 1)
    for row in range(rows):
        distance = inner + margin + (outer - inner - 2 * margin) * (row + 0.5) / rows
        room = _angle(wedge) - 2 * margin / distance
        columns = max(1, int(room * distance // STEP))
        found += [
            (distance, wedge.begins + (_angle(wedge) - room) / 2 + room * (n + 0.5) / columns) for n in range(columns)
        ]
    return found


def _labels(x: float, y: float, long: float) -> list[Box]:
    """Where a name may stand beside somebody, the outer side first; above and below where the round turns."""
    half = LINE / 2
    right = Box(x + HALF + GAP, y - half, x + HALF + GAP + long, y + half)
    left = Box(x - HALF - GAP - long, y - half, x - HALF - GAP, y + half)
    below = Box(x - long / 2, y + HALF + 2, x + long / 2, y + HALF + 2 + LINE)
    above = Box(x - long / 2, y - HALF - 2 - LINE, x + long / 2, y - HALF - 2)
    beside = [right, left] if x >= 0 else [left, right]
    over = [below, above] if y >= 0 else [above, below]
    return [*beside, *over] if abs(x) > abs(y) else [*over, *beside]
