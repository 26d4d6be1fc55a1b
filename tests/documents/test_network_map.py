"""The drawing of a map: it says what its records say, in a form that needs neither colour nor style."""

import re
from dataclasses import replace
from html import unescape

import pytest

from conference.documents.network_map import DASHES, SHAPES, draw, picture, said, summary, tied
from conference.domain.network import BondKind
from conference.domain.network_map import Figure, NetworkMap, line
from conference.domain.preparation import Invitation
from tests.domain.networks import drawn


def persons(svg: str) -> dict[str, str]:
    """Each person's part of a drawing, by what its title says."""
    groups = re.findall(r'<(g|a) class="map-person".*?>(.*?)</\1>\s*(?=<(?:g|a) |</g>)', svg, re.DOTALL)
    return {unescape(re.findall(r"<title>(.*?)</title>", part)[0]): part for _, part in groups}


@pytest.mark.parametrize("seed", range(3))
def test_each_person_is_drawn_as_the_table_says(seed: int) -> None:
    network = drawn(seed, 60, 120)
    found = persons(draw(network))
    assert len(found) == len({str(said(one, network)) for one in network.figures}) == 61
    for figure in network.figures[1:]:
        part = found[str(said(figure, network))]
        sector = network.sectors[figure.sector or 0]
        assert f'd="{SHAPES[sector.shape]}"' in part
        dashes = DASHES[line(figure.answer)]
        assert (f'stroke-dasharray="{dashes}"' in part) is bool(dashes)
        assert ("map-full" in part) is (not dashes)
        assert ("map-mark" in part) is (figure.answer not in {Invitation.WAITING, Invitation.COMING})


def test_each_tie_is_a_curve_and_its_kind_shows() -> None:
    network = drawn(2, 30, 60)
    svg = draw(network)
    curves = len(re.findall(r'class="map-tie" d="M[-\d.]+ [-\d.]+Q', svg))
    assert curves == len(network.arcs)
    kinds = [arc.kind for arc in network.arcs]
    assert svg.count("map-arrow") == kinds.count(BondKind.HELPS) + 1
    assert len(re.findall(r'class="map-ground-tie" d="M[-\d.]+ [-\d.]+Q', svg)) == kinds.count(BondKind.COUPLE)
    assert tied(BondKind.HELPS, "Rose", "Lou") == "Rose aide Lou"


def test_a_drawing_styles_nothing_names_its_own_and_escapes_words() -> None:
    network = drawn(1, 5, 4)
    risky = replace(network.figures[1], name="<b>R</b>", tie='"><script>alert(1)</script>')
    svg = draw(replace(network, figures=(network.figures[0], risky, *network.figures[2:])))
    assert not re.search(r"\sstyle=|<style|<script|javascript:", svg)
    assert "&lt;b&gt;R" in svg
    found = re.findall(r' id="([^"]+)"', svg)
    assert found == ["map-title", "map-desc"]
    assert 'role="img"' in svg
    assert 'font-family="Luciole' in svg


def test_names_lead_to_their_pages_where_there_is_one() -> None:
    network = drawn(1, 3, 0)
    svg = draw(network, links={"k0": "/personne/0", "c0": "/personne/c"})
    assert re.findall(r'<a class="map-person" href="([^"]+)"', svg) == ["/personne/c", "/personne/0"]
    assert 'role="group"' in svg
    assert "<a " not in draw(network)


def test_the_legend_tells_only_what_is_there() -> None:
    network = drawn(1, 0, 0)
    one = Figure("k", "Rose", "", 0, None, None, Invitation.COMING)
    keys = picture(replace(network, figures=(one,))).keys
    assert [key.words for key in keys] == ["Prend part"]
    keys = picture(drawn(4, 60, 120)).keys
    assert len(keys) == 3 + 5 + 6
    right = picture(drawn(4, 60, 120)).laid.sheet.right
    assert all(key.x < right for key in keys)


def test_the_whole_is_said_in_a_line() -> None:
    network = NetworkMap(("", "", "", ""), drawn(1, 0, 0).sectors[:1], (Figure("c", "Lou"), Figure("k", "Rose", "", 0)))
    assert summary(network) == "Au centre\u00a0: Lou, Circle de la famille\u00a0: 1, liens\u00a0: 0"


def test_empty_circles_name_nobody() -> None:
    svg = draw(drawn(1, 20, 20), blank=True)
    assert persons(svg) == {}
    assert re.findall(r"<text[^>]*>(.*?)</text>", svg) == ["Tout près de moi", "Près de moi", "Un peu plus loin"]
