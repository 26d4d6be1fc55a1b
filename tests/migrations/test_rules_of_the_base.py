"""What the base itself refuses, to raw statements, on both engines."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, Enum, bindparam, column, create_engine, insert, table, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from conference.models import Base
from tests import bases
from tests.copies import copied
from tests.migrations.forbidden import FORBIDDEN
from tests.postgresql import ENGINES


@pytest.fixture(scope="module", name="lived_in", params=ENGINES)
def _lived_in(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nothing is committed, so that one is enough."""
    with copied(request, request.param, bases.live, tmp_path_factory.mktemp("rules")) as url:
        yield url


@pytest.fixture(name="connection")
def _connection(lived_in: str) -> Iterator[Connection]:
    engine = create_engine(lived_in)
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def rows(connection: Connection, name: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()]  # noqa: S608


def copy(connection: Connection, name: str, row: Mapping[str, Any]) -> str:
    """Write a row again, and give what the base says of it."""
    typed = {key: _typed(connection.engine, value) for key, value in row.items()}
    statement = insert(table(name, *(column(key) for key in typed))).values({key: bindparam(key) for key in typed})
    try:
        with connection.begin_nested():
            connection.execute(statement, typed)
    except IntegrityError as error:
        return str(error.orig)
    return ""


def _typed(engine: Engine, value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value)
    instant = isinstance(value, str) and value.endswith("+00:00")
    return datetime.fromisoformat(value) if instant and engine.dialect.name != "sqlite" else value


def _violations(name: str) -> dict[str, dict[str, Any]]:
    """The name of each check of a table, and what violates it."""
    found = Base.metadata.tables[name]
    coded = {f"ck_{name}_{c.type.name}": {c.name: "no such code"} for c in found.columns if isinstance(c.type, Enum)}
    named = {f"ck_{name}_{str(c.name).removeprefix(f'ck_{name}_')}" for c in found.constraints if _is_check(c)}
    return coded | {rule: FORBIDDEN[rule] for rule in named - set(coded)}


def _is_check(constraint: object) -> bool:
    return isinstance(constraint, CheckConstraint)


def test_each_check_refuses_what_it_forbids(connection: Connection) -> None:
    proved = 0
    for name in Base.metadata.tables:
        for rule, values in _violations(name).items():
            said = {copy(connection, name, row | values) for row in rows(connection, name)}
            assert any(rule in message for message in said), (rule, said)
            proved += 1
    assert proved > 30


def refused(connection: Connection, statement: str) -> bool:
    """Whether the base refuses a statement; it is undone either way."""
    attempt = connection.begin_nested()
    try:
        connection.execute(text(statement))
    except DBAPIError:
        attempt.rollback()
        return True
    attempt.rollback()
    return False


APPEND_ONLY = {
    "passage": {"words", "advice", "pertinence"},
    "audit_row": set(),
    "practice_move": set(),
    "directory_check": set(),
    "hand_out": {"to_whom"},
    "extract_action": set(),
    "resource_reply": {"reason"},
    "agreement": {"way", "helped_by", "what", "with_whom"},
    "guest_answer": {"needs"},
    "done_mark": set(),
    "leaflet": {"way", "by_whom"},
    "question": {"words", "written_by"},
    "questionnaire_form": set(),
    "sheet_version": {"strengths", "concerns", "resources", "non_negotiables", "took_part", "family_adds"},
    "danger_notice": {"transmitted", "to_whom"},
    "derogation": {"reason"},
    "family_refusal": set(),
    "recusal": set(),
    "opinion": set(),
    "log_access": {"reason"},
    "time_change": set(),
    "child_choice": set(),
    "sitting_move": {"place", "why"},
    "child_words": {"words"},
    "programme_text": set(),
    "lesson_step": set(),
}


@pytest.mark.parametrize("name", APPEND_ONLY)
def test_what_is_append_only_neither_changes_nor_goes(connection: Connection, name: str) -> None:
    """Column by column: no other value, and nothing for the texts that anonymising may take away."""
    assert refused(connection, f"DELETE FROM {name} WHERE id = (SELECT max(id) FROM {name})")  # noqa: S608
    for found in Base.metadata.tables[name].columns:
        value = _changed(next((row[found.name] for row in rows(connection, name) if row[found.name]), None))
        assert refused(connection, f'UPDATE {name} SET "{found.name}" = {value}'), found.name  # noqa: S608
        erasable = found.name in APPEND_ONLY[name]
        held = any(row[found.name] is not None for row in rows(connection, name))
        nothing = "NULL" if found.nullable or not erasable else "''"
        emptied = refused(connection, f'UPDATE {name} SET "{found.name}" = {nothing}')  # noqa: S608
        assert emptied is (held and not erasable), found.name


def _changed(value: Any) -> str:
    if isinstance(value, int):
        return str(value + 1_000_000)
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value - timedelta(days=1)}'"
    return "'2020-01-01'" if value is None else "'other'"


def test_an_empty_update_of_the_journal_is_no_change(connection: Connection) -> None:
    assert not refused(connection, "UPDATE passage SET words = words, number = number")


@pytest.mark.parametrize(
    "change",
    [
        "stage = 'closed', outcome = 'own_solution' WHERE stage = 'preparation'",
        "stage = 'conference' WHERE stage = 'preparation'",
        "stage = 'assignment' WHERE stage = 'preparation'",
        "outcome = 'plan_agreed' WHERE stage = 'closed'",
        "stage = 'assignment', outcome = NULL WHERE stage = 'closed'",
    ],
)
def test_a_stage_changes_by_the_journal_alone(connection: Connection, change: str) -> None:
    _, _, where = change.partition(" WHERE ")
    assert connection.execute(text(f"SELECT count(*) FROM cases WHERE {where}")).scalar_one() > 0  # noqa: S608
    assert refused(connection, f"UPDATE cases SET {change}")  # noqa: S608


def test_what_is_no_stage_may_change_without_the_journal(connection: Connection) -> None:
    assert not refused(connection, "UPDATE cases SET urgent = NOT urgent")


def test_a_case_is_not_removed_under_its_journal(connection: Connection) -> None:
    if connection.engine.dialect.name == "sqlite":
        connection.rollback()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
    assert refused(connection, "DELETE FROM cases WHERE received_at IS NOT NULL")
