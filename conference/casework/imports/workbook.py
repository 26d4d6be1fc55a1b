"""A département's file, as sheets of rows: a workbook of either kind, or a text file of cells."""

from pathlib import PurePath

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from conference.casework.imports import archive, delimited
from conference.casework.imports.rows import Row, Sheet
from conference.domain.reasons import Reason, Refused

WORKBOOKS, TEXTS = frozenset({".xlsx", ".ods"}), frozenset({".csv", ".tsv", ".txt"})
# What a page shows line by line, and asks title by title.
MAX_LINES, MAX_COLUMNS = 10_000, 200


def read(content: bytes, filename: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook or text file that hold something. Raises `Refused` with what is wrong with it."""
    if not content:
        raise Refused(Reason("file_empty", subject=filename))
    if len(content) > archive.MAX_FILE:
        raise Refused(Reason("file_too_large", subject=filename))
    suffix = PurePath(filename).suffix.lower()
    if suffix not in WORKBOOKS | TEXTS:
        raise Refused(Reason("not_a_spreadsheet", subject=filename))
    read = [delimited.read(content, filename)] if suffix in TEXTS else _read_workbook(content, filename)
    sheets = tuple(sheet for sheet in read if not sheet.is_empty)
    if not sheets:
        raise Refused(Reason("file_empty", subject=filename))
    _bound(sheets, filename)
    return sheets


def _bound(sheets: tuple[Sheet, ...], filename: str) -> None:
    written = [row for sheet in sheets for row in sheet.rows if not row.is_empty]
    if len(written) > MAX_LINES:
        raise Refused(Reason("too_many_lines", f"{MAX_LINES:_}".replace("_", "\u202f"), filename))
    if any(sum(cell not in {None, ""} for cell in row.cells) > MAX_COLUMNS for row in written):
        raise Refused(Reason("too_many_columns", str(MAX_COLUMNS), filename))


def _read_workbook(content: bytes, filename: str) -> list[Sheet]:
    if not content.startswith(b"PK"):
        raise Refused(Reason("not_a_workbook", subject=filename))
    clean = archive.repacked(content, filename)
    try:
        book = CalamineWorkbook.from_filelike(clean)
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        return [Sheet(name, _rows(book, name)) for name in names]
    except CalamineError as broken:
        raise Refused(Reason("archive_damaged", subject=filename)) from broken


def _rows(book: CalamineWorkbook, name: str) -> tuple[Row, ...]:
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return tuple(Row(number, tuple(cells)) for number, cells in enumerate(values, 1))
