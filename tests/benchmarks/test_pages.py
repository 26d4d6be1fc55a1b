"""What pages cost: statements counted and weight asserted; times only printed, as ratios within a run."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
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
from tests.benchmarks.counting import statements
from tests.benchmarks.filling import NOW, fill
from tests.conftest import SignIn

# A page's own statements, and those of its session, its département and its audit.
APART = 5
BARS = {"/": 12, "/situations": 6, "/situations/bench0000000": 12, "/situations/bench0000001": 12}
PEOPLE = ("committee", "lead", "referrer", "coordinator")
WEIGHT = 60_000


def engine(app: Flask) -> Engine:
    with app.app_context():
        return db.engine


def count(app: Flask, get: Callable[[], int]) -> tuple[int, int]:
    """The status of an answer, and the statements that it took."""
    with clock.frozen(NOW), statements(engine(app)) as told:
        status = get()
    return status, len(told)


@pytest.mark.parametrize("who", PEOPLE)
def test_a_page_takes_as_many_statements_at_one_case_as_at_five_hundred(
    app: Flask, base: Path, sign_in: SignIn, who: str
) -> None:
    client = sign_in(who)
    fill(base, 6)
    few = {path: count(app, lambda path=path: client.get(path).status_code) for path in BARS}  # type: ignore[misc]
    fill(base, 494, first=6)
    many = {path: count(app, lambda path=path: client.get(path).status_code) for path in BARS}  # type: ignore[misc]
    for path, bar in BARS.items():
        assert few[path] == many[path], path
        assert many[path][1] <= bar + APART, path
    assert many["/situations"][0] == 200


@pytest.mark.parametrize("who", PEOPLE)
def test_pages_are_light(base: Path, sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    fill(base, 500)
    weights = {path: client.get(path) for path in BARS}
    assert weights["/situations"].status_code == 200
    assert {path: len(found.data) for path, found in weights.items() if len(found.data) > WEIGHT} == {}


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

    def read() -> object:
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
        own, told = best(read), best(tell)
    print(f"list page {page:.1f} ms, {page / own:.1f} × its reads; telling it + {100 * told / (page - told):.0f} %")
    assert client.get("/situations").status_code == 200
