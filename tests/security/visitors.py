"""Knocking at a door as anybody: a request with the cookie of an actor, and what it changed."""

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from tests.security.life import Life

# What knocking itself leaves behind: it is told, it is counted, it is a sign of life.
TRACES = frozenset({"audit_row", "audit_head", "attempt", "web_session", "alembic_version"})
ANONYMOUS = "anonymous"
State = dict[str, list[Any]]


class House:
    """The application, its base given back as it was whenever somebody has changed it."""

    def __init__(self, app: Flask, life: Life, kept: sqlite3.Connection, base: Path) -> None:
        self.app, self.life = app, life
        self._kept, self._base = kept, sqlite3.connect(base)
        self._signer = URLSafeTimedSerializer(str(app.secret_key), salt="wtf-csrf-token")
        self._client = app.test_client(use_cookies=False)
        names = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        self._tables = sorted({name for (name,) in names} - TRACES)
        self._tell_of_writing()
        self.restore()
        self._visitor = self._begin()
        self.settled = self.state()
        self.told = int(self.rows("SELECT max(id) FROM audit_row")[0][0])

    def __enter__(self) -> "House":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, at: TracebackType | None
    ) -> None:
        self._base.close()

    def restore(self) -> None:
        """Give the base back as it was."""
        self._kept.backup(self._base)

    def _tell_of_writing(self) -> None:
        """A row for each table written since the house was settled, so that only then all of them are compared."""
        self._kept.execute("CREATE TABLE IF NOT EXISTS written (name)")
        for name in self._tables:
            for act in ("INSERT", "UPDATE", "DELETE"):
                self._kept.execute(
                    f"CREATE TRIGGER IF NOT EXISTS written_{name}_{act} AFTER {act} ON {name} "  # noqa: S608
                    f"BEGIN INSERT INTO written VALUES ('{name}'); END"
                )
        self._kept.execute("DELETE FROM written")
        self._kept.commit()

    def state(self) -> State:
        """Every row that is not the trace of a visit, table by table."""
        return {name: self._base.execute(f"SELECT * FROM {name}").fetchall() for name in self._tables}  # noqa: S608

    def rows(self, query: str, *values: Any) -> list[Any]:
        """What a query of the test's own finds in the base."""
        return self._base.execute(query, values).fetchall()

    def write(self, statement: str, *values: Any) -> None:
        """Change the base behind the back of the application."""
        self._base.execute(statement, values)
        self._base.commit()

    def changed(self) -> list[str]:
        """The tables that are not as they were; what was written back as it was has not changed."""
        if not self.rows("SELECT 1 FROM written LIMIT 1"):
            return []
        now = self.state()
        return [name for name in self._tables if now[name] != self.settled[name]]

    def _begin(self) -> tuple[str, str]:
        answer = self._client.get("/connexion")
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.text)
        assert token is not None
        return answer.headers["Set-Cookie"].partition(";")[0], token[1]

    def cookie(self, actor: str) -> str:
        """The cookie that an actor's browser sends."""
        return self._visitor[0] if actor == ANONYMOUS else f"__Host-session={self.life.tokens[actor][0]}"

    def token(self, actor: str) -> str:
        """The token that the pages of an actor carry."""
        if actor == ANONYMOUS:
            return self._visitor[1]
        return str(self._signer.dumps(self.life.tokens[actor][1]))

    def knock(
        self, actor: str, method: str, path: str, typed: Mapping[str, Any] | None = None, **options: Any
    ) -> TestResponse:
        """Send one request as an actor; a POST carries the token of their session."""
        headers = {"Cookie": self.cookie(actor), **options.pop("headers", {})}
        given = {"csrf_token": self.token(actor), **(typed or {})}
        data = {name: value for name, value in given.items() if value is not None} if method == "POST" else None
        return self._client.open(path, method=method, data=data, headers=headers, buffered=True, **options)

    def key(self, name: str) -> str:
        """The key of what life has named."""
        return self.life.keys[name]

    def version(self, name: str, table: str = "cases") -> str:
        """The version of a row as a form would carry it."""
        found = self.rows(f"SELECT version FROM {table} WHERE key = ?", self.key(name))  # noqa: S608
        return str(found[0][0]) if found else "1"
