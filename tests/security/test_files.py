"""Files made from hostile texts: they open, they say the texts as texts, and they start nothing."""

import csv
import io

import pypdf
import pytest

from tests.security.visitors import House

PERIOD = "?first=2026-01-01&last=2026-12-31"
STARTS = ("=", "+", "@", "\t", "\r")


def test_the_table_of_the_note_starts_no_formula(hostile_house: House) -> None:
    answer = hostile_house.knock("lead", "GET", f"/evaluation/note.csv{PERIOD}")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.startswith(STARTS)] == []


def test_the_note_prints_the_texts_as_texts(hostile_house: House) -> None:
    answer = hostile_house.knock("lead", "GET", f"/evaluation/note.pdf{PERIOD}")
    assert answer.mimetype == "application/pdf"
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.get_data())).pages)
    assert "onerror=alert(1)" in "".join(printed.split())
    assert "{{7*7}}" in "".join(printed.split())


@pytest.mark.parametrize("kind", ["pdf", "csv"])
def test_a_file_names_nobody_and_nothing_of_the_other_departement(house: House, kind: str) -> None:
    answer = house.knock("lead", "GET", f"/evaluation/note.{kind}{PERIOD}")
    assert "zibeline" not in answer.headers["Content-Disposition"]
    text = answer.get_data().decode("latin-1")
    if kind == "pdf":
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.get_data())).pages)
    bare = "".join(text.split())
    assert "zibeline59" not in bare
    for family in ("person", "known_by", "referral", "passage", "coordinator", "account"):
        assert f"zibeline33-{family}-" not in bare
