"""Every file of an edition holds the same numbers: paper, text, workbook, table; what nobody knows is no number."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pypdf
import pytest
from python_calamine import CalamineWorkbook

from conference.documents import note as papers
from conference.documents import papers as office
from conference.documents.note_book import xlsx
from conference.documents.note_text import docx as text_document
from conference.domain.note import Part
from conference.evaluation.cells import rows
from conference.evaluation.edition import freeze, thaw
from conference.evaluation.glance import at_a_glance
from conference.evaluation.note import Note, Year
from conference.words.note import PART
from conference.words.papers import FRENCH
from tests.documents.invented import FAMILY, SERVICE


@pytest.fixture(scope="session", name="table")
def _table(note: Note) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in csv.DictReader(io.StringIO(papers.table(note).decode()))}


def test_what_is_frozen_prints_as_it_did(note: Note) -> None:
    again = thaw(freeze(note))
    assert papers.table(again) == papers.table(note)
    assert papers.dictionary(again) == papers.dictionary(note)
    assert papers.archive(again) == papers.archive(note)


def test_marks_that_no_document_holds_break_no_file(note: Note) -> None:
    """They may be in a base since before anybody took them off what is typed."""
    summary = replace(note.summary, facts=("Un\x01 fait",), asked="De\ufffequoi\x0csuivre")
    marked = replace(note, place="Gi\x1fronde", summary=summary, words={**note.words, Part.MEANS: "Mieux\x0bdit"})
    told = "\n".join(one.text for one in docx.Document(io.BytesIO(text_document(marked))).paragraphs)
    assert all(said in told for said in ("Un fait", "Dequoi suivre", "Mieux dit"))
    for name, made in (("workbook", xlsx(marked)), ("archive", papers.archive(marked))):
        assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None, name


def test_marks_that_no_document_holds_break_no_paper() -> None:
    about = replace(FAMILY, place="Sal\x1fle des fêtes", service=replace(SERVICE, name="Pôle\x01 social"))
    letter = office.docx([office.letter(about, about.guests[0], FRENCH)])
    said = "".join(docx.Document(io.BytesIO(letter)).element.itertext())
    assert "Salle des fêtes" in said
    assert "Pôle social" in said


def test_the_workbook_has_the_cells_of_the_table_as_numbers(note: Note, table: dict[str, dict[str, str]]) -> None:
    sheets = _sheets(note)
    names = [chapter.title for chapter in note.chapters]
    assert list(sheets)[1:-1] == names
    found: dict[str, dict[str, Any]] = {}
    for name in names:
        head, *lines = sheets[name][2:]
        found |= {line[head.index("Code")]: dict(zip(head, line, strict=True)) for line in lines}
    assert found.keys() == table.keys()
    for code, row in table.items():
        cells = found[code]
        for column, said in (("Valeur", row["value"]), ("Effectif", row["n"]), ("Non renseigné", row["missing"])):
            assert cells[column] == (float(said) if said else ""), (code, column)
        assert (cells["Libellé"], cells["Unité"], cells["Remarque"]) == (row["title"], row["unit"], row["remark"])
    past = {code: cells["2019"] for code, cells in found.items() if cells["2019"] != ""}
    assert past == {code: float(value) for code, value in note.earlier[0].values.items()}
    defined = {line[-1] for line in sheets["Définitions"][3:]}
    assert defined == {figure.code for figure in note.figures}


def _sheets(note: Note) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx(note)))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def test_no_text_of_the_workbook_is_a_formula(note: Note) -> None:
    hostile = replace(note, place="=1+1", earlier=(Year("=2", "+3", {}),))
    with zipfile.ZipFile(io.BytesIO(xlsx(hostile))) as files:
        sheets = [files.read(name).decode() for name in files.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet or "<hyperlink" in sheet] == []


def test_the_text_document_has_the_parts_the_words_and_every_number(
    note: Note, table: dict[str, dict[str, str]]
) -> None:
    written = docx.Document(io.BytesIO(text_document(note)))
    titles = [line.text for line in written.paragraphs if (line.style and line.style.name) == "Heading 1"]
    assert titles == [PART[Part.SUMMARY], *(f"{n}. {PART[one.part]}" for n, one in note.printed)]
    said = "\n".join(line.text for line in written.paragraphs)
    for words in (*note.words.values(), "Premier fait.", "Dix postes.", "« =HYPERLINK() »", note.control_sum):
        assert all(one.strip() in said for one in words.split("\n"))
    lines = {_flat(cell.text for cell in row.cells[:2]) for found in written.tables for row in found.rows}
    for figure in note.figures:
        whole = figure.indicator.whole if figure.parted else figure.indicator.title
        shown = figure.summed if figure.parted else f"{figure.shown}{figure.suffix}"
        assert _flat((whole, shown)) in lines, figure.code
        for line in figure.result.lines if figure.parted else ():
            apart = "À part\u00a0: " if line.apart else ""
            assert _flat((f"{apart}{line.title}", figure.said_of(line))) in lines, (figure.code, line.code)
    assert len(table) == sum(len(rows(figure)) for figure in note.figures)


def _flat(cells: Any) -> str:
    return re.sub(r"\s+", " ", " | ".join(cells))


@pytest.mark.long
def test_the_paper_carries_its_table_and_its_dictionary(note: Note, document: pypdf.PdfReader) -> None:
    held = {name: files[0] for name, files in document.attachments.items()}
    assert held == {"chiffres.csv": papers.table(note), "dictionnaire.csv": papers.dictionary(note)}
    printed = _flat([" ".join(page.extract_text() for page in document.pages)])
    for words in ("Premier fait.", "Dix postes.", "=Ce que dit la partie effects.", "2019 : 977", "9 871"):
        assert words in printed, words
    assert "Dans cette note" in document.pages[0].extract_text()


def test_a_mean_of_few_is_not_among_the_five_figures(note: Note) -> None:
    overall = note.figure("voice.overall")
    few = replace(overall, result=replace(overall.result, n=10))
    others = tuple(figure for figure in note.figures if figure is not overall)
    shown = {
        one.title: (one.shown, one.basis, one.before) for one in at_a_glance(replace(note, figures=(*others, few)))
    }
    assert len(shown) == 5
    assert shown["Satisfaction globale"] == ("moins de 11 notes", "", ())
    assert shown["Orientations reçues"][2] == (("2019", "977"),)
    assert shown["Abouties"][0] == "408"
    assert at_a_glance(note)[-1].shown == "7,46"


@pytest.mark.parametrize(("n", "past"), [(11, "7,91"), (10, "moins de 11 notes")])
def test_nor_is_the_mean_of_few_of_an_earlier_year(note: Note, n: int, past: str) -> None:
    before = replace(note.earlier[0], n={"voice.overall": n})
    told = thaw(json.loads(json.dumps(freeze(replace(note, earlier=(before,))))))
    assert at_a_glance(told)[-1].before == (("2019", past),)
    assert at_a_glance(told)[0].before == (("2019", "977"),)


def test_the_dictionary_says_every_column_and_every_indicator(note: Note, table: dict[str, dict[str, str]]) -> None:
    told = list(csv.DictReader(io.StringIO(papers.dictionary(note).decode())))
    kinds = {kind: [row["code"] for row in told if row["kind"] == kind] for kind in ("column", "indicator")}
    assert kinds["column"] == list(next(iter(table.values())))
    assert kinds["indicator"] == [figure.code for figure in note.figures]
    with zipfile.ZipFile(io.BytesIO(papers.archive(note))) as files:
        assert files.namelist() == ["chiffres.csv", "dictionnaire.csv"]
        assert files.read("chiffres.csv") == papers.table(note)
