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
AGREED = "an agreed plan never changes"


def append_only(model: type[Base], may_become_null: Sequence[str] = (), may_go: str = "1=0") -> None:
    """Rows of this table never change nor go, but that some texts may be emptied by anonymising.

    What becomes null may become empty where a column takes no null. ``may_go`` is the condition of those that go all
    the same.
    """
    table = str(model.__table__.name)  # type: ignore[attr-defined]
    columns = [column.name for column in model.__table__.columns]
    fixed = [f'(NEW."{c}" {{same}} OLD."{c}")' for c in columns if c not in may_become_null]
    erasable = [f'(NEW."{c}" {{same}} OLD."{c}" OR NEW."{c}" IS NULL OR NEW."{c}" = \'\')' for c in may_become_null]
    changed = f"NOT ({' AND '.join(fixed + erasable)})"
    message = f"{table} is append-only"
    TRIGGERS.append(Trigger(f"{PREFIX}{table}_update", table, "UPDATE", changed, message))
    TRIGGERS.append(Trigger(f"{PREFIX}{table}_delete", table, "DELETE", f"NOT ({may_go})", message))


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


def once_agreed(plan: type[Base], may_change: Sequence[str]) -> None:
    """An agreed plan never changes in its own words, but for what is answered of it."""
    plans = str(plan.__table__.name)  # type: ignore[attr-defined]
    fixed = [column.name for column in plan.__table__.columns if column.name not in may_change]
    same = " AND ".join(f'(NEW."{c}" {{same}} OLD."{c}")' for c in fixed)
    changed = f"OLD.agreed_at IS NOT NULL AND NOT ({same})"
    TRIGGERS.append(Trigger(f"{PREFIX}{plans}_agreed", plans, "UPDATE", changed, AGREED))
    TRIGGERS.append(Trigger(f"{PREFIX}{plans}_delete", plans, "DELETE", "OLD.agreed_at IS NOT NULL", AGREED))


def agreed_with(plan: type[Base], *parts: type[Base]) -> None:
    """What a plan is made of does not change either once it was agreed."""
    plans = str(plan.__table__.name)  # type: ignore[attr-defined]
    for part in parts:
        table = str(part.__table__.name)  # type: ignore[attr-defined]
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            its_plan = ", ".join(f"{row}.plan_id" for row in rows)
            agreed = f"EXISTS (SELECT 1 FROM {plans} WHERE id IN ({its_plan}) AND agreed_at IS NOT NULL)"  # noqa: S608
            TRIGGERS.append(Trigger(f"{PREFIX}{table}_{event.lower()}", table, event, agreed, AGREED))


def changed_with_trace(entry: type[Base], change: type[Base]) -> None:
    """What somebody logged changes or goes only once what it said is kept; what a file told goes with its file."""
    entries, changes = str(entry.__table__.name), str(change.__table__.name)  # type: ignore[attr-defined]
    same = " AND ".join(
        f'c."{name}" {{same}} OLD."{name}"' for name in ("account_id", "case_id", "kind", "minutes", "day")
    )
    kept = f"SELECT 1 FROM {changes} c WHERE c.entry_key = OLD.key AND c.version = OLD.version AND {same}"  # noqa: S608
    owned = " AND ".join(f'NEW."{name}" {{same}} OLD."{name}"' for name in ("key", "department_id", "account_id"))
    corrected = f"OLD.account_id IS NOT NULL AND {owned} AND NEW.version = OLD.version + 1 AND EXISTS ({kept})"
    gone = f"OLD.account_id IS NULL OR EXISTS ({kept} AND c.taken_back)"
    message = f"what a {entries} said is kept before it changes"
    TRIGGERS.append(Trigger(f"{PREFIX}{entries}_update", entries, "UPDATE", f"NOT ({corrected})", message))
    TRIGGERS.append(Trigger(f"{PREFIX}{entries}_delete", entries, "DELETE", f"NOT ({gone})", message))


