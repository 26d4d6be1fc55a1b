"""A real server on this machine, in real time: the clock of the tests does not reach its threads."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.serving import WSGIRequestHandler, make_server

from conference.cli.database import upgrade_to
from conference.config import Settings
from conference.extensions import db
from conference.factory import create_app
from conference.models.account import Account
from conference.models.department import Department
from conference.models.tenancy import work_for
from conference.programme import accounts, departments
from conference.security import sessions


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: the application writes its own log."""


@dataclass(frozen=True, slots=True)
class Site:
    """An application being served."""

    app: Flask
    url: str
    file: Path

    def keep(self) -> sqlite3.Connection:
        """A copy of the base, in memory."""
        self._let_go()
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        with sqlite3.connect(self.file) as source:
            source.backup(kept)
        return kept

    def restore(self, kept: sqlite3.Connection) -> None:
        """Give the base back as it was."""
        self._let_go()
        with sqlite3.connect(self.file) as target:
            kept.backup(target)
        target.close()

    def _let_go(self) -> None:
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()

    @contextmanager
    def session(self, code: str = "33") -> Iterator[Session]:
        """A session beside the server, that works for a département."""
        with self.app.app_context():
            engine = db.engine
        with Session(engine, expire_on_commit=False) as opened:
            work_for(opened, departments.by_code(opened, code))
            yield opened

    def token(self, email: str, code: str = "33") -> str:
        """A session opened for an account, by its row."""
        with self.session() as opened:
            account = accounts.by_email(opened, email)
            department = departments.by_code(opened, code)
            assert isinstance(account, Account)
            assert isinstance(department, Department)
            token = sessions.begin(opened, account, department)
            opened.commit()
        return token


@contextmanager
def served(file: Path, fill: Callable[[Flask], None], *, demo: bool = False, port: int = 0) -> Iterator[Site]:
    """Serve an application on a base, filled once; ``port`` is where, anywhere by default."""
    url = f"sqlite:///{file}"
    upgrade_to(url)
    app = create_app(Settings(url, "k" * 40, argon2_memory=64, argon2_rounds=1, demo=demo))
    fill(app)
    server = make_server("localhost", port, app, threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(app, f"http://localhost:{server.server_port}", file)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
