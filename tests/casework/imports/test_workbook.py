"""Reading files: what is measured, what is refused, and the line numbers that are kept."""

import struct
import zipfile
from datetime import date

import pytest

from conference.casework.imports import archive, workbook
from conference.domain.reasons import Refused
from tests.casework.imports.sheets import (
    ANSWERS,
    CASES,
    COORDINATORS,
    GIRONDE,
    far_apart,
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


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_csv_keeps_its_line_numbers_past_a_cell_of_several_lines(separator: str) -> None:
    text = separator.join(["a", '"b\nb"', "c"]) + "\n\n" + separator.join(["1", "2", "3"]) + "\n"
    (sheet,) = workbook.read(text.encode("utf-8-sig"), "suivi.csv")
    assert sheet.name == "suivi"
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("a", "b\nb", "c")),
        (3, ()),
        (4, ("1", "2", "3")),
    ]


@pytest.mark.parametrize(
    ("content", "filename", "code"),
    [
        (b"", "suivi.xlsx", "file_empty"),
        (b"\n\n", "suivi.csv", "file_empty"),
        (written({"Vide": []}), "suivi.xlsx", "file_empty"),
        (b"N;Champ\n1;Enfance\n", "suivi.xlsx", "not_a_workbook"),
        (packed({"mimetype": b"text/plain"}), "suivi.xlsx", "not_a_workbook"),
        (b"%PDF-1.7", "suivi.pdf", "not_a_spreadsheet"),
        ("N;Prénom\n".encode("cp1252"), "suivi.csv", "not_utf8"),
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
