"""Every page that an actor can reach by following links, and every form that succeeds for somebody."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.security.access import EVERYBODY, Example, Things, label
from tests.security.routes import ROUTES
from tests.security.visitors import ANONYMOUS, House

LINK = re.compile(r'href="(/[^"]*)"')
MANY, WEEKS, FEW = 2400, 4, 1
KEY = re.compile(r"/(?=[\w-]*[A-Z_\d])[\w-]{12}(?=/|$)|\?.*")


def spread(names: Iterable[str]) -> list[Any]:
    """One route in three now, in the order of their names; the others wait for the long run."""
    long = pytest.mark.long
    return [pytest.param(name, marks=long) if n % 3 else pytest.param(name) for n, name in enumerate(sorted(names))]


def crawl(house: House, actor: str, most: int = MANY) -> Iterator[TestResponse]:
    """The pages that links lead to from home, each once, and at most so many that differ by their keys alone.

    What is in a file is left to the files' own tests.
    """
    waiting, seen, alike = ["/"], {"/"}, Counter[str]()
    while waiting:
        answer = house.knock(actor, "GET", waiting.pop(0))
        yield answer
        found = LINK.findall(answer.text) if answer.mimetype == "text/html" else [answer.location or ""]
        for address in (unescape(one).partition("#")[0] for one in found):
            if address and address not in seen and not address.startswith("/static/") and ".pdf" not in address:
                seen.add(address)
                alike[KEY.sub("/…", address)] += 1
                if alike[KEY.sub("/…", address)] <= most and not _one_week_more(address, seen):
                    waiting.append(address)
        assert len(seen) < MANY, "links without end"


@dataclass(frozen=True)
class Tour:
    """Every page that an actor has opened, and what that has changed."""

    answers: list[TestResponse]
    changed: list[str]


@cache
def tour(house: House, actor: str, most: int = MANY) -> Tour:
    """A crawl made once for all the tests that look at its pages."""
    return Tour(list(crawl(house, actor, most)), house.changed())


def _one_week_more(address: str, seen: set[str]) -> bool:
    """Weeks lead to weeks without end: a few are enough."""
    return "jour=" in address and sum("jour=" in other for other in seen) > WEEKS


def allowed(method: str) -> Iterator[tuple[str, Example, str, Things]]:
    """For each route of a method, an example that succeeds: route, example, actor, things."""
    for route, examples in ROUTES.items():
        for example in examples if route.startswith(f"{method} ") else ():
            first = _first(example)
            if first:
                yield route, example, *first


def _first(example: Example) -> tuple[str, Things] | None:
    for actor, labels in example.may.items():
        for things in example.things:
            if label(things) in labels and "@" not in actor:
                return (ANONYMOUS if actor == EVERYBODY else actor), things
    return (ANONYMOUS, ()) if example.public else None


def address(house: House, example: Example, things: Things) -> str:
    """Where an example knocks."""
    return example.path.format(*(house.key(thing) for thing in things))
