"""The note on paper and as a table: the same numbers, cell by cell."""

import csv
import io
import re
from decimal import Decimal

import pypdf
import pytest

from conference.documents import note as papers
from conference.evaluation.note import Note


@pytest.fixture
def document(note: Note) -> pypdf.PdfReader:
    """The note, read back."""
    return pypdf.PdfReader(io.BytesIO(papers.pdf(note)))


def text(document: pypdf.PdfReader) -> str:
    """Its text, with plain spaces and its lines folded."""
    found = " ".join(page.extract_text() for page in document.pages)
    return re.sub(r"\s+", " ", found)


def rows(note: Note) -> list[dict[str, str]]:
    """Its table, read back."""
    return list(csv.DictReader(io.StringIO(papers.table(note).decode())))


def test_the_note_is_two_pages_with_title_language_bookmarks_and_numbers(
    document: pypdf.PdfReader,
) -> None:
    assert len(document.pages) == 2
    assert document.metadata is not None
    assert "Gironde" in (document.metadata.title or "")
    assert str(document.root_object["/Lang"]) == "fr"
    assert len(document.outline) == 2
    printed = text(document)
    for words in ("page 1 sur 2", "page 2 sur 2", "imprimé le 12 janvier 2021", "Diffusion restreinte"):
        assert words in printed
    assert "du 1er février 2017 au 30 novembre 2020" in printed
    assert "À l’attention de : Direction générale adjointe" in printed


def test_paper_and_table_print_the_same_number_in_each_cell(note: Note, document: pypdf.PdfReader) -> None:
    printed, table = text(document), rows(note)
    assert list(table[0]) == ["code", "title", "value", "n", "unit"]
    cells = {row["code"]: row for row in table}
    for figure in note.figures:
        assert cells[figure.code]["value"] == str(figure.result.value)
        assert cells[figure.code]["n"] == str(figure.result.n)
        for line in figure.result.lines:
            row = cells.pop(f"{figure.code}.{line.code}")
            assert row["title"] == line.title
            assert f"{line.title} {row['value']} " in printed, line.code
        del cells[figure.code]
    assert not cells


def test_the_figures_at_a_glance_are_those_of_the_table(note: Note, document: pypdf.PdfReader) -> None:
    printed = re.sub(r"\s", "", text(document))
    for words in (
        "1085orientationsreçues",
        "dont77reprises",
        "408abouties",
        "7,46/10desatisfactionglobale",
        "n=283",
    ):
        assert words in printed
    mean = next(row for row in rows(note) if row["code"] == "voice.overall")
    assert Decimal(mean["value"]) == Decimal("7.46")
    assert "moins de" not in printed


def test_the_control_sum_and_the_gap_are_printed(note: Note, document: pypdf.PdfReader) -> None:
    printed = text(document)
    assert re.sub(r"\s+", " ", note.control_sum) in printed
    for reference in note.figure("activity.states").result.references:
        assert reference in printed


def test_every_definition_is_in_the_method(note: Note, document: pypdf.PdfReader) -> None:
    printed = text(document)
    for figure in note.figures:
        assert re.sub(r"\s+", " ", figure.indicator.definition.numerator) in printed


def test_every_drawing_says_its_numbers_to_those_who_do_not_see_it(document: pypdf.PdfReader) -> None:
    said = " ".join(_alternatives(document.root_object["/StructTreeRoot"]))
    assert "Enfance 611" in said
    assert "Abouties 408" in said
    assert "Engagé·e·s 54" in said


def _alternatives(node: object) -> list[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.PdfObject) else node
    if isinstance(node, list):
        return [found for child in node for found in _alternatives(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + _alternatives(node.get("/K", []))
