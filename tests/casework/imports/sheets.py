"""Spreadsheets made for the tests, from rows of plain values, and the one of Gironde."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
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


_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def open_parts(tables: str) -> dict[str, bytes]:
    """The parts of an open document with these tables, as it names what they hold."""
    names = "".join(f' xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:document-content{names}>{body}</office:document-content>"
    manifest = f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return {"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}


def open_table(name: str, rows: str) -> str:
    """A table of an open document."""
    return f'<table:table table:name="{escape(name)}">{rows}</table:table>'


def open_written(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An open document of these sheets, dates as dates; what follows the last line is empty, and repeated."""
    tail = '<table:table-row table:number-rows-repeated="1040000"><table:table-cell '
    tail += 'table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>'
    rows = {name: "".join(map(_open_row, rows)) + tail for name, rows in sheets.items()}
    return packed(open_parts("".join(open_table(name, written) for name, written in rows.items())))


def _open_row(cells: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_open_cell, cells))}</table:table-row>"


def _open_cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    if not cell:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'


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
