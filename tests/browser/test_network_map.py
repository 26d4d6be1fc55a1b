"""The map as Chromium draws it: no label over another nor over somebody, and the keyboard reaches everyone."""

import base64
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from conference.documents.network_map import draw
from conference.domain.network_room import Box
from tests.domain.networks import drawn

FONTS = Path(__file__).parents[2] / "static" / "fonts"
# What is drawn of people and of words, each with its box on the page; half a unit is the edge of a letter.
BOXES = """() => [...document.querySelectorAll('.map text, .map .map-person .map-shape')].map(drawn => {
  const box = drawn.getBoundingClientRect();
  return [drawn.textContent || 'shape', box.left + 1, box.top + 2, box.right - 1, box.bottom - 2];
})"""


def page(svg: str) -> str:
    """A drawing with its fonts, as a page of the house has it."""
    faces = ""
    for name, weight in (("Regular", 400), ("Bold", 700)):
        font = base64.b64encode((FONTS / f"Luciole-{name}.woff2").read_bytes()).decode()
        source = f"url(data:font/woff2;base64,{font})"
        faces += f"@font-face {{ font-family: Luciole; font-weight: {weight}; src: {source}; }}"
    return f"<!doctype html><style>{faces} svg {{ width: 1300px }}</style>{svg}"


def boxes(browser: Browser, svg: str) -> list[tuple[str, Box]]:
    """What is drawn, once the fonts are there."""
    opened = browser.new_page(viewport={"width": 1400, "height": 1200})
    opened.set_content(page(svg))
    opened.evaluate("() => document.fonts.ready.then(() => true)")
    found: list[list[Any]] = opened.evaluate(BOXES)
    opened.close()
    return [(str(name), Box(*edges)) for name, *edges in found]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_nothing_stands_over_anything(browser: Browser, seed: int) -> None:
    found = boxes(browser, draw(drawn(seed, 60, 120)))
    assert len(found) > 140
    assert [(a, b) for (a, one), (b, other) in combinations(found, 2) if one.meets(other)] == []


@pytest.mark.long
def test_the_keyboard_goes_from_one_person_to_the_next(browser: Browser) -> None:
    network = drawn(1, 4, 2)
    links = {figure.key: f"#{figure.key}" for figure in network.figures}
    opened = browser.new_page()
    opened.set_content(page(draw(network, links=links)))
    reached = []
    for _ in network.figures:
        opened.keyboard.press("Tab")
        reached.append(opened.evaluate("() => document.activeElement.getAttribute('href')"))
    opened.close()
    assert reached == list(links.values())
