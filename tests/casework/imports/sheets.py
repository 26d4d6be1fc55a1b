"""Spreadsheets made for the tests, from rows of plain values, and the one of Gironde."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from conference import data
from conference.casework.imports import workbook

GIRONDE = data.GIRONDE
CASES, ANSWERS, COORDINATORS = "Suivi orientations", "Questionnaires", "Coordinateurs"
HEADER = 3  # the index of the header line of the sheet of cases: line 4

Rows = list[list[object]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def gironde() -> dict[str, Rows]:
    """The rows of each sheet, to be spoilt by a test."""
    read = workbook.read(GIRONDE.read_bytes(), GIRONDE.name)
    return {sheet.name: [list(row.cells) for row in sheet.rows] for sheet in read}


def written(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of these sheets, every cell as text: dates as ``2017-02-12``."""
    return packed(parts(sheets))


def packed(content: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", how) as file:
        for name, part in content.items():
            file.writestr(name, part)
    return archive.getvalue()


def parts(sheets: Mapping[str, Sequence[Sequence[object]]]) -> dict[str, bytes]:
    """The parts of a workbook, by their path."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, sheets, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>' for n in numbers
    )
    book = f"<sheets>{listed}</sheets>"
    found = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{kinds}</Types>',
        "_rels/.rels": _links(f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": _links(links),
    }
    for number, rows in zip(numbers, sheets.values(), strict=True):
        found[f"xl/worksheets/sheet{number}.xml"] = _sheet("".join(map(_row, enumerate(rows, 1))))
    return {name: part.encode() for name, part in found.items()}


def _links(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _sheet(rows: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _row(numbered: tuple[int, Sequence[object]]) -> str:
    number, cells = numbered
    texts = "".join(f'<c t="inlineStr"><is><t>{escape(_text(cell))}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{texts}</row>'


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def far_apart() -> bytes:
    """A workbook of a few hundred bytes whose two cells are seventeen billion cells apart."""
    content = parts({"Suivi": [["x"]]})
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content["xl/worksheets/sheet1.xml"] = _sheet(rows).encode()
    return packed(content)
