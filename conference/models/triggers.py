"""Triggers: what must never happen, said to both engines beside the table it guards.

An Alembic batch migration on SQLite drops triggers silently, so every upgrade ends by installing
what is declared here, and a test compares the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from conference.models.base import Base

PREFIX = "guard_"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One guard: it refuses ``event`` on ``table`` where ``forbidden`` holds (``same`` compares two values)."""

    name: str
    table: str
    event: str
    forbidden: str
    message: str

    def statements(self, engine: str) -> list[str]:
        """What creates it on ``sqlite`` or ``postgresql``."""
        return self._sqlite() if engine == "sqlite" else self._postgresql()

    def _sqlite(self) -> list[str]:
        rule = self.forbidden.replace("{same}", "IS")
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        return [f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW WHEN {rule} {refuse}"]

    def _postgresql(self) -> list[str]:
        rule = self.forbidden.replace("{same}", "IS NOT DISTINCT FROM")
        gone = "OLD" if self.event == "DELETE" else "NEW"
        refuse = f"RAISE EXCEPTION '{self.message}' USING ERRCODE = 'integrity_constraint_violation'"
        body = f"BEGIN IF {rule} THEN {refuse}; END IF; RETURN {gone}; END"
        on = f"BEFORE {self.event} ON {self.table} FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f"CREATE TRIGGER {self.name} {on}",
        ]


TRIGGERS: list[Trigger] = []


def append_only(model: type[Base], may_become_null: Sequence[str] = ()) -> None:
    """Rows of this table never change nor go, but that some texts may be emptied by anonymising."""
    table = str(model.__table__.name)  # type: ignore[attr-defined]
    columns = [column.name for column in model.__table__.columns]
    fixed = [f"(NEW.{c} {{same}} OLD.{c})" for c in columns if c not in may_become_null]
    erasable = [f"(NEW.{c} {{same}} OLD.{c} OR NEW.{c} IS NULL)" for c in may_become_null]
    changed = f"NOT ({' AND '.join(fixed + erasable)})"
    message = f"{table} is append-only"
    TRIGGERS.append(Trigger(f"{PREFIX}{table}_update", table, "UPDATE", changed, message))
    TRIGGERS.append(Trigger(f"{PREFIX}{table}_delete", table, "DELETE", "1=1", message))


def one_door(case: type[Base], passage: type[Base]) -> None:
    """A case stands where the last line of its journal left it, and nowhere else."""
    cases, journal = case.__table__.name, passage.__table__.name  # type: ignore[attr-defined]
    moved = "NOT (NEW.stage {same} OLD.stage AND NEW.outcome {same} OLD.outcome)"
    last = f"SELECT max(number) FROM {journal} WHERE case_id = NEW.id"  # noqa: S608  (names of tables)
    written = (
        f"SELECT 1 FROM {journal} WHERE case_id = NEW.id AND number = ({last}) "  # noqa: S608
        "AND target = NEW.stage AND outcome {same} NEW.outcome"
    )
    forbidden = f"{moved} AND NOT EXISTS ({written})"
    TRIGGERS.append(Trigger(f"{PREFIX}{cases}_stage", cases, "UPDATE", forbidden, "a stage changes by a passage"))


def installed(connection: Connection) -> dict[str, str]:
    """The guards that the database has: name to table."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
        )
    return {name: table for name, table in connection.execute(text(query)) if name.startswith(PREFIX)}


def install(connection: Connection) -> None:
    """Drop the guards that are there, create those that are declared for the tables that are there."""
    engine = connection.dialect.name
    for name, table in installed(connection).items():
        on = "" if engine == "sqlite" else f" ON {table}"
        connection.execute(text(f"DROP TRIGGER {name}{on}"))
    there = set(inspect(connection).get_table_names())
    for trigger in TRIGGERS:
        if trigger.table in there:
            for statement in trigger.statements(engine):
                connection.exec_driver_sql(statement)
        elif engine != "sqlite":
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {trigger.name}()")
