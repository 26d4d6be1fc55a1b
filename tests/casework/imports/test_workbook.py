"""Reading files: what is measured, what is refused, and the line numbers that are kept."""

import struct
import zipfile
from datetime import date

import pytest

from conference.casework.imports import archive, workbook
from conference.casework.imports.amounts import words
from conference.casework.imports.rows import Script
from conference.domain.imports import Encoding, Separator
from conference.domain.reasons import Refused
from tests.casework.imports.sheets import (
    ANSWERS,
    CASES,
    COORDINATORS,
    GIRONDE,
    far_apart,
    gironde,
    open_parts,
    open_written,
    packed,
    parts,
    written,
)


def refusal(content: bytes, filename: str) -> str:
    """The code and subject that a file is refused with."""
    with pytest.raises(Refused) as caught:
        workbook.read(content, filename)
    (reason,) = caught.value.reasons
    assert reason.subject == filename
    return reason.code


def test_a_workbook_keeps_its_sheets_and_line_numbers() -> None:
    cases, answers, coordinators = workbook.read(GIRONDE.read_bytes(), GIRONDE.name)
    assert [cases.name, answers.name, coordinators.name] == [CASES, ANSWERS, COORDINATORS]
    first = next(row for row in cases.rows if row.cells[0] == 1)
    assert first.number == 5
    assert first.cells[1] == date(2017, 2, 12)
    assert [row.number for row in cases.rows if row.is_empty] == [3, 17, 33, 48]


def test_a_sheet_that_begins_lower_keeps_its_line_numbers() -> None:
    (sheet,) = workbook.read(written({"Suivi": [[], [], ["N°", "Champ"]]}), "suivi.xlsx")
    assert [(row.number, row.cells) for row in sheet.rows if not row.is_empty] == [(3, ("N°", "Champ"))]


def test_empty_sheets_are_left_out() -> None:
    read = workbook.read(written({"Vide": [], "Suivi": [["N°"]]}), "suivi.xlsx")
    assert [sheet.name for sheet in read] == ["Suivi"]


@pytest.mark.parametrize(
    ("lines", "columns", "code"),
    [(2, 3, "too_many_lines"), (3, 2, "too_many_columns"), (3, 3, "")],
)
def test_what_no_page_could_show_is_refused(
    monkeypatch: pytest.MonkeyPatch, lines: int, columns: int, code: str
) -> None:
    monkeypatch.setattr(workbook, "MAX_LINES", lines)
    monkeypatch.setattr(workbook, "MAX_COLUMNS", columns)
    content = written({"2019": [["a", "", "b", "c"], [], ["d"]], "2020": [["e"]]})
    if code:
        assert refusal(content, "suivi.xlsx") == code
    else:
        assert len(workbook.read(content, "suivi.xlsx")) == 2


def test_an_open_document_reads_as_a_workbook_does() -> None:
    rows = gironde()
    read = workbook.read(open_written(rows), "suivi.ods")
    assert [sheet.name for sheet in read] == [CASES, ANSWERS, COORDINATORS]
    for sheet in read:
        known = [(row.number, words(cell)) for row in sheet.rows for cell in row.cells if words(cell)]
        asked = [
            (number, str(cell).removesuffix(".0").strip())
            for number, cells in enumerate(rows[sheet.name], 1)
            for cell in cells
        ]
        assert known == [(number, " ".join(told.split())) for number, told in asked if told]


@pytest.mark.parametrize("separator", list(Separator))
@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8-sig", Encoding.UTF_8),
        ("utf-8", Encoding.UTF_8),
        ("utf-16", Encoding.UTF_16),
        ("utf-16-le", Encoding.UTF_16),
        ("utf-16-be", Encoding.UTF_16),
        ("cp1252", Encoding.WINDOWS),
    ],
)
def test_a_text_is_read_whatever_it_is_written_in_and_this_is_kept(
    separator: Separator, codec: str, encoding: Encoding
) -> None:
    lines = [["née", '"b\nb, c ; d"', "c"], [], ["1,5", "œ", "3"]]
    text = "\r\n".join(separator.join(cells) for cells in lines) + "\r\n"
    if separator is Separator.COMMA:
        text = text.replace("1,5", '"1,5"')
    (sheet,) = workbook.read(text.encode(codec), "suivi.csv")
    assert (sheet.name, sheet.script) == ("suivi", Script(encoding, separator))
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("née", "b\nb, c ; d", "c")),
        (3, ()),
        (4, ("1,5", "œ", "3")),
    ]


def test_a_text_may_declare_its_separator() -> None:
    (sheet,) = workbook.read(b"sep=,\na;b,c;d,e;f\n", "suivi.txt")
    assert [(row.number, row.cells) for row in sheet.rows] == [(1, ()), (2, ("a;b", "c;d", "e;f"))]


