"""What a dump of a base tells of who answered a questionnaire: every way by which an answer could be joined back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import create_engine

from conference.models import Base

NULL = (None, "\\N")
FIRST, ID = 0, "id"


@dataclass(frozen=True)
class Dump:
    """Every row of every table, in the order that a dump writes them."""

    rows: dict[str, list[tuple[str | None, ...]]]

    def column(self, table: str, name: str) -> list[str | None]:
        """One column, from the first row to the last."""
        position = [column.name for column in Base.metadata.tables[table].columns].index(name)
        return [row[position] for row in self.rows[table]]


def dump(url: str) -> Dump:
    """A base as its own tool writes it: ``.dump`` on SQLite, ``COPY`` on PostgreSQL, neither of which sorts."""
    engine = create_engine(url)
    found: dict[str, list[tuple[str | None, ...]]] = {}
    with engine.connect() as opened:
        raw = opened.connection.cursor()
        for table in Base.metadata.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            if engine.dialect.name == "sqlite":
                # `iterdump` asks for rows in just this way.
                written = raw.execute(f'SELECT {names} FROM "{table.name}"').fetchall()  # noqa: S608
                found[table.name] = [tuple(None if value is None else str(value) for value in row) for row in written]
                continue
            with raw.copy(f'COPY "{table.name}" ({names}) TO STDOUT') as copied:
                lines = b"".join(bytes(part) for part in copied).decode().splitlines()
            found[table.name] = [tuple(None if cell in NULL else cell for cell in line.split("\t")) for line in lines]
    engine.dispose()
    return Dump(found)


def plain(number: str | None) -> str:
    """A key as both engines write it."""
    return (number or "").replace("-", "")


def order(positions: Sequence[int]) -> float:
    """How much of an order is kept, from 1 (all of it) through 0 (nothing) to -1 (all of it, backwards)."""
    count = len(positions)
    apart = sum((place - position) ** 2 for place, position in enumerate(positions))
    return 1 - 6 * apart / (count * (count**2 - 1))


def neighbours(cases: Sequence[object]) -> float:
    """How often the rows of one case lie side by side, against what chance makes: about 1 where nothing is told."""
    together = sum(one == other for one, other in pairwise(cases))
    share = sum((count / len(cases)) ** 2 for count in Counter(cases).values())
    return together / (share * (len(cases) - 1))


def joins(found: Dump, written: Sequence[tuple[str, object]]) -> list[str]:
    """Every way by which answers lead back; ``written`` is the key and the case of each, in the order of writing.

    All of them said the same, in the same place: whatever tells one from another is then a way.
    """
    keys = [plain(number) for number in found.column("answer", ID)]
    lying = [keys.index(plain(number)) for number, _ in written]
    sorted_keys = sorted(keys)
    by_key = [sorted_keys.index(plain(number)) for number, _ in written]
    told = []
    if abs(order(lying)) > 0.6:
        told.append("rows lie in the order of writing")
    if abs(order(by_key)) > 0.6:
        told.append("keys go in the order of writing")
    case_of = {plain(number): case for number, case in written}
    if neighbours([case_of[key] for key in keys]) > 3:
        told.append("rows of one case lie together")
    return told + _values(found) + _elsewhere(found, keys) + _audit(found)


def _values(found: Dump) -> list[str]:
    """Columns whose values tell apart answers that said the same."""
    columns = [column.name for column in Base.metadata.tables["answer"].columns if column.name != ID]
    return [f"answer.{name} tells them apart" for name in columns if len(set(found.column("answer", name))) > 1]


def _elsewhere(found: Dump, keys: Sequence[str]) -> list[str]:
    """Tables where the key of an answer stands."""
    known = set(keys)
    holding = (
        table
        for table, rows in found.rows.items()
        if table != "answer" and any(key in plain(cell) for row in rows for cell in row if cell for key in known)
    )
    return [f"{table} holds keys of answers" for table in holding]


def _audit(found: Dump) -> list[str]:
    """Rows that say more of an answer than that one came."""
    columns = (found.column("audit_row", name) for name in ("act", "subject", "fields"))
    rows = {row for row in zip(*columns, strict=True) if str(row[FIRST]).startswith("answer.")}
    return [f"the audit says {row}" for row in rows if row[1] or row[2]]
