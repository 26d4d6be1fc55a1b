"""Counting what a read costs the base: its statements, their plans, and the steps of SQLite's machine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

# Tables that grow with the years.
LARGE = ("cases", "passage", "delay", "stay", "person", "case_word", "referral", "known_by", "audit_row")


@contextmanager
def statements(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """The statements that an engine is given meanwhile, with what they are given; not those that begin and end."""
    told: list[tuple[str, Any]] = []

    def note(*told_by_the_engine: Any) -> None:
        _, _, statement, parameters, _, _ = told_by_the_engine
        if not statement.startswith(("PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")):
            told.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", note)


@dataclass
class Cost:
    """What one read cost: steps of the machine, and the tables that it went through from end to end."""

    steps: int = 0
    scans: list[str] = field(default_factory=list)


def cost(session: Session, read: Callable[[], object]) -> Cost:
    """Read once, counting; then ask for the plan of each statement."""
    found = Cost()
    driver: Any = session.connection().connection.driver_connection

    def step() -> None:
        found.steps += 1

    engine = session.get_bind().engine
    with statements(engine) as told:
        driver.set_progress_handler(step, 1)
        read()
        driver.set_progress_handler(None, 0)
    for statement, parameters in told:
        for *_, plan in driver.execute(f"EXPLAIN QUERY PLAN {statement}", parameters):
            if plan.startswith("SCAN") and plan.split()[1].startswith(LARGE):
                found.scans.append(plan)
    return found
