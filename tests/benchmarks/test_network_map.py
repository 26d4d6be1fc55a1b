"""A map of sixty people and their ties is drawn while its page is."""

import time

import pytest

from conference.documents.network_map import draw
from conference.domain.network_layout import layout
from tests.domain.networks import drawn


@pytest.mark.long
def test_a_large_network_is_drawn_in_a_moment() -> None:
    draw(drawn(0, 5, 5))
    for seed in range(5):
        network = drawn(seed, 60, 120)
        began = time.perf_counter()
        laid = layout(network)
        placed = time.perf_counter() - began
        svg = draw(network)
        whole = time.perf_counter() - began - placed
        print(
            f"60 people, 120 ties: laid in {placed * 1000:.0f} ms, drawn in {whole * 1000:.0f} ms, {laid.looks} looks"
        )
        assert svg.count('class="map-person"') == 61
