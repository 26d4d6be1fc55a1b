"""Files made to cost far more than they weigh: each is refused before its reader pays for it."""

import zipfile

import pytest

from conference.casework.imports import workbook
from conference.casework.imports.amounts import words
from conference.casework.imports.archive import MAX_GRID, MAX_TEXT
from conference.domain.reasons import Refused
from tests.casework.imports.sheets import open_parts, open_table, packed, parts, written

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def refusal(content: bytes, filename: str = "suivi.xlsx") -> str:
    """The code that a file is refused with."""
    with pytest.raises(Refused) as caught:
        workbook.read(content, filename)
    return caught.value.reasons[0].code


def _sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize("row", ["1048576", "199999999999"])
def test_a_cell_without_a_place_lies_on_its_row_whatever_the_cell_before_says(row: str) -> None:
    # The reader asks for half a terabyte here, and its process is aborted.
    cells = '<c r="A1"><v>1</v></c><c r="XFC1"><v>1</v></c><c><v>1</v></c>'
    rows = f'<row r="{row}">{cells}</row>'
    assert refusal(packed(parts({"Suivi": [["x"]]}) | {SHEET: _sheet(rows)})) == "sheet_too_large"


def test_an_empty_row_far_below_costs_nothing() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"/>'
    (sheet,) = workbook.read(packed(parts({"Suivi": [["x"]]}) | {SHEET: _sheet(rows)}), "suivi.xlsx")
    assert [row.cells for row in sheet.rows] == [(1.0,)]


def test_the_sheets_of_a_workbook_are_measured_together() -> None:
    half = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{MAX_GRID // 2 + 1}"><c><v>1</v></c></row>'
    content = parts({"Un": [["x"]], "Deux": [["x"]]})
    content |= {f"xl/worksheets/sheet{number}.xml": _sheet(half) for number in (1, 2)}
    assert refusal(packed(content)) == "sheet_too_large"


def test_a_text_is_measured_as_often_as_it_is_shown() -> None:
    text, times = 32_000, MAX_TEXT // 32_000 + 1
    strings = f"<sst><si><t>court</t></si><si><t>{'a' * text}</t></si></sst>".encode()
    rows = "".join(f'<row r="{n}"><c t="s"><v>1</v></c></row>' for n in range(1, times + 1))
    content = parts({"Suivi": [["x"]]}) | {SHEET: _sheet(rows), STRINGS: strings}
    assert refusal(packed(content)) == "archive_too_large"


def test_a_shared_text_shown_seldom_is_read() -> None:
    strings = f"<sst><si><t>court</t></si><si><t>{'a' * 32_000}</t></si></sst>".encode()
    rows = '<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'
    (sheet,) = workbook.read(packed(parts({"Suivi": [["x"]]}) | {SHEET: _sheet(rows), STRINGS: strings}), "suivi.xlsx")
    assert sheet.rows[0].cells == ("court", "a" * 32_000, "court")


@pytest.mark.parametrize(
    "cell", ['<c t="s"><c t="n"/><v>0</v></c>', '<c t="s"><v>+0</v></c>', '<c t="s"><v><![CDATA[0]]></v></c>']
)
@pytest.mark.parametrize("strings", ["<!-- sheetData --><sst>{}</sst>", '<x:sst xmlns:x="x">{}</x:sst>'])
def test_a_long_text_cannot_hide(cell: str, strings: str) -> None:
    text = f"<si><t>{'a' * 32_000}</t></si>"
    rows = f"<row>{cell}</row>" * (MAX_TEXT // 32_000 + 1)
    decoy = _sheet(rows).replace(b"<sheetData>", b"<sst><si/></sst><sheetData>")
    content = parts({"Suivi": [["x"]]}) | {SHEET: decoy, STRINGS: strings.format(text).encode()}
    assert refusal(packed(content)) in {"archive_too_large", "archive_damaged"}


CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
WIDE, TALL = ' table:number-columns-repeated="{}"', ' table:number-rows-repeated="{}"'
NOTHING = "<table:table-row><table:table-cell/></table:table-row>"


def _open(rows: str) -> bytes:
    return packed(open_parts(open_table("Suivi", rows)))


def _row(cells: str, times: int = 1) -> str:
    return f"<table:table-row{TALL.format(times)}>{cells}</table:table-row>"


def _gap(times: int) -> str:
    return f'<table:table-cell table:style-name="ce1"{WIDE.format(times)}/>'


FULL, BARE = CELL.format("", "x"), CELL.format(WIDE.format(2000), "x")
LONG = CELL.format(WIDE.format(30), "a" * 30_000)
SPACES = CELL.format("", '<text:s text:c="2000000000"/>')


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (_row(FULL, MAX_GRID + 1), "sheet_too_large"),
        (_row(BARE, 501), "sheet_too_large"),
        (_row(FULL) + _row(_gap(1), MAX_GRID) + _row(FULL), "sheet_too_large"),
        (_row(_gap(1999) + FULL) + _row(FULL, 500), "sheet_too_large"),
        (_row(CELL.format(WIDE.format(10**15), ""), 10**15), "sheet_too_large"),
        (_row('<table:covered-table-cell office:value-type="float" office:value="1"/>', 10**7), "sheet_too_large"),
        (_row(LONG, 30), "archive_too_large"),
        (_row(SPACES), "archive_too_large"),
        (_row(CELL.format("", f"<text:p>{open_table('x', _row(FULL))}</text:p>")), "archive_damaged"),
        (_row(CELL.format("", FULL)), "archive_damaged"),
        ('<table:table-row table:number-rows-repeated="beaucoup"/>', "archive_damaged"),
    ],
)
def test_what_an_open_document_repeats_is_measured(rows: str, code: str) -> None:
    assert refusal(_open(rows), "suivi.ods") == code


def test_what_nothing_is_written_in_may_be_repeated() -> None:
    rows = _row(FULL + _gap(16_000)) + _row(_gap(16_384), 2) + _row(_gap(2) + FULL) + _row(_gap(16_384), 1_048_000)
    (sheet,) = workbook.read(_open(rows), "suivi.ods")
    assert [(row.number, row.cells) for row in sheet.rows if not row.is_empty] == [
        (1, ("x", "", "")),
        (4, ("", "", "x")),
    ]


def test_the_tables_of_an_open_document_are_measured_together() -> None:
    half = open_table("Suivi", _row(FULL, MAX_GRID // 2 + 1))
    assert refusal(packed(open_parts(half + half)), "suivi.ods") == "sheet_too_large"


@pytest.mark.parametrize("how", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_packed_as_no_workbook_is_packed_is_refused(how: int) -> None:
    content = bytearray(packed(parts({"Suivi": [["x"]]}), how))
    assert refusal(bytes(content)) == "archive_damaged"
    content[60:70] = bytes(10)
    assert refusal(bytes(content)) == "archive_damaged"


@pytest.mark.parametrize("line", [b"\n", b";", b"a;b\n"])
def test_a_table_is_measured_by_its_lines_and_cells(line: bytes) -> None:
    assert refusal(b"x" + line * (MAX_GRID + 1), "suivi.csv") == "sheet_too_large"


def test_a_character_that_a_base_cannot_keep_stays_out() -> None:
    assert refusal(b"N;Champ\n1;Enf\0ance\n", "suivi.csv") == "text_unreadable"
    (sheet,) = workbook.read(written({"Suivi": [["Enf_x0000_ance"]]}), "suivi.xlsx")
    assert words(sheet.rows[0].cells[0]) == "Enf ance"
