"""The base of the tests: a real SQLite file, migrated once, given back to each test as it was."""

import gc
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event
from sqlalchemy.orm import Session

from conference import clock
from conference.cli.database import upgrade_to
from conference.config import Settings
from conference.extensions import db
from conference.factory import create_app
from conference.models.account import Account
from conference.models.tenancy import work_for
from conference.security import sessions
from conference.security.transactions import to_write
from tests import world
from tests.base_file import BaseFile, in_no_hurry_for_the_disk
from tests.reel import Reel
from tests.world import Place

pytest_plugins = ["tests.postgresql", "tests.copies", "tests.sharing", "tests.security.houses"]

# Statements make many objects that live as long as the run: looking through them again and again is a tenth of it.
gc.freeze()
gc.set_threshold(100_000, 50, 100)
# What takes long once on a busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
# Each application would compile every template anew: those of a run, and its workers, share what is compiled.
COMPILED = Path(__file__).resolve().parents[1] / ".pytest_cache" / "templates"
COMPILED.mkdir(parents=True, exist_ok=True)
SignIn = Callable[..., FlaskClient]


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the base."""
    return tmp_path_factory.mktemp("base") / "conference.sqlite"


@pytest.fixture(scope="session")
def base_file(base: Path) -> BaseFile:
    """The same, to be copied and given back."""
    return BaseFile(base)


def application(base: Path) -> Flask:
    """The application on a base in a file."""
    app = create_app(Settings(f"sqlite:///{base}", "k" * 40, argon2_memory=64, argon2_rounds=1))
    app.testing = True
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(COMPILED))
    with app.app_context():
        event.listen(db.engine, "connect", lambda opened, _record: in_no_hurry_for_the_disk(opened))
    return app


@pytest.fixture(scope="session")
def _app(base: Path) -> Flask:
    upgrade_to(f"sqlite:///{base}")
    return application(base)


@pytest.fixture(scope="session")
def _settled(_app: Flask, base_file: BaseFile) -> sqlite3.Connection:
    """A copy of the base with its two départements, kept in memory."""
    with clock.frozen(NOW), _app.app_context():
        session = db.session()
        to_write(session)
        for code in world.CODES:
            world.settle(session, code)
            session.commit()
            work_for(session, None)
        db.session.remove()
        db.engine.dispose()
    return base_file.copied()


@pytest.fixture(scope="session")
def _reel(_settled: sqlite3.Connection, base_file: BaseFile) -> Reel:
    return Reel(base_file, _settled)


@pytest.fixture
def app(_app: Flask, _reel: Reel) -> Iterator[Flask]:
    """The application, its base as it was settled."""
    _reel.rewind()
    yield _app
    with _app.app_context():
        db.session.remove()


@pytest.fixture
def session(app: Flask, _reel: Reel) -> Iterator[Session]:
    """A session that writes for Gironde; what is not committed is rolled back.

    It belongs to no application context, so that a request made beside it has one of its own.
    """
    with app.app_context():
        engine = db.engine
    with Session(engine, expire_on_commit=False) as opened:
        work_for(opened, world.department(opened, "33"))
        opened.commit()
        opened.info["reel"] = _reel
        yield opened


@pytest.fixture
def gironde(session: Session) -> Place:
    """The first département, its session's own."""
    place = world.find(session, "33")
    session.commit()
    return place


@pytest.fixture
def nord(session: Session, gironde: Place) -> Place:
    """The second one; the session still works for the first."""
    place = world.find(session, "59")
    work_for(session, gironde.department)
    session.commit()
    return place


@pytest.fixture
def sign_in(app: Flask) -> SignIn:
    """Sign somebody in by a row of the table of sessions, and give their client."""

    def enter(account: Account | str, code: str = "33") -> FlaskClient:
        with app.app_context():
            opened = db.session()
            to_write(opened)
            where = world.department(opened, code)
            work_for(opened, where)
            who = world.account(opened, where, account) if isinstance(account, str) else account.id
            token = sessions.begin(opened, opened.get_one(Account, who), where)
            opened.commit()
            db.session.remove()
        client = app.test_client()
        client.set_cookie(sessions.SESSION, token, domain="localhost", secure=True)
        client.environ_base["wsgi.url_scheme"] = "https"
        return client

    return enter
