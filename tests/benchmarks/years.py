"""Years of cases that are over: one is written in full, the others are its copies."""

import sqlite3
from pathlib import Path

from sqlalchemy import Column

from tests.benchmarks.filling import THEIRS, fill
from tests.benchmarks.rows import GROWING, TABLES, unguarded

YEAR = 600
UNIQUE = frozenset({"key", "reference"})


class Years:
    """Gironde with what people carry, and one year of cases that are over; more years when they are asked for."""

    def __init__(self, path: Path) -> None:
        self.path, self.copies = path, 0
        fill(path, THEIRS)
        self.before = self._ends()
        fill(path, YEAR, first=THEIRS, each=1)
        self.after = self._ends()

    def _ends(self) -> dict[str, int]:
        """The last number of each table."""
        base = sqlite3.connect(self.path)
        query = 'SELECT coalesce(max(id), 0) FROM "{}"'
        found = {table: base.execute(query.format(table)).fetchone()[0] for table in GROWING}
        base.close()
        return found

    def pass_by(self, years: int) -> None:
        """Copy the first year so many times."""
        with unguarded(self.path) as base:
            for _ in range(years):
                self.copies += 1
                for table in GROWING:
                    base.execute(self._copied(table))

    def _copied(self, table: str) -> str:
        columns = list(TABLES[table].columns)
        names, values = ", ".join(f'"{column.name}"' for column in columns), ", ".join(map(self._shifted, columns))
        rows = f"id > {self.before[table]} AND id <= {self.after[table]}"
        return f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}" WHERE {rows}'  # noqa: S608

    def _shifted(self, column: Column[object]) -> str:
        """A value of a copy: numbers of its own, also where it refers to another row of the same copy."""
        name = f'"{column.name}"'
        if column.name in UNIQUE:
            return f"{name} || '-{self.copies}'"
        refers = {key.column.table.name for key in column.foreign_keys if key.column.name == "id"}
        table = column.table.name if column.name == "id" else next(iter(refers.intersection(GROWING)), None)
        return f"{name} + {self.copies * (self.after[table] - self.before[table])}" if table else name
