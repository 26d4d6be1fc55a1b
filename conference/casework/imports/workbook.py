"""A département's file, as sheets of rows with the line numbers that its own program shows."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import PurePath

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from conference.casework.imports import archive
from conference.domain.reasons import Reason, Refused

Cell = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet; ``number`` counts from 1."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing but spaces is written on it."""
        return not any(str(cell).strip() for cell in self.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet and all its lines, the empty ones included."""

    name: str
    rows: tuple[Row, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it has no written line."""
        return all(row.is_empty for row in self.rows)


def read(content: bytes, filename: str) -> tuple[Sheet, ...]:
    """The sheets of an xlsx or csv file that hold something. Raises `Refused` with what is wrong with it."""
    if not content:
        raise Refused(Reason("file_empty", subject=filename))
    if len(content) > archive.MAX_FILE:
        raise Refused(Reason("file_too_large", subject=filename))
    readers = {".xlsx": _read_workbook, ".csv": _read_csv}
    reader = readers.get(PurePath(filename).suffix.lower())
    if reader is None:
        raise Refused(Reason("not_a_spreadsheet", subject=filename))
    sheets = tuple(sheet for sheet in reader(content, filename) if not sheet.is_empty)
    if not sheets:
        raise Refused(Reason("file_empty", subject=filename))
    return sheets


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


def _read_csv(content: bytes, filename: str) -> list[Sheet]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise Refused(Reason("not_utf8", subject=filename)) from broken
    if "\0" in text:  # UTF-16 without its mark reads as UTF-8, a NUL between two letters
        raise Refused(Reason("not_utf8", subject=filename))
    separator = ";" if text.count(";") > text.count(",") else ","
    try:
        return [Sheet(PurePath(filename).stem, _bounded(_csv_rows(text, separator), filename))]
    except csv.Error as broken:
        raise Refused(Reason("csv_damaged", subject=filename)) from broken


def _bounded(rows: Iterator[Row], filename: str) -> tuple[Row, ...]:
    found, cells = [], 0
    for row in rows:
        cells += max(len(row.cells), 1)
        if cells > archive.MAX_GRID:
            raise Refused(Reason("sheet_too_large", subject=filename))
        found.append(row)
    return tuple(found)


def _csv_rows(text: str, separator: str) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    first = 1
    for cells in lines:
        yield Row(first, tuple(cells))
        first = lines.line_num + 1
