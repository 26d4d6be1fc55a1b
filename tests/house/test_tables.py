"""How the package reaches its tables: by mapped classes, but for the places named here with their reason."""

import ast
from pathlib import Path

import pytest
from flask import Flask

from conference.models.base import Base
from conference.models.texts import TextKind
from conference.security.guard import WithoutPolicy, check_routes
from tests.house.tree import calls, name, parsed, python

# The criterion of the département does not reach these; each place says why it may go without.
RAW = {
    "conference/audit/chain.py": {"connection": "the first row of a head, which belongs to no département"},
    "conference/casework/reference.py": {
        "connection": "the first row of a year's counter; its département is written with it"
    },
    "conference/models/triggers.py": {
        "__table__": "names of columns, at import",
        "text": "the catalogue of the database, not its rows",
        "exec_driver_sql": "triggers are no rows",
    },
    "conference/models/engines.py": {"exec_driver_sql": "how a transaction begins"},
    "conference/models/statistics.py": {"exec_driver_sql": "the catalogue of the database, not its rows"},
    "conference/web/health.py": {"text": "SELECT 1"},
    "conference/models/account.py": {"text": "the rule of a partial index"},
    "conference/models/body.py": {"text": "the rule of a partial index"},
    "conference/models/consultation.py": {"text": "the rule of a partial index"},
    "conference/models/charter.py": {"text": "the rule of a partial index"},
    "conference/models/contact.py": {"text": "the rule of a partial index"},
    "conference/models/partner.py": {"text": "the rule of a partial index"},
    "conference/models/mentoring.py": {"text": "the rule of a partial index"},
    "conference/models/supervision.py": {"text": "the rule of a partial index"},
    "conference/models/personal_link.py": {"text": "the rule of a partial index"},
    "conference/models/journal.py": {"text": "the rule of a partial index"},
}
WORDS = {"text", "from_statement", "exec_driver_sql", "literal_column", "raw_connection"}
ATTRIBUTES = {"__table__", "local_table"}
ACROSS = {
    "conference/security/user.py": "the départements that somebody works for, before one is chosen",
    "conference/web/sign_in.py": "how strong a password must be depends on every role",
    "conference/programme/accounts.py": "whether an account works elsewhere too; never shown",
}


def _raw(path: Path) -> set[str]:
    found = {word for word, _ in calls(path) if word in WORDS}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and node.attr in ATTRIBUTES:
            found.add(node.attr)
        if _is_connection(node):
            found.add("connection")
    return found


def _is_connection(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connection"


def _imports_text(path: Path) -> bool:
    """Whether ``text`` is SQLAlchemy's here: elsewhere it is any word."""
    asked = (node for node in ast.walk(parsed(path)) if isinstance(node, ast.ImportFrom))
    return any(
        alias.name == "text" for node in asked if (node.module or "").startswith("sqlalchemy") for alias in node.names
    )


def test_no_row_is_reached_past_the_criterion_of_the_departement() -> None:
    for path in python("conference"):
        found = _raw(path) - (set() if _imports_text(path) else {"text"})
        assert found == set(RAW.get(name(path), {})), name(path)


def test_rows_of_every_departement_are_read_in_named_places_only() -> None:
    users = {name(path) for path in python("conference") if "across" in {word for word, _ in calls(path)}}
    assert users == set(ACROSS)


def test_every_text_column_says_which_kind_of_text_it_is() -> None:
    kinds = {kind.value for kind in TextKind}
    silent = [
        str(column)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if _holds_text(column.type.__class__.__name__, column.type) and column.info.get("text") not in kinds
    ]
    assert silent == []


def _holds_text(kind: str, column_type: object) -> bool:
    return kind in {"Text", "String", "JSON", "Unicode", "VARCHAR", "TEXT"} and not hasattr(column_type, "enums")


def test_every_view_says_who_may(app: Flask) -> None:
    assert [name for name, view in app.view_functions.items() if not getattr(view, "policy", None)] == []


def test_a_view_without_a_policy_keeps_the_application_from_starting() -> None:
    bare = Flask("bare")
    bare.view_functions["naked"] = lambda: ""
    with pytest.raises(WithoutPolicy, match="naked"):
        check_routes(bare)
