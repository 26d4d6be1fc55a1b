"""A base that has lived, its words replaced by canaries, and quick visitors who knock at every door."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from conference import clock
from conference.documents import coordination_paper, council, note, papers, partner, practice_sheet, record, welcome
from conference.extensions import db
from conference.security.transactions import to_write
from tests.base_file import BaseFile
from tests.conftest import NOW, application
from tests.security import canaries
from tests.security.life import Life, live
from tests.security.visitors import House, tell_of_writing

Lived = tuple[Life, sqlite3.Connection]


@pytest.fixture(scope="session")
def _lived(_app: Flask, _settled: sqlite3.Connection, base_file: BaseFile) -> Lived:
    base_file.give_back(_settled)
    with clock.frozen(NOW), _app.app_context():
        session = db.session()
        to_write(session)
        life = live(session)
        db.session.remove()
    return life, base_file.copied()


def _furnished(lived: Lived, folder: Path, say: Callable[[str], canaries.Say] | None) -> House:
    """A house with the texts of both départements replaced, for all the tests of a process."""
    life, kept = lived
    said = sqlite3.connect(":memory:")
    kept.backup(said)
    for code in ("33", "59") if say else ():
        assert canaries.plant(said, code, say(code)) > 100  # type: ignore[misc]
    return House(application(folder / "house.sqlite"), life, tell_of_writing(said), folder / "house.sqlite")


@pytest.fixture(scope="session")
def _marked(_lived: Lived, tmp_path_factory: pytest.TempPathFactory) -> House:
    return _furnished(_lived, tmp_path_factory.mktemp("marked"), canaries.mark)


@pytest.fixture(scope="session")
def _quiet(_lived: Lived, tmp_path_factory: pytest.TempPathFactory) -> House:
    return _furnished(_lived, tmp_path_factory.mktemp("quiet"), None)


@pytest.fixture(scope="session")
def _hostile(_lived: Lived, tmp_path_factory: pytest.TempPathFactory) -> House:
    return _furnished(_lived, tmp_path_factory.mktemp("hostile"), canaries.polyglot)


@pytest.fixture
def quick_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """A press that gives back the page that it is given, where what is asked is not how it is printed."""
    for printer in (council, coordination_paper, note, papers, partner, practice_sheet, record, welcome):
        monkeypatch.setattr(printer, "press", lambda page, *_, **__: b"%PDF-1.7\n" + page.encode())


@pytest.fixture
def house(_marked: House) -> House:
    """The house after its life, every text of it a canary that says where it stands."""
    _marked.settle()
    return _marked


@pytest.fixture
def quiet_house(_quiet: House) -> House:
    """The same with the texts as they were."""
    _quiet.settle()
    return _quiet


@pytest.fixture
def hostile_house(_hostile: House) -> House:
    """The same, every text of it a polyglot that would act wherever it is not shown as text."""
    _hostile.settle()
    return _hostile
