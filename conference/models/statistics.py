"""What SQLite is told of the size of its tables, so that its plans are the same on every base and known beforehand.

Untold, it takes a whole département for ten rows, and reads all of it rather than the rows of one case.
PostgreSQL counts for itself.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Enum

from conference.models.base import Base

# A base that has lived long: rows of a table of cases and of any other, and départements that share it.
MANY, FEW, DEPARTMENTS = 100_000, 200, 10
# How many rows share a value that says neither whose, nor which code, nor which row: the people of a case, its words.
TOGETHER = 5
# A partial index holds what still runs: one row of so many.
RARE = 100


def install(connection: Connection) -> None:
    """Write down the size of every index that is there; what was counted before is forgotten."""
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql("ANALYZE alembic_version")
    connection.exec_driver_sql("DELETE FROM sqlite_stat1")
    growing = _growing()
    for table in Base.metadata.sorted_tables:
        rows = MANY if table.name in growing else FEW
        for index, unique, partial, columns in _indexes(connection, table.name):
            different = [_different(table.columns[name], rows, growing) for name in columns]
            sizes = " ".join(map(str, _sizes(rows // RARE if partial else rows, different, unique=unique)))
            insert = "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)"
            connection.exec_driver_sql(insert, (table.name, index, sizes))


def _growing() -> set[str]:
    """The tables of cases and of all that belongs to one, and the audit."""
    found = {"cases", "audit_row"}
    for table in Base.metadata.sorted_tables:
        if any(key.column.table.name in found for key in table.foreign_keys):
            found.add(table.name)
    return found


def _indexes(connection: Connection, table: str) -> Iterator[tuple[str, bool, bool, list[str]]]:
    """The indexes of a table: name, whether each is unique, and partial; columns."""
    for _, index, unique, _, partial in connection.exec_driver_sql(f"PRAGMA index_list({table!r})").all():
        columns = connection.exec_driver_sql(f"PRAGMA index_info({index!r})").all()
        yield index, bool(unique), bool(partial), [name for *_, name in columns]


def _different(column: Column[Any], rows: int, growing: set[str]) -> int:
    """How many different values a column has."""
    if column.name == "department_id":
        return DEPARTMENTS
    if column.primary_key or column.name == "key":
        return rows
    if isinstance(column.type, Enum):
        return len(column.type.enums)
    refers = {key.column.table.name for key in column.foreign_keys}
    return FEW if refers and refers.isdisjoint(growing) else rows // TOGETHER


def _sizes(rows: int, different: list[int], *, unique: bool) -> list[int]:
    """The rows of an index, then those that share its first column, its first two, and so on."""
    found = [rows]
    for values in different:
        found.append(max(found[-1] // values, 1))
    return [*found[:-1], 1] if unique else found
