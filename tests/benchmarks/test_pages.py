"""What pages cost: statements counted and weight asserted; times only printed, as ratios within a run."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.extensions import db
from conference.models.case import Case
from conference.queries import cases
from conference.queries.cases import Filters
from conference.security.transactions import to_read, to_write
from tests import world
from tests.benchmarks.conftest import Enter
from tests.benchmarks.counting import Cost, costing
from tests.benchmarks.filling import NOW, STANDINGS, fill
from tests.benchmarks.pages import BLOCK, FILES, MINIMAL, OPENED, ROOMS, WITHOUT_WORDS, bar, measured, of_cases
from tests.conftest import SignIn

WEIGHT = 60_000
# Rows of each kind that a full case holds: guests, actions, reviews, lines of its journal.
FULL = 30


@dataclass(frozen=True)
class Reading:
    """What one answer was, and what it cost."""

    status: int
    weight: int
    cost: Cost


Readings = dict[str, Reading]


def read(engine: Engine, client: FlaskClient, pages: Iterable[tuple[str, str]]) -> Readings:
    """Open pages, each given by its name and its address."""
    found = {}
    for page, address in pages:
        with clock.frozen(NOW), costing(engine) as cost:
            answer = client.get(address)
        found[page] = Reading(answer.status_code, len(answer.data), cost)
    return found


def counted(readings: Readings) -> dict[str, tuple[int, int]]:
    """What must be the same whatever the base holds."""
    return {page: (one.status, len(one.cost.statements)) for page, one in readings.items()}


def faults(readings: Readings) -> dict[str, object]:
    """The pages that take more statements than they may, weigh too much, or go through a large table."""
    found: dict[str, object] = {}
    for page, one in readings.items():
        taken = len(one.cost.statements)
        asked = ((taken <= bar(page), taken), (one.weight <= WEIGHT, one.weight), (not one.cost.scans, one.cost.scans))
        said = [fault for holds, fault in asked if not holds]
        found |= {page: said} if said else {}
    return found


# Everybody coordinates too, and of a minimal case nobody opens more than who coordinates it.
IN_THE_LONG_RUN = [pytest.param(who, marks=pytest.mark.long) for who in ("coordinator", "referrer", "committee")]

OTHERS = [pytest.param(who, marks=pytest.mark.long) for who in OPENED if who != "committee"]


@pytest.mark.parametrize("who", ["committee", *OTHERS])
def test_a_page_costs_the_same_whatever_the_base_and_the_case_hold(
    engine: Engine, enter: Enter, base: Path, who: str
) -> None:
    client = enter(who)
    fill(base, 2 * BLOCK)
    few = read(engine, client, measured(who))
    fill(base, 2 * BLOCK, first=2 * BLOCK, each=FULL)
    full = read(engine, client, measured(who, 2 * BLOCK))
    fill(base, 500 - 4 * BLOCK, first=4 * BLOCK)
    many = read(engine, client, measured(who))
    assert {standing for standing in STANDINGS if many[f"{standing}/"].status == 200} == OPENED[who]
    assert counted(few) == counted(full)
    assert counted(few) == counted(many)
    assert faults(few) | faults(full) | faults(many) == {}


@pytest.mark.parametrize("who", ["committee", *(one for one in IN_THE_LONG_RUN if one.values[0] != "committee")])
def test_the_other_pages_of_a_case_too(engine: Engine, enter: Enter, base: Path, who: str) -> None:
    client, rooms = enter(who), ROOMS[who]
    fill(base, BLOCK)
    few = read(engine, client, of_cases(rooms=rooms))
    fill(base, BLOCK, first=2 * BLOCK, each=FULL)
    full = read(engine, client, of_cases(2 * BLOCK, rooms))
    assert {page.partition("/")[2] for page, one in full.items() if one.status == 200} == set(rooms)
    assert counted(few) == counted(full)
    assert faults(few) | faults(full) == {}, faults(full)


@pytest.mark.parametrize("who", ["coordinator", *IN_THE_LONG_RUN[1:]])
def test_a_minimal_case_too(engine: Engine, enter: Enter, base: Path, who: str) -> None:
    client = enter(who)
    fill(base, BLOCK, first=MINIMAL)
    found = read(engine, client, of_cases(MINIMAL, WITHOUT_WORDS))
    assert found["preparation/"].status == 200
    assert faults(found) == {}


def test_every_page_of_a_case_is_measured(app: Flask) -> None:
    prefix = "/situations/<key>/"
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()))
    there = {rule.rule.removeprefix(prefix) for rule in rules if rule.rule.startswith(prefix)}
    simple = {room for room in there if "<" not in room}
    assert simple == {room for rooms in ROOMS.values() for room in rooms if "etapes" not in room} | {"minimal"} | FILES


def best(run: Callable[[], object], times: int = 15) -> float:
    """The shortest of some runs, in milliseconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        found.append((time.perf_counter() - began) * 1000)
    return min(found)


@pytest.mark.long
def test_times_are_printed(app: Flask, base: Path, sign_in: SignIn) -> None:
    """The list page beside its own reads, and what telling a reading adds to it."""
    fill(base, 500)
    client = sign_in("committee")
    page = best(lambda: client.get("/situations"))

    def own() -> object:
        session = db.session()
        to_read(session)
        world.find(session, "33")
        return cases.page(session, Case.id > 0, Case.id > 0, Filters(), None, NOW.date())

    def tell() -> None:
        session = db.session()
        to_write(session)
        audit.write(session, MACHINE, Act.CASES_LISTED)
        session.commit()

    with app.app_context():
        reads, told = best(own), best(tell)
    print(f"list page {page:.1f} ms, {page / reads:.1f} × its reads; telling it + {100 * told / (page - told):.0f} %")
    assert client.get("/situations").status_code == 200
