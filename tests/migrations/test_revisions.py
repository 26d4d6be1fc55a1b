"""The revisions themselves: one line, numbered by hand, the tables that the models declare."""

from collections.abc import Callable
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Inspector, create_engine, inspect

from conference.cli.database import alembic_config, upgrade_to
from conference.models import Base
from conference.models.triggers import TRIGGERS, installed


def directory() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config("sqlite://"))


def test_there_is_one_line_of_revisions_numbered_by_hand() -> None:
    scripts = directory()
    revisions = [script.revision for script in reversed(list(scripts.walk_revisions()))]
    assert scripts.get_heads() == revisions[-1:]
    assert revisions == [f"{number:04d}" for number in range(1, len(revisions) + 1)]
    for script in scripts.walk_revisions():
        assert script.path.rpartition("/")[2].startswith(f"{script.revision}_")


def _plain(text: Any) -> str:
    """A rule as both spellings have it: without quotes, brackets, line breaks."""
    return "".join(character for character in str(text).lower() if character not in ' \n\t"`()')


def _columns(found: Inspector, table: str) -> Any:
    return {
        c["name"]: (_plain(c["type"].compile(found.bind.dialect)), c["nullable"], c["default"])
        for c in found.get_columns(table)
    }


READS: dict[str, Callable[[Inspector, str], Any]] = {
    "columns": _columns,
    "primary key": lambda found, table: found.get_pk_constraint(table)["constrained_columns"],
    "foreign keys": lambda found, table: {
        k["name"]: (k["constrained_columns"], k["referred_table"], k["referred_columns"])
        for k in found.get_foreign_keys(table)
    },
    "unique": lambda found, table: {u["name"]: u["column_names"] for u in found.get_unique_constraints(table)},
    "indexes": lambda found, table: {
        i["name"]: (i["column_names"], i["unique"], {k: _plain(v) for k, v in i.get("dialect_options", {}).items()})
        for i in found.get_indexes(table)
    },
    "checks": lambda found, table: {
        check["name"]: _plain(check["sqltext"]) for check in found.get_check_constraints(table)
    },
}


def schema(url: str) -> dict[str, dict[str, Any]]:
    engine = create_engine(url)
    found = inspect(engine)
    tables = sorted(set(found.get_table_names()) - {"alembic_version"})
    described = {table: {name: read(found, table) for name, read in READS.items()} for table in tables}
    engine.dispose()
    return described


# What is guarded in a case: its journal, its agreed plan, and everything while private family time runs.
OF_A_CASE = {
    *("cases", "case_word", "passage", "stay", "delay", "referral", "person", "known_by", "tick"),
    *("declaration", "tie", "derogation", "assignment", "family_refusal", "written_decision"),
    *("recusal", "consultation", "opinion", "loan"),
    *("question", "guest", "sheet", "sheet_version", "agreement", "sitting", "moment", "presence"),
    *("danger_notice", "time_entry", "time_change", "contact", "log_entry", "log_access"),
    *("side", "bond", "mention", "needless_note", "personal_link", "guest_answer", "leaflet"),
    *("family_page", "done_mark", "complaint", "quotation", "quotation_theme"),
    *("child_choice", "support", "child_day", "child_words", "attachment"),
    *("candidate_date", "date_answer", "sitting_move", "venue", "offer", "interpreting", "cost", "checklist_tick"),
    *("plan", "action", "hand_out", "extract_action", "beneficiary", "resource", "resource_reply", "signed_paper"),
    *("review_guest",),
    *("follow_up", "try", "review", "action_review", "living", "thanks", "synthesis", "sent_message"),
}


@pytest.fixture(name="declared")
def _declared(empty_base: str) -> dict[str, dict[str, Any]]:
    """What the models create by themselves, in a base that is then emptied."""
    engine = create_engine(empty_base)
    Base.metadata.create_all(engine)
    found = schema(empty_base)
    Base.metadata.drop_all(engine)
    engine.dispose()
    return found


def test_a_migrated_base_is_the_one_the_models_declare(declared: dict[str, dict[str, Any]], empty_base: str) -> None:
    upgrade_to(empty_base)
    migrated = schema(empty_base)
    assert set(migrated) == set(Base.metadata.tables)
    for table, parts in declared.items():
        for part, expected in parts.items():
            assert migrated[table][part] == expected, (table, part)


def test_every_check_of_the_models_is_in_the_base_by_its_name(empty_base: str) -> None:
    upgrade_to(empty_base)
    for table, parts in schema(empty_base).items():
        names = {str(c.name) for c in Base.metadata.tables[table].constraints if isinstance(c, CheckConstraint)}
        assert {name.removeprefix(f"ck_{table}_") for name in names} == {
            name.removeprefix(f"ck_{table}_") for name in parts["checks"]
        }, table


def test_the_guards_installed_are_those_declared(empty_base: str) -> None:
    upgrade_to(empty_base)
    engine = create_engine(empty_base)
    with engine.connect() as connection:
        assert installed(connection) == {trigger.name: trigger.table for trigger in TRIGGERS}
        if engine.dialect.name == "sqlite":
            query = "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
            told = set(connection.exec_driver_sql(query).scalars())
            assert told == {text for trigger in TRIGGERS for text in trigger.statements("sqlite")}
    engine.dispose()
    assert {trigger.table for trigger in TRIGGERS} == {
        *(
            "audit_row",
            "note_move",
            "practice_move",
            "edition",
            "body_sitting",
            "attendance",
            "council_meeting",
            "council_item",
            "council_attendance",
            "council_decision",
            "council_follow_up",
            "answer",
            "questionnaire_form",
        ),
        *("record_frame", "programme_text", "lesson_step", "directory_check", "charter", "standing_correction"),
        *OF_A_CASE,
    }
