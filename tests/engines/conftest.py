"""Bases where both départements are settled: one lived in by each test, on each engine."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import make_url

from conference import clock
from conference.cli.database import upgrade_to
from tests import bases
from tests.conftest import NOW
from tests.postgresql import ENGINES, Server


@pytest.fixture(scope="session")
def settled_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to copy."""
    path = tmp_path_factory.mktemp("settled") / "base.sqlite"
    with clock.frozen(NOW):
        upgrade_to(f"sqlite:///{path}")
        bases.settle(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def settled_postgresql(postgresql: Server) -> Iterator[str]:
    """A base to copy, by its name."""
    with postgresql.fresh() as url:
        with clock.frozen(NOW):
            upgrade_to(url)
            bases.settle(url)
        yield str(make_url(url).database)


@pytest.fixture(params=ENGINES)
def settled_base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a settled base, on each engine in turn."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            copy = shutil.copy(request.getfixturevalue("settled_sqlite"), tmp_path)
            yield f"sqlite:///{copy}"
            return
        server: Server = request.getfixturevalue("postgresql")
        yield stack.enter_context(server.fresh(request.getfixturevalue("settled_postgresql")))