@pytest.mark.parametrize(
    ("content", "filename", "code"),
    [
        (b"", "suivi.xlsx", "file_empty"),
        (b"\n\n", "suivi.csv", "file_empty"),
        (written({"Vide": []}), "suivi.xlsx", "file_empty"),
        (b"N;Champ\n1;Enfance\n", "suivi.xlsx", "not_a_workbook"),
        (packed({"mimetype": b"text/plain"}), "suivi.xlsx", "not_a_workbook"),
        (b"%PDF-1.7", "suivi.pdf", "not_a_spreadsheet"),
        ("N;Prénom\n".encode("cp1252") + b"\x81", "suivi.csv", "text_unreadable"),
        (b"\xff\xfeN", "suivi.csv", "text_unreadable"),
        (GIRONDE.read_bytes(), "suivi.csv", "text_unreadable"),
        (packed(open_parts("") | {"mimetype": b"application/vnd.oasis.opendocument.text"}), "a.ods", "not_a_workbook"),
        (packed(open_parts("") | parts({"Suivi": [["x"]]})), "suivi.ods", "not_a_workbook"),
        (packed(parts({"Suivi": [["x"]]}) | {"xl/workbook.bin": b"x"}), "suivi.xlsx", "not_a_workbook"),
        (packed(open_parts("") | {"Basic/Standard/Module1.xml": b"<x/>"}), "suivi.ods", "workbook_with_macros"),
        (packed(open_parts("") | {"Scripts/python/m.py": b""}), "suivi.ods", "workbook_with_macros"),
        (packed(open_parts("") | {"META-INF/manifest.xml": b"<x:encryption-data/>"}), "suivi.ods", "workbook_locked"),
        (b'a,"b\n', "suivi.csv", "csv_damaged"),
        (b"PK\x03\x04 nothing of an archive", "suivi.xlsx", "archive_damaged"),
        (GIRONDE.read_bytes()[:9000], "suivi.xlsx", "archive_damaged"),
        (far_apart(), "suivi.xlsx", "sheet_too_large"),
        (b"x" * (archive.MAX_FILE + 1), "suivi.csv", "file_too_large"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(content: bytes, filename: str, code: str) -> None:
    assert refusal(content, filename) == code


def test_a_damaged_part_is_found() -> None:
    content = bytearray(GIRONDE.read_bytes())
    with zipfile.ZipFile(GIRONDE) as file:
        start = file.getinfo("xl/worksheets/sheet1.xml").header_offset
    content[start + 200 : start + 260] = bytes(60)
    assert refusal(bytes(content), "suivi.xlsx") == "archive_damaged"


def test_a_bomb_is_refused_by_its_directory() -> None:
    content = parts({"Suivi": [["x"]]}) | {"xl/media/image1.bin": bytes(archive.MAX_OPENED)}
    assert refusal(packed(content), "suivi.xlsx") == "archive_too_large"


def test_too_many_entries_are_refused() -> None:
    content = parts({"Suivi": [["x"]]}) | {f"xl/media/{n}.bin": b"x" for n in range(archive.MAX_ENTRIES)}
    assert refusal(packed(content, zipfile.ZIP_STORED), "suivi.xlsx") == "archive_too_large"


def test_a_bomb_that_lies_about_its_size_is_never_opened_further() -> None:
    swollen = 40 * 2**20
    content = packed(parts({"Suivi": [["x"]]}) | {"xl/media/image1.bin": bytes(swollen)})
    lying = content.replace(struct.pack("<L", swollen), struct.pack("<L", 1000))
    assert lying != content
    assert refusal(lying, "suivi.xlsx") == "archive_damaged"


@pytest.mark.parametrize(
    "sheet",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>',
        b"<worksheet><sheetData><row></worksheet>",
        b'<worksheet><sheetData><row r="x"/></sheetData></worksheet>',
    ],
)
def test_a_sheet_that_is_no_plain_xml_is_refused(sheet: bytes) -> None:
    content = parts({"Suivi": [["x"]]}) | {"xl/worksheets/sheet1.xml": sheet}
    assert refusal(packed(content), "suivi.xlsx") == "archive_damaged"


@pytest.mark.parametrize("hidden", ['<!-- <c a=" -->', "<![CDATA[<c a=']]>"])
def test_a_far_cell_cannot_hide_behind_a_comment(hidden: str) -> None:
    far = f'<worksheet><sheetData>{hidden}<row r="1"><c r="A1"><v>1</v></c></row>'
    far += '<row r="1048576"><c><v>1</v></c><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    content = parts({"Suivi": [["x"]]}) | {"xl/worksheets/sheet1.xml": far.encode()}
    assert refusal(packed(content), "suivi.xlsx") == "sheet_too_large"
