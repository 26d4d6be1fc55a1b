"""Files made from hostile texts: they open, they say the texts as texts, and they start nothing."""

import csv
import io
import zipfile

import pypdf
import pytest
from werkzeug.test import TestResponse

from tests.security.visitors import House

PERIOD = "?first=2026-01-01&last=2026-12-31"
STARTS = ("=", "+", "@", "\t", "\r")


def test_the_table_of_the_note_starts_no_formula(hostile_house: House) -> None:
    answer = hostile_house.knock("lead", "GET", f"/evaluation/note.csv{PERIOD}")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.startswith(STARTS)] == []


@pytest.mark.long
def test_the_note_prints_the_texts_as_texts(hostile_house: House) -> None:
    answer = hostile_house.knock("lead", "GET", f"/evaluation/note.pdf{PERIOD}")
    assert answer.mimetype == "application/pdf"
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.get_data())).pages)
    assert "onerror=alert(1)" in "".join(printed.split())
    assert "{{7*7}}" in "".join(printed.split())


@pytest.mark.usefixtures("quick_press")
@pytest.mark.parametrize("kind", ["pdf", "csv"])
def test_a_file_names_nobody_and_nothing_of_the_other_departement(house: House, kind: str) -> None:
    answer = house.knock("lead", "GET", f"/evaluation/note.{kind}{PERIOD}")
    assert "zibeline" not in answer.headers["Content-Disposition"]
    bare = "".join(answer.get_data().decode().split())
    assert "zibeline59" not in bare
    for family in ("person", "known_by", "referral", "passage", "coordinator", "account"):
        assert f"zibeline33-{family}-" not in bare


def _paper(house: House, name: str) -> TestResponse:
    return house.knock("coordinator", "GET", f"/situations/{house.key('prepared')}/papiers/{name}")


PAPERS = ("programme", "sheet", "attendance", "plan", "map")


@pytest.mark.parametrize("name", [*PAPERS, pytest.param("invitations", marks=pytest.mark.long)])
def test_papers_say_hostile_texts_as_texts(hostile_house: House, name: str) -> None:
    """Names, places and translations that would act: a document holds them as letters, and no address to call."""
    answer = _paper(hostile_house, f"{name}.docx")
    assert answer.status_code == 200
    archive = zipfile.ZipFile(io.BytesIO(answer.get_data()))
    outside = [part for part in archive.namelist() if b'TargetMode="External"' in archive.read(part)]
    assert outside == []
    document = archive.read("word/document.xml").decode()
    assert "onerror=alert(1)" in document
    assert "<img" not in document


def test_a_printed_paper_calls_nothing(hostile_house: House) -> None:
    answer = _paper(hostile_house, "plan.pdf")
    assert answer.mimetype == "application/pdf"
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.get_data())).pages)
    assert "onerror=alert(1)" in "".join(printed.split())


def test_a_calendar_is_one_event_whatever_is_typed(hostile_house: House) -> None:
    answer = _paper(hostile_house, "seance.ics")
    lines = answer.get_data().decode().split("\r\n")
    assert [line for line in lines if line.startswith(("X-Injected", "BEGIN:VALARM", "ATTACH"))] == []
    assert lines.count("BEGIN:VEVENT") == 1


def test_the_texts_of_a_language_start_no_formula(hostile_house: House) -> None:
    answer = hostile_house.knock("lead", "GET", f"/langues/{hostile_house.key('language')}/textes.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {3}
    assert [cell for row in rows for cell in row if cell.startswith(STARTS)] == []
