"""A chain of audit rows tampered with behind the application's back: what was done is found and named."""

# ruff: noqa: S608  (whoever tampers writes SQL)

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act, verify
from conference.audit.chain import Untold
from conference.domain.actors import MACHINE
from conference.extensions import db
from conference.models.account import Account
from conference.models.audit import AuditRow
from conference.models.place import Territory
from tests import world
from tests.world import Place

Tamper = Callable[[str], None]


@pytest.fixture
def lived(session: Session, gironde: Place) -> int:
    """A département with some acts told; gives the number of the last one."""
    world.assigned(session, gironde)
    session.commit()
    last = session.scalar(select(func.max(AuditRow.number)).where(AuditRow.scope == "33"))
    session.commit()
    assert last is not None
    assert last > 20
    return last


@pytest.fixture
def tamper(base: Path, lived: int) -> Iterator[Tamper]:
    """Change the base by hand, once it has lived, its guards taken away first."""
    assert lived
    connection = sqlite3.connect(base, isolation_level=None)
    for name in ("update", "delete"):
        connection.execute(f"DROP TRIGGER guard_audit_row_{name}")

    def run(statements: str) -> None:
        connection.executescript(statements)

    yield run
    connection.close()


def _faults(session: Session) -> list[str]:
    session.rollback()
    return list(verify.faults(session, "33"))


@pytest.mark.usefixtures("lived")
def test_a_chain_that_nobody_touched_holds(session: Session) -> None:
    assert _faults(session) == []
    assert {"33", "59", "house"} >= set(verify.scopes(session)) >= {"33", "59"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor_id", "1"),
        ("act", "'case.read'"),
        ("subject", "'case:AAAAAAAAAAAA'"),
        ("fields", "'words'"),
        ("at", "'2020-01-01 00:00:00.000000'"),
    ],
)
def test_a_row_changed_is_named(tamper: Tamper, session: Session, column: str, value: str) -> None:
    tamper(f"UPDATE audit_row SET {column} = {value} WHERE scope = '33' AND number = 7")
    assert _faults(session) == ["33: row 7 was changed after it was written"]


def test_a_row_changed_with_its_own_digest_is_betrayed_by_the_next(tamper: Tamper, session: Session) -> None:
    tamper(f"UPDATE audit_row SET digest = '{'a' * 64}' WHERE scope = '33' AND number = 7")
    assert _faults(session) == [
        "33: row 7 was changed after it was written",
        "33: row 8 does not follow the row before it",
    ]


def test_a_row_removed_is_named(tamper: Tamper, session: Session) -> None:
    tamper("DELETE FROM audit_row WHERE scope = '33' AND number = 7")
    assert _faults(session) == ["33: row 7 is missing before row 8"]


def test_the_first_rows_removed_are_named(tamper: Tamper, session: Session) -> None:
    tamper("DELETE FROM audit_row WHERE scope = '33' AND number <= 2")
    assert _faults(session) == ["33: row 1 is missing before row 3"]


def test_two_rows_swapped_are_named(tamper: Tamper, session: Session) -> None:
    tamper(
        "UPDATE audit_row SET number = -1 WHERE scope = '33' AND number = 7;"
        "UPDATE audit_row SET number = 7 WHERE scope = '33' AND number = 8;"
        "UPDATE audit_row SET number = 8 WHERE scope = '33' AND number = -1"
    )
    found = _faults(session)
    assert {"33: row 7 was changed after it was written", "33: row 8 was changed after it was written"} <= set(found)
    assert "33: row 9 does not follow the row before it" in found


def test_the_end_cut_is_named(tamper: Tamper, session: Session, lived: int) -> None:
    tamper(f"DELETE FROM audit_row WHERE scope = '33' AND number > {lived - 3}")
    assert _faults(session) == [f"33: the chain ends at row {lived - 3}, its head says {lived}"]


def test_a_row_added_by_hand_is_named(tamper: Tamper, session: Session, lived: int) -> None:
    tamper(
        "INSERT INTO audit_row (scope, number, at, actor_id, act, subject, fields, previous, digest) "
        f"SELECT scope, {lived + 1}, at, actor_id, act, subject, fields, digest, digest "
        f"FROM audit_row WHERE scope = '33' AND number = {lived}"
    )
    assert f"33: row {lived + 1} was changed after it was written" in _faults(session)
    assert f"33: the chain ends at row {lived + 1}, its head says {lived}" in _faults(session)


