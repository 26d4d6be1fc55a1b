"""The thread to the note, from a real spreadsheet to figures, by commands alone."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import data
from conference.audit import Act
from conference.casework.imports import batch, preview
from conference.domain.actors import MACHINE
from conference.domain.referral import Field
from conference.evaluation.indicators import REGISTRY
from conference.models.audit import AuditRow
from conference.models.department import Department
from conference.models.place import Territory
from conference.models.tenancy import work_for
from conference.programme import departments

GIRONDE = data.GIRONDE
PERIOD = ("--from", "2017-02-01", "--to", "2020-11-30")
Run = Callable[..., Result]

# The totals that Gironde has published; the spreadsheet was made to add up to them.
PUBLISHED = {
    "activity.referrals": "41",
    "activity.taken_over": "41",
    "activity.fields.childhood": "27",
    "activity.fields.inclusion": "7",
    "activity.fields.autonomy": "7",
    "activity.states": "41",
    "activity.states.completed": "8",
    "activity.states.under_way": "5",
    "activity.states.not_completed": "20",
    "activity.states.own_solution": "4",
    "activity.states.gap": "8",
    "programme.trained": "33",
    "programme.engaged": "20",
    "voice.overall": "8.16",
}
SUM = (
    "41 orientations = 8 abouties + 5 en cours + 20 non abouties "
    "(dont 4 familles ont trouvé leur propre solution) + écart non expliqué : 8"
)


@pytest.fixture
def run(app: Flask) -> Run:
    """Run ``flask evaluation`` with arguments."""

    def invoke(*arguments: str) -> Result:
        return app.test_cli_runner().invoke(args=["evaluation", *arguments])

    return invoke


@pytest.fixture
def landes(session: Session) -> Department:
    """A département that began with a spreadsheet, that of Gironde, and nothing else."""
    department = departments.create(session, MACHINE, "40")
    work_for(session, department)
    batch.take_over(session, MACHINE, preview.preview(session, GIRONDE.read_bytes(), GIRONDE.name))
    session.commit()
    return department


def values(content: bytes) -> dict[str, tuple[str, str]]:
    """Value and n of each row of a CSV, by code."""
    rows = csv.DictReader(io.StringIO(content.decode()))
    return {row["code"]: (row["value"], row["n"]) for row in rows}


@pytest.mark.usefixtures("landes")
def test_a_spreadsheet_goes_in_and_the_note_comes_out_with_its_totals(run: Run, tmp_path: Path) -> None:
    pdf, table = tmp_path / "note.pdf", tmp_path / "note.csv"
    done = run("note", "--department", "40", *PERIOD, "--pdf", str(pdf), "--csv", str(table))
    assert done.exit_code == 0, done.output
    cells = values(table.read_bytes())
    assert {code: cells[code][0] for code in PUBLISHED} == PUBLISHED
    assert cells["voice.overall"] == ("8.16", "25")
    document = pypdf.PdfReader(pdf)
    printed = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in document.pages))
    assert f"Landes : {SUM}" in printed
    assert f"Landes : {SUM}" in done.output.replace("\u00a0", " ")
    for words in ("Enfance 27", "Autonomie 7", "Engagé·e·s 20", "Formé·e·s depuis le début 33", "8,16/10"):
        assert words in printed
    assert printed.count("40-20") == 8
    assert "8 sur 8 (100 %)" in printed, "conferences of which nobody knows the day are said, not counted"


@pytest.mark.usefixtures("landes")
def test_figures_on_screen_and_in_json_are_the_same(run: Run) -> None:
    told = run("indicators", "--department", "40", *PERIOD)
    figures = json.loads(run("indicators", "--department", "40", *PERIOD, "--json").output)
    found = {figure["code"]: figure for figure in figures}
    assert found["activity.referrals"]["value"] == 41
    assert len(found["activity.states"]["references"]) == 8
    assert list(found) == list(REGISTRY)
    for figure in figures:
        assert set(figure) >= {"code", "title", "value", "shown", "n", "missing", "unit", "lines", "definition"}
        assert all(figure["definition"].values())
        assert f"{figure['title']}\u00a0: {figure['shown']} (n = " in told.output
        for line in figure["lines"]:
            assert f"{line['title']}\u00a0: {line['shown']}\n" in told.output
    assert (found["conferences.held"]["value"], found["conferences.held"]["missing"]) == (0, 8)
    assert found["effort.coordinator"]["value"] is None
    assert found["voice.overall"]["value"] == 8.16


@pytest.mark.long
@pytest.mark.usefixtures("landes")
def test_figures_narrow_to_a_field_and_to_a_territory_by_its_name(run: Run) -> None:
    def figures(*asked: str) -> dict[str, Any]:
        told = run("indicators", "--department", "40", *PERIOD, "--json", *asked)
        assert told.exit_code == 0, told.output
        return {figure["code"]: figure for figure in json.loads(told.output)}

    by_field = {field.value: figures("--field", field)["activity.referrals"]["value"] for field in Field}
    assert by_field == {"childhood": 27, "inclusion": 7, "autonomy": 7, "young_adult": 0, "other": 0}
    engaged = figures("--field", "autonomy")["programme.engaged"]
    assert (engaged["value"], engaged["n"], engaged["shown"]) == (None, None, "ne dépend pas du champ")


@pytest.mark.long
@pytest.mark.usefixtures("landes")
def test_territories_sum_to_the_departement(run: Run, session: Session) -> None:
    def received(*asked: str) -> int:
        told = run("indicators", "--department", "40", *PERIOD, "--json", *asked)
        (figure,) = (one for one in json.loads(told.output) if one["code"] == "activity.referrals")
        return int(figure["value"])

    names = session.scalars(select(Territory.name).where(Territory.parent_id.is_(None))).all()
    session.rollback()
    assert len(names) > 2
    assert sum(received("--territory", name.upper()) for name in names) == received() == 41


@pytest.mark.usefixtures("landes")
def test_what_leaves_is_written_down_first(run: Run, session: Session, tmp_path: Path) -> None:
    run("note", "--department", "40", *PERIOD, "--csv", str(tmp_path / "note.csv"))
    run("indicators", "--department", "40", *PERIOD)
    query = select(AuditRow.act, AuditRow.fields).where(AuditRow.scope == "40").order_by(AuditRow.number.desc())
    session.rollback()
    last, before = session.execute(query.limit(2)).all()
    assert (last.act, before.act, before.fields) == (Act.FIGURES_READ, Act.NOTE_EXPORTED, "csv")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--department", "33", "--from", "31/01/2020", "--to", "2020-11-30", "--csv", "n.csv"),
            "31/01/2020",
        ),
        (
            ("--department", "33", "--from", "2020-02-30", "--to", "2020-11-30", "--csv", "n.csv"),
            "2020-02-30",
        ),
        (
            ("--department", "33", "--from", "2020-12-01", "--to", "2020-11-30", "--csv", "n.csv"),
            "finit avant",
        ),
        (("--department", "99", *PERIOD, "--csv", "n.csv"), "99"),
        (("--department", "33", *PERIOD), "--pdf, --csv"),
        (("--department", "33", *PERIOD, "--csv", "/nowhere/note.csv"), "/nowhere/note.csv"),
        (("--department", "33", *PERIOD, "--csv", "n.csv", "--territory", "Atlantide"), "«\u00a0Atlantide\u00a0»"),
        (("--department", "33", *PERIOD, "--csv", "n.csv", "--territory", "Nord 59"), "«\u00a0Nord 59\u00a0»"),
        (("--department", "33", *PERIOD, "--csv", "n.csv", "--field", "pêche"), "childhood, inclusion"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("note", *arguments)
    assert done.exit_code != 0
    assert said in done.output
    assert not list(tmp_path.iterdir())