def not_in_private_time(*models: type[Base], through: type[Base] | None = None) -> None:
    """While private family time runs, nothing is written in the case but its end, kin who come or go, and danger.

    ``through`` is the table that knows the case of these rows, where they do not name it themselves.
    """
    for model in models:
        table = str(model.__table__.name)  # type: ignore[attr-defined]
        # A case begins no private time as it is made; a part of the day ends by a change that is let through.
        events = {"cases": ("UPDATE",), "moment": ("INSERT",)}.get(table, ("INSERT", "UPDATE", "DELETE"))
        for event in events:
            name = f"{PREFIX}{table}_private_{event.lower()}"
            running = _private_time_runs(table, "OLD" if event == "DELETE" else "NEW", through)
            TRIGGERS.append(Trigger(name, table, event, running, "private family time runs"))


def _private_time_runs(table: str, row: str, through: type[Base] | None) -> str:
    case = f"{row}.id" if table == "cases" else f"{row}.case_id"
    if through is not None:
        parent = str(through.__table__.name)  # type: ignore[attr-defined]
        case = f"(SELECT p.case_id FROM {parent} p WHERE p.id = {row}.{parent}_id)"  # noqa: S608  (names of tables)
    return (
        "EXISTS (SELECT 1 FROM moment m JOIN sitting s ON s.id = m.sitting_id "  # noqa: S608
        f"WHERE s.case_id = {case} AND m.moment = 'private' AND m.ended_at IS NULL)"
    )


def only_who_may_stay(presence: type[Base]) -> None:
    """Nobody is inside private time but family, network, and who the family asked to stay and knows none by work."""
    table = presence.__table__.name  # type: ignore[attr-defined]
    kept_out = (
        "EXISTS (SELECT 1 FROM guest g WHERE g.id = NEW.guest_id AND g.part NOT IN ('family', 'network') "
        "AND NOT (g.part IN ('interpreter', 'support') AND g.asked_by_family))"
    )
    by_work = (
        "EXISTS (SELECT 1 FROM guest g JOIN person p ON p.id = g.person_id JOIN known_by k ON k.case_id = g.case_id "
        "WHERE g.id = NEW.guest_id AND g.part NOT IN ('family', 'network') AND k.folded <> '' AND k.folded = p.folded)"
    )
    for event in ("INSERT", "UPDATE"):
        inside = f"NEW.in_private_time AND ({kept_out} OR {by_work})"
        message = "who should not be inside private time"
        TRIGGERS.append(Trigger(f"{PREFIX}{table}_inside_{event.lower()}", table, event, inside, message))


def coming_and_going_only(message: type[Base]) -> None:
    """While private family time runs a device tells who comes and goes, the parts and danger; nothing is settled."""
    table = str(message.__table__.name)  # type: ignore[attr-defined]
    let_through = "('arrive', 'leave', 'begin', 'end', 'danger')"
    for event in ("INSERT", "UPDATE", "DELETE"):
        running = _private_time_runs(table, "OLD" if event == "DELETE" else "NEW", None)
        rule = f"NEW.kind NOT IN {let_through} AND {running}" if event == "INSERT" else running
        name = f"{PREFIX}{table}_private_{event.lower()}"
        TRIGGERS.append(Trigger(name, table, event, rule, "private family time runs"))


def outsiders_only(support: type[Base]) -> None:
    """Nobody supports a child who works for an institution that knows the family, nor for a service of one."""
    table = support.__table__.name  # type: ignore[attr-defined]
    root = (
        "(SELECT coalesce(p.parent_id, i.parent_id, i.id) FROM institution i "
        "LEFT JOIN institution p ON p.id = i.parent_id WHERE i.id = {})"
    )
    known = (
        "EXISTS (SELECT 1 FROM known_by k WHERE k.case_id = NEW.case_id "  # noqa: S608  (names of tables)
        f"AND {root.format('k.institution_id')} = {root.format('NEW.works_for_id')})"
    )
    for event in ("INSERT", "UPDATE"):
        name = f"{PREFIX}{table}_outsider_{event.lower()}"
        TRIGGERS.append(Trigger(name, table, event, known, "a support person works for nobody who knows the family"))


