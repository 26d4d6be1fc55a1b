"""Knocking at a door as anybody: a request with the cookie of an actor, and what it changed."""

import re
import sqlite3
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from flask import Flask
from flask_login import current_user
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from conference.security.permissions import Permission, may
from conference.security.user import User
from tests.base_file import BaseFile, in_no_hurry_for_the_disk, sealed
from tests.security.life import Life

# What knocking itself leaves behind: it is told, it is counted, it is a sign of life.
LOOKED = frozenset({"audit_row", "audit_head", "alembic_version"})
TRACES = LOOKED | {"attempt", "web_session"}
A_FEW = 50
ANONYMOUS = "anonymous"


def tell_of_writing(kept: sqlite3.Connection) -> sqlite3.Connection:
    """Have a base say which of its tables are written, so that only those are compared and given back."""
    kept.execute("CREATE TABLE written (name PRIMARY KEY)")
    for name in _tables(kept):
        for act in ("INSERT", "UPDATE", "DELETE"):
            kept.execute(
                f"CREATE TRIGGER written_{name}_{act} AFTER {act} ON {name} "  # noqa: S608
                f"BEGIN INSERT OR IGNORE INTO written VALUES ('{name}'); END"
            )
    return sealed(kept)


def _tables(base: sqlite3.Connection) -> list[str]:
    """Those that say more than that somebody looked."""
    names = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return sorted({name for (name,) in names} - LOOKED - {"written"})


class House:
    """An application on a base of its own, which is given back as it was whenever somebody has changed it."""

    def __init__(self, app: Flask, life: Life, kept: sqlite3.Connection, base: Path) -> None:
        self.app, self.life = app, life
        self._kept, self._file, self._base = kept, BaseFile(base), sqlite3.connect(base)
        in_no_hurry_for_the_disk(self._base)
        self._signer = URLSafeTimedSerializer(str(app.secret_key), salt="wtf-csrf-token")
        self._client = app.test_client(use_cookies=False)
        self._altered = False
        self.told: int = 0
        self.restore()

    def settle(self) -> None:
        """Begin a test: nothing is left of the one before, but that some pages were opened."""
        looked = self._last_told() - self.told
        if self._altered or looked > A_FEW or self.rows("SELECT 1 FROM written LIMIT 1"):
            self.restore()
        self.told = self._last_told()

    def restore(self) -> None:
        """Give the base back as it was."""
        self._file.give_back(self._kept)
        self._altered, self.told = False, self._last_told()

    def _last_told(self) -> int:
        return int(self.rows("SELECT max(id) FROM audit_row")[0][0])

    def rows(self, query: str, *values: Any) -> list[Any]:
        """What a query of the test's own finds in the base."""
        return self._base.execute(query, values).fetchall()

    def settled(self, query: str) -> list[Any]:
        """The same in the base as it was."""
        return self._kept.execute(query).fetchall()

    def write(self, statement: str, *values: Any) -> None:
        """Change the base behind the back of the application."""
        self._base.execute(statement, values)
        self._base.commit()
        self._altered = True

    def changed(self) -> list[str]:
        """The tables that are not as they were; what was written back as it was has not changed."""
        written = sorted({name for (name,) in self.rows("SELECT name FROM written")} - TRACES)
        return [name for name in written if _content(self._base, name) != _content(self._kept, name)]

    @cached_property
    def _visitor(self) -> tuple[str, str]:
        """The cookie of somebody who is not signed in, and the token of the page that gave it."""
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
        if "json" in given:
            sealed = {"X-CSRFToken": given["csrf_token"]} if given["csrf_token"] else {}
            return self._client.open(path, method=method, json=given["json"], headers=headers | sealed, **options)
        data = {name: value for name, value in given.items() if value is not None} if method == "POST" else None
        return self._client.open(path, method=method, data=data, headers=headers, buffered=True, **options)

    def let_in(self, actor: str, endpoint: str) -> bool:
        """Whether the guard of a view lets an actor past its door, on whatever there may be behind."""
        policy = getattr(self.app.view_functions[endpoint], "policy", None)
        return not isinstance(policy, Permission) or policy in self._granted(actor)

    @cache  # noqa: B019  (a house lives as long as its process)
    def _granted(self, actor: str) -> frozenset[Permission]:
        with self.app.test_request_context(headers={"Cookie": self.cookie(actor)}):
            user = current_user._get_current_object()
            return frozenset(one for one in Permission if isinstance(user, User) and may(user, one))

    def key(self, name: str) -> str:
        """The key of what life has named."""
        return self.life.keys[name]

    def version(self, name: str, table: str = "cases") -> str:
        """The version of a row as a form would carry it."""
        found = self.rows(f"SELECT version FROM {table} WHERE key = ?", self.key(name))  # noqa: S608
        return str(found[0][0]) if found else "1"


def _content(base: sqlite3.Connection, table: str) -> list[Any]:
    return base.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
