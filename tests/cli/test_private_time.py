"""Commands of the machine, run while a family is alone: none of them writes in its case."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from conference.cli import GROUPS
from conference.models import Base
from conference.models.case import Case
from tests.casework import scene
from tests.casework.imports.sheets import GIRONDE
from tests.casework.test_private_time import of_a_case
from tests.security.tour import spread
from tests.web.probing import beside
from tests.world import Place

PERIOD = ("--department", "33", "--from", "2026-01-01", "--to", "2026-12-31")
# Every command, with what it is given, and whether it has anything to do in such a base.
COMMANDS: dict[str, tuple[tuple[str, ...], bool]] = {
    "accounts create": (("noe@example.org", "--name", "Noé Bréard", "--department", "33"), True),
    "accounts link": (("coordinator@33.example.org",), True),
    "accounts vouch": (("coordinator@33.example.org", "--department", "33"), False),
    "audit verify": ((), True),
    "cases import": ((str(GIRONDE), "--department", "33", "--confirm"), True),
    "database check": ((), True),
    "database upgrade": ((), True),
    "demo load": ((), False),
    "departments create": (("75",), True),
    "departments programme": (("33",), True),
    "evaluation indicators": ((*PERIOD, "--json"), True),
    "evaluation note": ((*PERIOD, "--csv", "{folder}/note.csv"), True),
    "outbox late": ((), True),
    "outbox send": ((), False),
}


def rows(session: Session, case: Case) -> dict[str, list[tuple[Any, ...]]]:
    """All that the base holds of a case, in every table that hangs on it."""
    found = {}
    with beside(session) as apart:
        for table in Base.metadata.sorted_tables:
            where = of_a_case(table)
            if where is not None:
                query = text(f'SELECT * FROM "{table.name}" WHERE {where}')  # noqa: S608
                rows = [tuple(row) for row in apart.execute(query, {"case": case.id})]
                found[table.name] = sorted(rows, key=repr)
    return found


def test_every_command_is_known_here() -> None:
    assert {f"{group.name} {name}" for group in GROUPS for name in group.commands} == set(COMMANDS)


@pytest.mark.parametrize("command", spread(COMMANDS))
def test_no_command_writes_in_the_case_of_a_family_that_is_alone(
    app: Flask, session: Session, gironde: Place, command: str, tmp_path: Path
) -> None:
    case = scene.alone(session, gironde).case
    session.commit()
    before = rows(session, case)
    assert sum(map(len, before.values())) > 60
    given, works = COMMANDS[command]
    codes = []
    for _ in range(2):
        line = [*command.split(), *(one.format(folder=tmp_path) for one in given)]
        result = app.test_cli_runner().invoke(args=line)
        assert rows(session, case) == before, result.output
        codes.append(result.exit_code)
    # The second time an account, or a département, is there already.
    assert [code == 0 for code in codes] == [works, works and not command.endswith("create")], result.output
