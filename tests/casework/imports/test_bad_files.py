"""Files that are not what they should be: command and page say what is wrong and where, and write nothing."""

import io
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.config import ROOT
from conference.models.answer import Answer
from conference.models.base import Base
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.takeover import ImportBatch, ImportUpload
from tests.casework.imports.sheets import ANSWERS, CASES, gironde, packed, parts, written
from tests.conftest import SignIn
from tests.web.figures import text
from tests.web.pages import Browser

WRITTEN: tuple[type[Base], ...] = (Case, Coordinator, Answer, ImportBatch, ImportUpload)
LINE = 15


def _spoilt(column: int, cell: object) -> bytes:
    sheets = gironde()
    sheets[CASES][LINE - 1][column] = cell
    return written(sheets)


def _without(column: int) -> bytes:
    sheets = gironde()
    sheets[CASES] = [row[:column] + row[column + 1 :] for row in sheets[CASES]]
    return written(sheets)


def _with_a_macro() -> bytes:
    return packed(parts(gironde()) | {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def _bomb() -> bytes:
    return packed(parts(gironde()) | {"xl/media/image1.png": b"\0" * (25 * 2**20)})


# What is sent, under which name, and what its reader must be told.
BAD: dict[str, tuple[bytes, str, tuple[str, ...]]] = {
    "a day that does not exist": (_spoilt(1, "31/02/2019"), "suivi.xlsx", (f"ligne {LINE}", "31/02/2019", "Date")),
    "a formula": (_spoilt(2, "=HYPERLINK(1)"), "suivi.xlsx", (f"ligne {LINE}", "formule")),
    "a column that is missing": (_without(1), "suivi.xlsx", (CASES, "date d’orientation")),
    "nothing": (b"", "suivi.xlsx", ("suivi.xlsx", "vide")),
    "a table of nothing": (b"\n\n", "suivi.csv", ("suivi.csv", "vide")),
    "other columns": (b"a;b;c\n1;2;3\n", "suivi.csv", ("suivi",)),
    "a macro": (_with_a_macro(), "suivi.xlsx", ("suivi.xlsx", "macro")),
    "a macro by its name": (_with_a_macro(), "suivi.xlsm", ("suivi.xlsm",)),
    "an archive bomb": (_bomb(), "suivi.xlsx", ("suivi.xlsx",)),
}


def _count(session: Session) -> list[int]:
    found = [session.scalar(select(func.count()).select_from(table)) or 0 for table in WRITTEN]
    session.commit()
    return found


@pytest.mark.parametrize("name", BAD)
def test_the_command_says_what_and_where_and_writes_nothing(
    app: Flask, session: Session, tmp_path: Path, name: str
) -> None:
    content, filename, said = BAD[name]
    before = _count(session)
    file = tmp_path / filename
    file.write_bytes(content)
    result = app.test_cli_runner().invoke(args=["cases", "import", str(file), "--department", "33", "--confirm"])
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "Rien n’est écrit" in result.output.replace("Rien n’a été écrit", "Rien n’est écrit")
    for words in said:
        assert words in result.output.replace("\xa0", " "), words
    assert _count(session) == before


@pytest.mark.parametrize("name", BAD)
def test_the_page_says_what_and_where_and_writes_nothing(session: Session, sign_in: SignIn, name: str) -> None:
    content, filename, said = BAD[name]
    browser, before = Browser(sign_in("lead")), _count(session)
    answer = browser.post("/reprise", file=(io.BytesIO(content), filename))
    page = text(browser.get(answer.headers["Location"]).text if answer.status_code == 302 else answer.text)
    assert answer.status_code in {302, 422}
    for words in said:
        assert words.replace(f"ligne {LINE}", f" {LINE} refusée") in page, words
    assert "Confirmer" not in page
    assert _count(session)[:-1] == before[:-1]


@pytest.mark.long
def test_a_hundred_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    """The command as a process of its own, so that its memory can be measured; the empty command beside it."""
    heavy, base = tmp_path / "suivi.xlsx", tmp_path / "base.sqlite"
    with heavy.open("wb") as file:
        file.truncate(100 * 2**20)
    for arguments in (["database", "upgrade"], ["departments", "create", "33"]):
        assert _run(base, *arguments).returncode == 0
    told = _run(base, "cases", "import", str(heavy), "--department", "33", "--confirm")
    assert told.returncode == 1
    assert "5 Mo" in told.stderr
    assert ANSWERS not in told.stdout


def _run(base: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command with 600 MB of address space, far less than a heavy file read twice would take with the rest."""
    limit = 600 * 2**20

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    return subprocess.run(  # noqa: S603  (ours)
        [sys.executable, "-m", "flask", "--app", "app", *arguments],
        cwd=ROOT,
        env={"DATABASE_URL": f"sqlite:///{base}", "SECRET_KEY": "k" * 40, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bounded,
    )
