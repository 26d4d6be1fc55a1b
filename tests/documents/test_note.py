"""The note on paper and as a table: the same numbers, cell by cell."""

import csv
import io
import re
from decimal import Decimal
from functools import cache
from typing import Any

import pypdf

from conference.documents import note as papers
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import CENTS, MINUTES, MINUTES_EACH, MINUTES_OFTEN, Line
from conference.evaluation.note import Note
from conference.words.evaluation import FAMILY


@cache
def text(document: pypdf.PdfReader) -> str:
    """Its text, with plain spaces and its lines folded."""
    found = " ".join(page.extract_text() for page in document.pages)
    return re.sub(r"\s+", " ", found)


def rows(note: Note) -> list[dict[str, str]]:
    """Its table, read back."""
    return list(csv.DictReader(io.StringIO(papers.table(note).decode())))


def test_the_note_has_title_language_bookmarks_and_numbered_pages(note: Note, document: pypdf.PdfReader) -> None:
    pages = len(document.pages)
    assert pages > 1
    assert document.metadata is not None
    assert "Gironde" in (document.metadata.title or "")
    assert str(document.root_object["/Lang"]) == "fr"
    families = {name for section in note.sections for name, _ in section.families}
    assert families == {*FAMILY.values()}
    assert families <= {str(mark["/Title"]) for mark in _marks(document.outline)}
    printed = text(document)
    numbered = [f"page {number} sur {pages}" for number in range(1, pages + 1)]
    for words in (*numbered, "imprimé le 12 janvier 2021", "Diffusion restreinte"):
        assert words in printed
    assert "du 1er février 2017 au 30 novembre 2020" in printed
    assert "À l’attention de : Direction générale adjointe" in printed


TIMES = {MINUTES, MINUTES_EACH, MINUTES_OFTEN}


def said(value: str, unit: str) -> str:
    """A cell of the table as a reader of paper expects it, from the unit that stands beside it."""
    if unit in TIMES:
        hours, minutes = divmod(int(value), 60)
        return (f"{hours} h" if hours else "") + (" " if hours and minutes else "") + _rest(hours, minutes)
    if unit == CENTS:
        whole, cents = divmod(int(value), 100)
        return f"{_grouped(str(whole))},{cents:02d} €"
    return _grouped(value.rstrip("0").rstrip(".") if "." in value else value).replace(".", ",")


def _grouped(digits: str) -> str:
    return re.sub(r"\B(?=(\d{3})+$)", " ", digits)


def _rest(hours: int, minutes: int) -> str:
    if not minutes and hours:
        return ""
    return f"{minutes:02d}" if hours else f"{minutes} min"


def test_paper_and_table_print_the_same_number_in_each_cell(note: Note, document: pypdf.PdfReader) -> None:
    printed, table = text(document), rows(note)
    assert list(table[0]) == ["code", "title", "value", "n", "missing", "unit", "part", "remark"]
    cells = {row["code"]: row for row in table}
    for figure in note.figures:
        row, result = cells.pop(figure.code), figure.result
        assert row["value"] == ("" if result.value is None else str(result.value))
        assert (row["n"], row["missing"], row["unit"]) == (str(result.n), str(result.missing), figure.indicator.unit)
        assert (row["remark"] == "") is (row["value"] != "")
        number = said(row["value"], row["unit"]) if row["value"] else row["remark"]
        head = figure.indicator.whole if figure.parted else row["title"]
        if figure.indicator.relative and figure.parted:
            assert f"Soit {number}" in printed, figure.code
            number = _summed(table, row)
        assert re.sub(r"\s+", " ", f"{head} {number}") in printed, figure.code
        for line in result.lines if figure.parted else ():
            row = cells.pop(f"{figure.code}.{line.code}")
            assert (row["title"], row["part"]) == (line.title, _part(line))
            assert re.sub(r"\s+", " ", f"{line.title} {said(row['value'], row['unit'])} ") in printed, line.code
    assert not cells


def _summed(table: list[dict[str, str]], whole: dict[str, str]) -> str:
    """What a share or a mean is made of: the sum of its lines where it has some, else how many it rests on."""
    parts = [row for row in table if row["code"].startswith(f"{whole['code']}.") and row["part"] == "sum"]
    if not parts:
        return said(whole["n"], "")
    return said(str(sum(int(row["value"]) for row in parts)), parts[0]["unit"])


def _part(line: Line) -> str:
    return {(True, False): "inner", (False, True): "apart"}.get((line.inner, line.apart), "sum")


def test_the_lines_of_the_table_add_up_to_its_values(note: Note) -> None:
    table = rows(note)
    for whole in (row for row in table if not row["part"]):
        parts = [row for row in table if row["code"].startswith(f"{whole['code']}.") and row["part"] == "sum"]
        total = whole["n"] if REGISTRY[whole["code"]].relative else whole["value"]
        assert not parts or sum(int(row["value"]) for row in parts) == int(total)


def test_paper_says_what_each_figure_rests_on_and_what_nobody_tells(note: Note, document: pypdf.PdfReader) -> None:
    printed = re.sub(r"\s", "", text(document))
    for figure in note.figures:
        for words in (figure.indicator.title, figure.basis, figure.silence):
            assert re.sub(r"\s", "", words) in printed, figure.code
    assert "moinsde5délais" in printed
    assert "n=71saisies" in printed


def test_the_figures_at_a_glance_are_those_of_the_table(note: Note, document: pypdf.PdfReader) -> None:
    printed = re.sub(r"\s", "", text(document))
    for words in (
        "1085Orientationsreçues",
        "408Abouties",
        "7,46/10Satisfactionglobale",
        "n=283",
    ):
        assert words in printed
    mean = next(row for row in rows(note) if row["code"] == "voice.overall")
    assert Decimal(mean["value"]) == Decimal("7.46")


def test_the_control_sum_and_the_gap_are_printed(note: Note, document: pypdf.PdfReader) -> None:
    printed = text(document)
    assert re.sub(r"\s+", " ", note.control_sum) in printed
    for reference in note.figure("activity.states").result.references:
        assert reference in printed


def test_every_definition_is_in_the_method(note: Note, document: pypdf.PdfReader) -> None:
    printed = re.sub(r"\s", "", text(document))
    for figure in note.figures:
        one = figure.indicator.definition
        for words in (one.population, one.numerator, one.denominator, one.date):
            assert re.sub(r"\s", "", words) in printed, figure.code


def test_every_drawing_says_its_numbers_to_those_who_do_not_see_it(document: pypdf.PdfReader) -> None:
    said = " ".join(_alternatives(document.root_object["/StructTreeRoot"]))
    assert "Enfance 611" in said
    assert "Abouties 408" in said
    assert "Engagé·e·s 54" in said
    assert "Préparation 12 h 35" in re.sub(r"\s", " ", said)


def _marks(outline: list[Any]) -> list[Any]:
    """The bookmarks of a document, one after the other."""
    return [found for one in outline for found in (_marks(one) if isinstance(one, list) else [one])]


def _alternatives(node: object) -> list[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.PdfObject) else node
    if isinstance(node, list):
        return [found for child in node for found in _alternatives(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + _alternatives(node.get("/K", []))