def closed_for_good(sitting: type[Base], *parts: type[Base]) -> None:
    """A sitting that is closed keeps its place, its words and who came, whatever is written afterwards."""
    sittings = str(sitting.__table__.name)  # type: ignore[attr-defined]
    message = "a closed sitting never changes"
    for event in ("UPDATE", "DELETE"):
        TRIGGERS.append(
            Trigger(f"{PREFIX}{sittings}_closed_{event.lower()}", sittings, event, "OLD.state = 'closed'", message)
        )
    for part in parts:
        table = str(part.__table__.name)  # type: ignore[attr-defined]
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
            named = ", ".join(f"{row}.{sittings}_id" for row in rows)
            closed = f"EXISTS (SELECT 1 FROM {sittings} WHERE id IN ({named}) AND state = 'closed')"  # noqa: S608
            TRIGGERS.append(Trigger(f"{PREFIX}{table}_closed_{event.lower()}", table, event, closed, message))


def signed_for_good(paper: type[Base], signatures: Sequence[str], words: Sequence[str]) -> None:
    """What a paper says does not change, nor does it go, once somebody has signed it."""
    table = str(paper.__table__.name)  # type: ignore[attr-defined]
    signed = " OR ".join(f"OLD.{name} IS NOT NULL" for name in signatures)
    changed = " AND ".join(f"(NEW.{name} {{same}} OLD.{name})" for name in words)
    message = "what was signed never changes"
    TRIGGERS.append(
        Trigger(f"{PREFIX}{table}_signed_update", table, "UPDATE", f"({signed}) AND NOT ({changed})", message)
    )
    TRIGGERS.append(Trigger(f"{PREFIX}{table}_signed_delete", table, "DELETE", f"({signed})", message))


def in_session(sitting: str, *models: type[Base]) -> None:
    """A decision belongs to a sitting that is in session as it is written: none is added to one that is over."""
    for model in models:
        table = str(model.__table__.name)  # type: ignore[attr-defined]
        there = f"SELECT 1 FROM {sitting} WHERE id = NEW.body_sitting_id AND state = 'open'"  # noqa: S608
        forbidden = f"NEW.body_sitting_id IS NOT NULL AND NOT EXISTS ({there})"
        message = "the sitting is not in session"
        TRIGGERS.append(Trigger(f"{PREFIX}{table}_in_session", table, "INSERT", forbidden, message))


def handed_with_care(hand_out: type[Base], extract: type[Base], plan: type[Base], guest: type[Base]) -> None:
    """What is handed out was agreed, and who is kept apart receives an extract, never the whole plan."""
    copies, kept = hand_out.__table__.name, extract.__table__.name  # type: ignore[attr-defined]
    plans, guests = plan.__table__.name, guest.__table__.name  # type: ignore[attr-defined]
    agreed = f"EXISTS (SELECT 1 FROM {plans} WHERE id = NEW.plan_id AND agreed_at IS NOT NULL)"  # noqa: S608
    apart = f"EXISTS (SELECT 1 FROM {guests} WHERE id = NEW.guest_id AND safety = 'apart')"  # noqa: S608
    of_extract = f"EXISTS (SELECT 1 FROM {copies} WHERE id = NEW.hand_out_id AND extract)"  # noqa: S608
    for name, table, forbidden, message in (
        (f"{copies}_agreed", copies, f"NOT {agreed}", "only an agreed plan is handed out"),
        (f"{copies}_apart", copies, f"NOT NEW.extract AND {apart}", "who is kept apart receives an extract"),
        (f"{kept}_of_extract", kept, f"NOT {of_extract}", "a whole plan is no extract"),
    ):
        TRIGGERS.append(Trigger(f"{PREFIX}{name}", table, "INSERT", forbidden, message))


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
