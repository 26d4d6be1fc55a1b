"""``flask cases import``: what it prints, what it writes, and how it ends."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.models.case import Case
from tests.casework.imports.sheets import CASES, GIRONDE, far_apart, written
from tests.casework.imports.sheets import gironde as rows


def run(app: Flask, file: Path, *options: str) -> Result:
    """The command on a file for Gironde."""
    return app.test_cli_runner().invoke(args=["cases", "import", str(file), "--department", "33", *options])


def cases(session: Session) -> int:
    """How many cases the département has."""
    session.rollback()
    found = session.scalar(select(func.count()).select_from(Case)) or 0
    session.rollback()
    return found


def test_without_confirm_it_tells_every_line_and_writes_nothing(app: Flask, session: Session) -> None:
    result = run(app, GIRONDE)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert "  Date d'orientation → date d’orientation" in lines
    assert any(line.startswith("  Colonnes laissées de côté") and "Heures référent" in line for line in lines)
    assert sum("à\u00a0reprendre  n°" in line for line in lines) == 41
    assert any("écart non expliqué" in line for line in lines)
    assert "41\u00a0situations, 25\u00a0réponses à des questionnaires, 33\u00a0coordinateur·rice·s" in result.output
    assert "Rien n’a été écrit." in lines
    assert "--confirm" in lines[-1]
    assert cases(session) == 0


def test_no_family_is_named(app: Flask) -> None:
    output = run(app, GIRONDE).output
    initials = {str(row[6]) for row in rows()[CASES][4:] if len(row) > 6 and row[6]}
    assert len(initials) > 20
    assert not [name for name in initials if name in output]


def test_with_confirm_it_writes_once(app: Flask, session: Session) -> None:
    first = run(app, GIRONDE, "--confirm")
    assert (first.exit_code, cases(session)) == (0, 41)
    assert first.output.splitlines()[-1].startswith("Repris\u00a0: 41\u00a0situations")
    second = run(app, GIRONDE, "--confirm")
    assert (second.exit_code, cases(session)) == (0, 41)
    assert second.output.splitlines()[-1] == "Repris\u00a0: rien de nouveau."


@pytest.mark.parametrize("options", [(), ("--confirm",)])
def test_a_refused_line_is_named_and_nothing_is_written(
    app: Flask, session: Session, tmp_path: Path, options: tuple[str, ...]
) -> None:
    spoilt = rows()
    spoilt[CASES][17][1] = "31/02/2018"
    file = tmp_path / "suivi.xlsx"
    file.write_bytes(written(spoilt))
    result = run(app, file, *options)
    assert result.exit_code == 1
    (line,) = [line for line in result.output.splitlines() if "31/02/2018" in line]
    assert "feuille «\u00a0Suivi orientations\u00a0», ligne\u00a018" in line
    assert "n’est pas une date qui existe" in line
    assert "Rien n’a été écrit." in result.output
    assert cases(session) == 0
    rest = run(app, file, *options, "--without", "1")
    assert (rest.exit_code, cases(session)) == (0, 40 if options else 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"N;Champ\n", "n’en est pas un"),
        (b"PK\x03\x04", "abîmé"),
        (far_apart(), "s’étend beaucoup trop loin"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(
    app: Flask, session: Session, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "suivi.xlsx"
    file.write_bytes(content)
    result = run(app, file, "--confirm")
    assert result.exit_code == 1
    assert said in result.output
    assert "suivi.xlsx" in result.output
    assert cases(session) == 0


def test_a_departement_that_is_not_open_is_named(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["cases", "import", str(GIRONDE), "--department", "99"])
    assert result.exit_code != 0
    assert "99" in result.output


def test_a_file_that_is_not_here_is_an_error_of_use(app: Flask, tmp_path: Path) -> None:
    assert run(app, tmp_path / "absent.xlsx").exit_code == 2
