"""How a transaction begins on each engine: reading cannot write, writing waits for its turn.

SQLite gives a writer its lock at once (BEGIN IMMEDIATE): a deferred transaction that reads and then
writes fails as soon as two people work at the same time.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Engine, event

READING = "reading"
# Without recursive triggers a row that REPLACE takes away goes past the guards.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000", "recursive_triggers=ON")


def prepare(engine: Engine) -> None:
    """Install what every connection of this engine needs."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)


@cache
def reading(engine: Engine) -> Engine:
    """The same pool, whose transactions only read: one object, by which a session knows it."""
    return engine.execution_options(**{READING: True})


def _open_sqlite(dbapi: Any, _record: Any) -> None:
    dbapi.isolation_level = None
    for pragma in PRAGMAS:
        dbapi.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    only = bool(connection.get_execution_options().get(READING))
    connection.exec_driver_sql(f"PRAGMA query_only={int(only)}")
    connection.exec_driver_sql("BEGIN" if only else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(READING):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
