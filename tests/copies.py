"""Bases to copy: filled once a process on each engine, then one of its own for each test."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from conference import clock
from conference.cli.database import upgrade_to
from tests import bases
from tests.conftest import NOW
from tests.postgresql import ENGINES, Server

Fill = Callable[[str], None]


class Originals:
    """The bases of one engine that are copied, each by what has filled it."""

    def __init__(self, new: Callable[[str], str]) -> None:
        self._new, self._made = new, dict[Fill, str]()

    def of(self, fill: Fill) -> str:
        """The address of a migrated base, filled."""
        if fill not in self._made:
            url = self._new(fill.__name__)
            with clock.frozen(NOW):
                upgrade_to(url)
                fill(url)
            self._made[fill] = url
        return self._made[fill]


@pytest.fixture(scope="session")
def sqlite_originals(tmp_path_factory: pytest.TempPathFactory) -> Originals:
    """Files to copy."""
    folder = tmp_path_factory.mktemp("originals")
    return Originals(lambda name: f"sqlite:///{folder / name}.sqlite")


@pytest.fixture(scope="session")
def postgresql_originals(postgresql: Server) -> Iterator[Originals]:
    """Templates of the server."""
    with ExitStack() as stack:
        yield Originals(lambda _name: stack.enter_context(postgresql.fresh()))


@contextmanager
def copied(request: pytest.FixtureRequest, engine: str, fill: Fill, folder: Path) -> Iterator[str]:
    """The address of a filled base of one's own."""
    originals: Originals = request.getfixturevalue(f"{engine}_originals")
    original = make_url(originals.of(fill))
    if engine == "sqlite":
        yield f"sqlite:///{shutil.copy(str(original.database), folder / 'base.sqlite')}"
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.fresh(str(original.database)) as url:
        yield url


@pytest.fixture(params=ENGINES)
def settled_base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a base where both départements are settled, on each engine in turn."""
    with copied(request, request.param, bases.settle, tmp_path) as url:
        yield url


@pytest.fixture(params=ENGINES)
def lived_in(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The same where people have worked: a row at least in every table."""
    with copied(request, request.param, bases.live, tmp_path) as url:
        yield url