@pytest.mark.parametrize("change", ["number = number - 1", f"digest = '{'a' * 64}'"])
def test_a_head_altered_is_named(tamper: Tamper, session: Session, lived: int, change: str) -> None:
    tamper(f"UPDATE audit_head SET {change} WHERE scope = '33'")
    assert [fault.partition(",")[0] for fault in _faults(session)] == [f"33: the chain ends at row {lived}"]


def test_a_head_removed_is_named(tamper: Tamper, session: Session) -> None:
    tamper("DELETE FROM audit_head WHERE scope = '33'")
    assert _faults(session) == ["33: the head of the chain is missing"]


def test_a_whole_chain_removed_is_named_by_its_head(tamper: Tamper, session: Session, lived: int) -> None:
    tamper("DELETE FROM audit_row WHERE scope = '33'")
    assert _faults(session) == [f"33: the chain ends at row 0, its head says {lived}"]


def test_a_chain_tampered_with_leaves_the_others_whole(tamper: Tamper, session: Session) -> None:
    tamper("DELETE FROM audit_row WHERE scope = '33' AND number = 7")
    session.rollback()
    assert list(verify.faults(session, "59")) == []


@pytest.mark.usefixtures("lived")
def test_the_command_says_so_and_leaves_with_the_code_of_it(app: Flask) -> None:
    whole = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert whole.exit_code == 0
    assert "33" in whole.output


def test_the_command_leaves_with_1_and_names_the_row(app: Flask, tamper: Tamper) -> None:
    tamper("DELETE FROM audit_row WHERE scope = '33' AND number = 7")
    broken = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert broken.exit_code == 1
    assert "33: row 7 is missing before row 8" in broken.output


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_row SET act = 'x' WHERE number = 7", "DELETE FROM audit_row WHERE number = 7"]
)
@pytest.mark.usefixtures("lived")
def test_the_database_itself_refuses(base: Path, statement: str) -> None:
    connection = sqlite3.connect(base)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_a_change_without_its_row_is_refused_at_the_commit(session: Session, gironde: Place) -> None:
    gironde.territories["Nord"].name = "Autre"
    with pytest.raises(Untold):
        session.commit()
    session.rollback()
    assert session.scalars(select(Territory.name).where(Territory.name == "Autre")).all() == []


def test_neither_is_a_change_of_many_rows(session: Session) -> None:
    session.execute(update(Territory).values(name="Autre"))
    with pytest.raises(Untold):
        session.commit()
    session.rollback()


def test_neither_is_an_addition_nor_a_removal(session: Session, gironde: Place) -> None:
    session.add(Account(email="x@example.org", name="X", created_at=gironde.accounts["lead"].created_at))
    with pytest.raises(Untold):
        session.commit()
    session.rollback()
    session.delete(gironde.territories["Sud"])
    with pytest.raises(Untold):
        session.commit()


def test_a_change_given_up_leaves_no_row(session: Session, gironde: Place, lived: int) -> None:
    gironde.territories["Nord"].name = "Autre"
    audit.write(session, MACHINE, Act.TERRITORY_WRITTEN, gironde.territories["Nord"])
    session.flush()
    session.rollback()
    audit.write(session, MACHINE, Act.PAGE_READ)
    session.commit()
    assert session.scalar(select(func.max(AuditRow.number)).where(AuditRow.scope == "33")) == lived + 1
    assert _faults(session) == []


def test_what_cannot_be_told_is_not_done(app: Flask, base: Path, session: Session, gironde: Place) -> None:
    connection = sqlite3.connect(base)
    connection.execute("CREATE TRIGGER deaf BEFORE INSERT ON audit_row BEGIN SELECT RAISE(ABORT, 'deaf'); END")
    connection.close()
    gironde.territories["Nord"].name = "Autre"
    audit.write(session, MACHINE, Act.TERRITORY_WRITTEN, gironde.territories["Nord"])
    with pytest.raises(IntegrityError):
        session.commit()
    session.rollback()
    with app.app_context():
        assert db.session.scalars(select(Territory.name).where(Territory.name == "Autre")).all() == []
