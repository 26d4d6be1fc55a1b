"""A base that has lived, its words replaced by canaries, and quick visitors who knock at every door."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from conference import clock
from conference.extensions import db
from conference.security.transactions import to_write
from tests.conftest import NOW
from tests.security import canaries
from tests.security.life import Life, live
from tests.security.visitors import House

Lived = tuple[Life, sqlite3.Connection]


@pytest.fixture(scope="session")
def _lived(_app: Flask, _settled: sqlite3.Connection, base: Path) -> Lived:
    with sqlite3.connect(base) as target:
        _settled.backup(target)
    with clock.frozen(NOW), _app.app_context():
        session = db.session()
        to_write(session)
        life = live(session)
        db.session.remove()
        db.engine.dispose()
    kept = sqlite3.connect(":memory:")
    with sqlite3.connect(base) as source:
        source.backup(kept)
    return life, kept


def _housed(app: Flask, lived: Lived, base: Path, say: Callable[[str], canaries.Say] | None) -> Iterator[House]:
    life, kept = lived
    said = sqlite3.connect(":memory:")
    kept.backup(said)
    for code in ("33", "59") if say else ():
        assert canaries.plant(said, code, say(code)) > 100  # type: ignore[misc]
    with House(app, life, said, base) as house:
        yield house
    said.close()


@pytest.fixture
def house(app: Flask, _lived: Lived, base: Path) -> Iterator[House]:
    """The house after its life, every text of it a canary that says where it stands."""
    yield from _housed(app, _lived, base, canaries.mark)


@pytest.fixture
def quiet_house(app: Flask, _lived: Lived, base: Path) -> Iterator[House]:
    """The same with the texts as they were."""
    yield from _housed(app, _lived, base, None)


@pytest.fixture
def hostile_house(app: Flask, _lived: Lived, base: Path) -> Iterator[House]:
    """The same, every text of it a polyglot that would act wherever it is not shown as text."""
    yield from _housed(app, _lived, base, canaries.polyglot)
