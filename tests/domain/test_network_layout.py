"""Where everything of a map stands: nothing over anything, each where its facts say."""

from itertools import combinations
from math import atan2, hypot, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conference.domain.network import Circle
from conference.domain.network_layout import HALF, Layout, blank, layout
from conference.domain.network_map import Figure, NetworkMap, Shape
from conference.domain.network_room import STRETCH, Box
from tests.domain.networks import drawn

NAMES = ("Tout près", "Proche", "Plus loin", "Pas encore dit")


def labels(laid: Layout) -> dict[str, Box]:
    """Every line of text, by what it says and where."""
    found = {f"{node.figure.key}: {node.text}": node.label for node in laid.nodes}
    found |= {f"ring {ring.name}": ring.label for ring in laid.rings}
    return found | {f"side {wedge.name}": wedge.label for wedge in laid.wedges if wedge.label is not None}


def people(laid: Layout) -> dict[str, Box]:
    """Every drawn person, by their key, and the middle."""
    around = [node for node in laid.nodes if node.figure.sector is not None]
    found = {n.figure.key: Box(n.x - HALF, n.y - HALF, n.x + HALF, n.y + HALF) for n in around}
    return found | {"core": Box(-laid.core * STRETCH, -laid.core, laid.core * STRETCH, laid.core)}


def overlaps(laid: Layout) -> list[tuple[str, str]]:
    """What stands over something else; the names of the middle are in it."""
    middle = {f"{n.figure.key}: {n.text}" for n in laid.nodes if n.figure.sector is None}
    boxes = [(name, box) for name, box in labels(laid).items() if name not in middle] + list(people(laid).items())
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if one.meets(other)]


def misplaced(laid: Layout, of: NetworkMap) -> list[str]:
    """Who is not in the ring of their circle, or not in the sector of their side."""
    wrong, inner, bands = [], laid.core, dict[Circle | None, tuple[float, float]]()
    for ring in laid.rings:
        bands[ring.circle], inner = (inner, ring.radius), ring.radius
    for node in laid.nodes:
        if node.figure.sector is None:
            continue
        low, high = bands[node.figure.circle]
        far = hypot(node.x / STRETCH, node.y)
        wedge = laid.wedges[node.figure.sector]
        turn = (atan2(node.y, node.x / STRETCH) - wedge.begins) % (2 * pi)
        if not low + HALF <= far <= high - HALF or not turn <= wedge.ends - wedge.begins:
            wrong.append(node.figure.name)
    assert len(laid.nodes) == len(of.figures)
    return wrong


@pytest.mark.parametrize("seed", range(4))
def test_sixty_people_and_their_ties_never_stand_on_one_another(seed: int) -> None:
    network = drawn(seed, 60, 120)
    laid = layout(network)
    assert overlaps(laid) == []
    assert misplaced(laid, network) == []
    assert len(laid.curves) == 120
    assert laid.looks < 20_000
    assert laid.sheet.right - laid.sheet.left < 1_400


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 40), st.integers(0, 6), st.integers(0, 4))
def test_any_network_is_laid_out_without_overlap(seed: int, around: int, sides: int, concerned: int) -> None:
    network = drawn(seed, around, 0, sides, concerned)
    laid = layout(network)
    assert overlaps(laid) == []
    assert misplaced(laid, network) == []
    outside = [name for name, box in labels(laid).items() if not _within(box, laid.sheet)]
    assert outside == []


def _within(box: Box, sheet: Box) -> bool:
    across = sheet.left <= box.left and box.right <= sheet.right
    return across and sheet.top <= box.top and box.bottom <= sheet.bottom


def test_the_same_map_is_always_laid_out_alike() -> None:
    assert layout(drawn(7, 30, 20)) == layout(drawn(7, 30, 20))


def test_many_in_one_place_make_the_circles_grow_before_names_are_cut() -> None:
    crowd = tuple(Figure(f"k{n}", f"Marie-Josèphe {n}", "", 0, Circle.NEAREST) for n in range(40))
    network = NetworkMap(NAMES, drawn(1, 0, 0).sectors, crowd)
    laid = layout(network)
    assert overlaps(laid) == []
    assert laid.rings[0].radius > 3 * layout(NetworkMap(NAMES, network.sectors, crowd[:3])).rings[0].radius / 2


def test_a_long_name_is_cut_on_the_map_and_whole_beside_it() -> None:
    long = "Marie-Christine-Geneviève de Castelnau"
    laid = layout(NetworkMap(NAMES, drawn(1, 0, 0).sectors, (Figure("k", long, "", 0, Circle.CLOSE),)))
    assert laid.nodes[0].text.endswith("…")
    assert laid.nodes[0].figure.name == long


def test_services_are_apart_below_and_only_named_circles_are_drawn() -> None:
    laid = layout(drawn(3, 12, 0))
    services = next(wedge for wedge in laid.wedges if wedge.shape is Shape.SQUARE)
    assert services.begins % (2 * pi) < pi / 2 < services.ends % (2 * pi)
    assert [ring.circle for ring in laid.rings][:3] == list(Circle)
    said = NetworkMap(NAMES, (), (Figure("", "Lou"),))
    assert [ring.circle for ring in layout(said).rings] == list(Circle)


def test_a_tie_stops_short_of_both_and_two_between_the_same_part() -> None:
    network = drawn(5, 20, 40)
    twice = NetworkMap(NAMES, network.sectors, network.figures, (*network.arcs, *network.arcs))
    laid = layout(twice)
    for curve in laid.curves:
        for index, end in ((curve.arc.one, curve.start), (curve.arc.other, curve.end)):
            node = laid.nodes[index]
            if node.figure.sector is not None:
                assert hypot(end[0] - node.x, end[1] - node.y) > HALF
    assert len({curve.at(0.5) for curve in laid.curves}) == len(laid.curves)


def test_empty_circles_hold_nobody() -> None:
    found = blank(("Tout près", "Près", "Plus loin"))
    assert (found.nodes, found.wedges, [ring.name for ring in found.rings]) == (
        (),
        (),
        ["Tout près", "Près", "Plus loin"],
    )
