"""Counting what a read costs the base: its statements, their plans, and the steps of SQLite's machine."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Engine, event

from tests.benchmarks.rows import GROWING

# Tables that grow with the years: cases, everything that belongs to one, and the audit.
LARGE = (*GROWING, "audit_row")


@dataclass
class Cost:
    """What was asked of a base: its statements, those that begin and end apart; and the steps that they took."""

    base: str
    statements: list[str] = field(default_factory=list)
    steps: int = 0

    @property
    def scans(self) -> set[str]:
        """The large tables that were gone through from end to end."""
        return {scan for statement in self.statements for scan in _scans(self.base, statement)}


@contextmanager
def costing(engine: Engine, *, steps: bool = False) -> Iterator[Cost]:
    """What is asked of an engine meanwhile; its steps, which take long to count, when they are wanted."""
    found, drivers = Cost(str(engine.url.database)), set()

    def step() -> None:
        found.steps += 1

    def note(_connection: Any, cursor: Any, statement: str, *_told: Any) -> None:
        if statement.startswith(("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")):
            return
        found.statements.append(statement)
        if steps:
            cursor.connection.set_progress_handler(step, 1)
            drivers.add(cursor.connection)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)
        for driver in drivers:
            driver.set_progress_handler(None, 0)


@cache
def _scans(base: str, statement: str) -> frozenset[str]:
    connection = sqlite3.connect(base)
    plans = connection.execute(f"EXPLAIN QUERY PLAN {statement}", [None] * statement.count("?")).fetchall()
    connection.close()
    return frozenset(plan for *_, plan in plans if plan.startswith("SCAN") and plan.split()[1].startswith(LARGE))
