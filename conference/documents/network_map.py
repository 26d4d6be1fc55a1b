"""The map of a network in our own SVG: places come from the domain, drawn by ``templates/components/network_map.html``.

Nothing rests on colour: sides have shapes, answers have lines and marks, ties have strokes; a title says each in words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, sin

from conference.documents.paper import page
from conference.domain.lettering import width
from conference.domain.network import BondKind
from conference.domain.network_curves import Curve
from conference.domain.network_layout import GAP, HALF, LINE, Layout, Node, layout
from conference.domain.network_layout import blank as hollow
from conference.domain.network_map import Figure, NetworkMap, Shape, line
from conference.domain.network_map import Line as Edge
from conference.domain.network_room import STRETCH, Box
from conference.domain.preparation import Invitation
from conference.words.network import BLANK, BOND, CIRCLE, FOR_A_CHILD, GENERATION, MAP, MIDDLE, NOT_YET
from conference.words.network import LINE as EDGE
from conference.words.preparation import INVITATION

SHAPES = {
    Shape.CIRCLE: "M-9 0A9 9 0 1 1 9 0A9 9 0 1 1-9 0Z",
    Shape.DIAMOND: "M0-9L9 0L0 9L-9 0Z",
    Shape.TRIANGLE: "M0-9L9 8H-9Z",
    Shape.HEXAGON: "M-5-8H5L9 0L5 8H-5L-9 0Z",
    Shape.PENTAGON: "M0-9L9-2L6 8H-6L-9-2Z",
    Shape.TIP: "M0 9L9-8H-9Z",
    Shape.PILL: "M-4-6H4A6 6 0 0 1 4 6H-4A6 6 0 0 1-4-6Z",
    Shape.SQUARE: "M-8-8H8V8H-8Z",
}
# Within somebody: how they take part, or that they do not.
MARKS = {
    Invitation.REMOTE: "M-4 1Q0-5 4 1M-2 3Q0 0 2 3",
    Invitation.LETTER: "M-4-2H4V3H-4ZL0 1L4-2",
    Invitation.SPOKESPERSON: "M-4-3H4V2H0L-2 5V2H-4Z",
    Invitation.DECLINED: "M-4 4L4-4",
    Invitation.NOT_INVITED: "M-4 0H4",
}
DASHES = {Edge.FULL: "", Edge.DASHED: "4 3", Edge.DOTTED: "1.5 2.5"}
STROKES = {
    BondKind.COUPLE: "",
    BondKind.KIN: "",
    BondKind.FRIEND: "1 4",
    BondKind.HELPS: "",
    BondKind.WORKS_WITH: "9 4 2 4",
    BondKind.BROKEN: "5 4",
}
LEGEND, KEY = 12.0, 34.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """Somebody as they are drawn, with all that is told of them in words."""

    node: Node
    path: str
    dashes: str
    mark: str
    full: bool
    said: str
    url: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A tie as it is drawn; ``kind`` says whether it is double, ends in an arrow, or is cut."""

    kind: BondKind
    path: str
    dashes: str
    middle: tuple[float, float]
    end: tuple[float, float]
    angle: float


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the legend: an edge, a mark or a stroke, and its words."""

    x: float
    y: float
    words: str
    dashes: str = ""
    mark: str = ""
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A map ready to be drawn: everything in units of its sheet."""

    prefix: str
    title: str
    said: str
    laid: Layout
    spokes: tuple[tuple[float, float, float, float], ...]
    people: tuple[Drawn, ...]
    strokes: tuple[Stroke, ...]
    keys: tuple[Key, ...]
    view: tuple[float, float, float, float]
    linked: bool
    stretch: float = STRETCH

    @property
    def shapes(self) -> Mapping[Shape, str]:
        """The outline of each shape, around its middle."""
        return SHAPES


def picture(drawn: NetworkMap, *, links: Mapping[str, str] | None = None, prefix: str = "map") -> Picture:
    """A map to draw; ``links`` give the address of a person's page by their key."""
    laid = layout(drawn)
    people = tuple(_person(node, drawn, links or {}) for node in laid.nodes)
    strokes = tuple(_stroke(curve) for curve in laid.curves)
    keys = tuple(_legend(drawn, laid))
    bottom = max([laid.sheet.bottom, *(key.y + LINE for key in keys)])
    view = _view(replace(laid.sheet, bottom=bottom))
    return Picture(prefix, MAP, summary(drawn), laid, _spokes(laid), people, strokes, keys, view, bool(links))


def empty_circles(prefix: str = "blank") -> Picture:
    """Empty circles to draw on with a child, in plain words."""
    laid = hollow(FOR_A_CHILD)
    return Picture(prefix, BLANK, ", ".join(FOR_A_CHILD), laid, (), (), (), (), _view(laid.sheet), linked=False)


