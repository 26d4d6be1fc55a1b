"""The archive that a workbook is: measured before it is opened, then opened as it was measured."""

import io
import string
import zipfile
import zlib
from itertools import count
from xml.parsers import expat

from conference.domain.reasons import Reason, Refused

MAX_FILE = 5 * 2**20
MAX_OPENED = 24 * 2**20
MAX_ENTRIES = 500
MAX_RATIO = 100
MAX_GRID = 1_000_000

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)


def repacked(content: bytes, filename: str) -> io.BytesIO:
    """The same archive written anew, uncompressed. Raises `Refused` when too large, damaged or no workbook.

    The reader behind may trust another directory than the one measured, so it never sees the original.
    """
    clean = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(clean, "w") as kept:
            _measure(given, filename)
            for entry in given.infolist():
                part = _part(given, entry)
                _measure_grid(part, filename)
                kept.writestr(zipfile.ZipInfo(entry.filename), part)
    except _UNREADABLE as broken:
        raise Refused(Reason("archive_damaged", subject=filename)) from broken
    clean.seek(0)
    return clean


def _measure(archive: zipfile.ZipFile, filename: str) -> None:
    entries = archive.infolist()
    opened = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or opened > MAX_OPENED or opened > MAX_RATIO * max(packed, 1):
        raise Refused(Reason("archive_too_large", subject=filename))
    if len(set(archive.namelist())) < len(entries):
        raise Refused(Reason("archive_damaged", subject=filename))
    if "xl/workbook.xml" not in archive.namelist():
        raise Refused(Reason("not_a_workbook", subject=filename))


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part, never read beyond its announced size; one that lied about it does not match its checksum."""
    with archive.open(entry) as part:
        return part.read(entry.file_size + 1)


def _measure_grid(part: bytes, filename: str) -> None:
    """Refuse two cells that lie a billion apart: their reader would ask for all that lies between."""
    if b"sheetData" not in part:
        return
    grid = _Grid()
    try:
        grid.walk(part)
    except expat.ExpatError as broken:
        raise Refused(Reason("archive_damaged", subject=filename)) from broken
    if grid.rows * grid.columns > MAX_GRID:
        raise Refused(Reason("sheet_too_large", subject=filename))


class _Grid:
    """The rows and columns that the cells of a sheet span."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0

    def walk(self, part: bytes) -> None:
        """Read through one sheet."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(part, True)

    def _doctype(self, *_: object) -> None:
        raise expat.ExpatError("a workbook declares no document type")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind, place = name.rpartition(":")[2], attributes.get("r", "")
        if kind == "row":
            self._row, self._column = int(place) if place else self._row + 1, 0
        elif kind == "c":
            letters, digits = place.rstrip(string.digits), place.lstrip(string.ascii_letters)
            self._row = int(digits) if digits else self._row
            self._column = _column(letters) if letters else self._column + 1
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)


def _column(letters: str) -> int:
    """The number of a column: ``A`` is 1, ``AA`` is 27."""
    return sum(
        (ord(letter) - 64) * 26**power for letter, power in zip(reversed(letters.upper()), count(), strict=False)
    )
