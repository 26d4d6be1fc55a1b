"""Rows written in bulk, past the acts: each with its serial number, its key, its département."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from conference.models import Base

TABLES = Base.metadata.tables


def growing() -> list[str]:
    """The tables of cases, and of everything that belongs to one, each after those it refers to."""
    found = ["cases"]
    for table in Base.metadata.sorted_tables:
        refers = {key.column.table.name for key in table.foreign_keys}
        if table.name not in found and not refers.isdisjoint(found):
            found.append(table.name)
    return found


GROWING = tuple(growing())


def stored(value: Any) -> Any:
    """A value as SQLite keeps it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value.value if isinstance(value, Enum) else value


def _defaults(table: Table) -> dict[str, Any]:
    """What a table puts where nothing is said; the version of a row that nobody has changed."""
    told = ((column.name, column.default) for column in table.columns)
    found = {name: stored(value.arg) for name, value in told if isinstance(value, ScalarElementColumnDefault)}
    return found | ({"version": 1} if "version" in table.columns else {})


DEFAULTS = {name: _defaults(table) for name, table in TABLES.items()}
KEYED = {name for name, table in TABLES.items() if "key" in table.columns}


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """A base without its triggers, which say in which order a case is lived: they come back once it is written."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA synchronous=OFF")
    triggers = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        base.execute(f"DROP TRIGGER {name}")
    yield base
    for _, statement in triggers:
        base.execute(statement)
    base.commit()
    base.close()


class Rows:
    """What is about to be written for one département."""

    def __init__(self, path: Path) -> None:
        self.path, self.base = path, sqlite3.connect(path)
        self.department_id = self.one("SELECT id FROM department WHERE code = '33'")
        self.written: dict[tuple[str, tuple[str, ...]], list[dict[str, Any]]] = {}
        self.numbers: dict[str, int] = {}

    def one(self, query: str) -> int:
        """One number of the base."""
        return int(self.base.execute(query).fetchone()[0])

    def all(self, query: str) -> list[int]:
        """A column of numbers."""
        return [row[0] for row in self.base.execute(query)]

    def last(self, table: str) -> int:
        """The number of the last row of a table."""
        if table not in self.numbers:
            self.numbers[table] = self.one(f'SELECT coalesce(max(id), 0) FROM "{table}"')  # noqa: S608
        return self.numbers[table]

    def add(self, table: str, **values: Any) -> int:
        """Keep a row for later, and give the number that it will have."""
        number = self.numbers[table] = self.last(table) + 1
        own = {"id": number, "department_id": self.department_id}
        keyed = {"key": f"{table}{number:08d}"} if table in KEYED else {}
        row = own | keyed | DEFAULTS[table] | {name: stored(value) for name, value in values.items()}
        self.written.setdefault((table, tuple(row)), []).append(row)
        return number

    def write(self) -> None:
        """Write them all."""
        self.base.close()
        with unguarded(self.path) as base:
            for (table, columns), rows in self.written.items():
                names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join(f":{name}" for name in columns)
                base.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608