def draw(drawn: NetworkMap, *, links: Mapping[str, str] | None = None, blank: bool = False) -> str:
    """The SVG of a map, for a paper; ``blank``: empty circles and none of its people."""
    return page("network_map.html", picture=empty_circles() if blank else picture(drawn, links=links))


@dataclass(frozen=True, slots=True)
class Said:
    """What is told of somebody in words: the drawing shows it, its title and the table beside it say it."""

    name: str
    tie: str
    side: str
    circle: str
    generation: str
    answer: str

    def __str__(self) -> str:
        """In a line; what is not known is not said."""
        known = (self.name, self.tie, self.side, self.circle, self.generation, self.answer)
        return ", ".join(one for one in known if one)


def said(figure: Figure, drawn: NetworkMap) -> Said:
    """Somebody of a map in words."""
    return Said(
        figure.name,
        figure.tie,
        MIDDLE if figure.sector is None else drawn.sectors[figure.sector].name,
        CIRCLE[figure.circle].lower() if figure.circle else "",
        GENERATION[figure.generation].lower() if figure.generation else "",
        INVITATION[figure.answer] if figure.key else NOT_YET,
    )


def tied(arc_kind: BondKind, one: str, other: str) -> str:
    """A tie in words."""
    return f"{one} aide {other}" if arc_kind is BondKind.HELPS else f"{one} et {other}\u00a0: {BOND[arc_kind].lower()}"


def summary(drawn: NetworkMap) -> str:
    """What the whole map tells somebody who does not see it."""
    middle = ", ".join(one.name for one in drawn.figures if one.sector is None) or "personne"
    parts = [f"Au centre\u00a0: {middle}"]
    for place, sector in enumerate(drawn.sectors):
        count = sum(one.sector == place for one in drawn.figures)
        parts.append(f"{sector.name or 'autour'}\u00a0: {count}")
    return ", ".join([*parts, f"liens\u00a0: {len(drawn.arcs)}"])


def _view(sheet: Box) -> tuple[float, float, float, float]:
    left, top = round(sheet.left, 1), round(sheet.top, 1)
    return left, top, round(sheet.right - left, 1), round(sheet.bottom - top, 1)


def _spokes(laid: Layout) -> tuple[tuple[float, float, float, float], ...]:
    """The lines between sectors, from the middle to the last circle."""
    outer, found = laid.rings[-1].radius, []
    for wedge in laid.wedges if len(laid.wedges) > 1 else ():
        x, y = cos(wedge.begins) * STRETCH, sin(wedge.begins)
        found.append((x * laid.core, y * laid.core, x * outer, y * outer))
    return tuple(found)


def _person(node: Node, drawn: NetworkMap, links: Mapping[str, str]) -> Drawn:
    figure = node.figure
    edge = line(figure.answer)
    shape = "" if figure.sector is None else SHAPES[drawn.sectors[figure.sector].shape]
    mark = MARKS.get(figure.answer, "") if shape else ""
    words = str(said(figure, drawn))
    return Drawn(node, shape, DASHES[edge], mark, edge is Edge.FULL, words, links.get(figure.key, ""))


def _stroke(curve: Curve) -> Stroke:
    (ax, ay), (bx, by), (cx, cy) = curve.start, curve.bend, curve.end
    path = f"M{ax:.1f} {ay:.1f}Q{bx:.1f} {by:.1f} {cx:.1f} {cy:.1f}"
    angle = degrees(atan2(cy - by, cx - bx))
    return Stroke(curve.arc.kind, path, STROKES[curve.arc.kind], curve.at(0.5), curve.end, round(angle, 1))


def _legend(drawn: NetworkMap, laid: Layout) -> Iterator[Key]:
    """What the signs that are there mean, in as many rows as it takes."""
    x, y = laid.sheet.left + HALF, laid.sheet.bottom + LINE
    for key in _keys(drawn):
        long = KEY + width(key.words, LEGEND) + LINE
        if x + long > laid.sheet.right and x > laid.sheet.left + HALF:
            x, y = laid.sheet.left + HALF, y + LINE + GAP
        yield replace(key, x=round(x, 1), y=round(y, 1))
        x += long


def _keys(drawn: NetworkMap) -> Iterator[Key]:
    answers = {one.answer for one in drawn.figures if one.sector is not None}
    edges = {line(answer) for answer in answers}
    yield from (Key(0, 0, EDGE[edge], dashes=DASHES[edge]) for edge in Edge if edge in edges)
    yield from (
        Key(0, 0, INVITATION[answer].capitalize(), mark=mark) for answer, mark in MARKS.items() if answer in answers
    )
    kinds = {arc.kind for arc in drawn.arcs}
    for kind in BondKind:
        if kind in kinds:
            sample = Stroke(kind, "M0 0H26", STROKES[kind], (13, 0), (26, 0), 0)
            yield Key(0, 0, BOND[kind], stroke=sample)
