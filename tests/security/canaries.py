"""Words planted in every text column of a base, to be looked for wherever they should not be."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Column

from conference.models.base import Base
from conference.models.texts import is_confided

# What the machine reads by these columns is not a text of anybody: an address, a code, a place in a chain.
STRUCTURE = {
    "key",
    "department.code",
    "department.zone",
    "department.profile",
    "audit_row.scope",
    "audit_row.act",
    "audit_row.subject",
    "audit_row.fields",
    "audit_head.scope",
    "kept_form.path",
    "kept_form.fields",
    "edition.content",
    "edition.facts",
    "note_part.writers",
    "practice_heading.writers",
    "practice_sheet.reviewed",
    "publication.content",
    "roster.brought",
    "publication.source",
    "programme.silent",
    "one_time_key.led_to",
    "web_session.flashes",
    "language.code",
    "translation.code",
    "guest.language",
    "time_entry.import_mark",
    "time_change.entry_key",
    "sent_message.about",
    "sent_message.made",
}
# An address stays one, a file keeps its kind.
SUFFIX = {"email": "@example.org", "filename": ".xlsx"}
Say = Callable[[str, str, int | str], str]


def columns() -> Iterator[Column[object]]:
    """Every text column that somebody's words may stand in."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            kind = column.info.get("text")
            named = {column.name, f"{table.name}.{column.name}"}
            written = kind not in {None, "secret"} or is_confided(column)
            if written and not named & STRUCTURE:
                yield column


def plant(base: sqlite3.Connection, department: str, say: Say) -> int:
    """Write ``say(table, column, id)`` in every text of a département's rows; gives how many were written.

    What is NULL stays so, but for texts that may be filled without changing what a case is.
    """
    number = base.execute("SELECT id FROM department WHERE code = ?", (department,)).fetchone()[0]
    planted = 0
    with _unguarded(base):
        for column in columns():
            table = column.table.name
            ids = [row[0] for row in base.execute(f"SELECT id FROM {table} WHERE {_owned(column)}", {"d": number})]  # noqa: S608
            for row_id in ids:
                said = say(table, column.name, row_id)
                base.execute(f"UPDATE {table} SET {column.name} = ? WHERE id = ?", (said, row_id))  # noqa: S608
                planted += 1
    base.commit()
    return planted


def _owned(column: Column[object]) -> str:
    table = column.table
    filled = f"{column.name} IS NOT NULL" if table.name == "cases" else "1"
    if "department_id" in table.columns:
        return f"department_id = :d AND {filled}"
    if table.name == "department":
        return "id = :d"
    return "id IN (SELECT account_id FROM membership WHERE department_id = :d)" if table.name == "account" else "0 * :d"


@contextmanager
def _unguarded(base: sqlite3.Connection) -> Iterator[None]:
    """Take the triggers away and put them back: what is planted is no act."""
    guards = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        base.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in guards:
        base.execute(sql)


def mark(code: str) -> Say:
    """``zibeline59-person-first_name-12``."""

    def say(table: str, column: str, row_id: int | str) -> str:
        return f"zibeline{code}-{table}-{column}-{row_id}{SUFFIX.get(column, '')}"

    return say


POLYGLOT = '"><img src=x onerror=alert(1)>{{7*7}}${7*7}=1+1\r\nX-Injected: y'


def polyglot(_code: str) -> Say:
    """One text that breaks out of HTML, templates, workbooks and headers where it can."""

    def say(table: str, column: str, row_id: int | str) -> str:
        return f"{POLYGLOT}{table}.{column}.{row_id}{SUFFIX.get(column, '')}"

    return say
