"""The archive that a workbook is: measured before it is opened, then opened as it was measured."""

import io
import zipfile
import zlib
from xml.parsers import expat

from conference.casework.imports.measures import Measures
from conference.domain.reasons import Reason, Refused

MAX_FILE = 5 * 2**20
MAX_OPENED = 24 * 2**20
MAX_ENTRIES = 500
MAX_RATIO = 100
MAX_GRID = 1_000_000
MAX_TEXT = MAX_OPENED
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
EXCEL, OPEN, BINARY = "xl/workbook.xml", "content.xml", "xl/workbook.bin"
MIMETYPE, OPEN_TYPE = "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "META-INF/manifest.xml"

_UNREADABLE = (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, RuntimeError, ValueError, OSError)


def repacked(content: bytes, filename: str) -> io.BytesIO:
    """The same archive written anew, uncompressed. Raises `Refused` when too large, damaged or no workbook.

    The reader behind may trust another directory than the one measured, so it never sees the original.
    """
    clean, measures = io.BytesIO(), Measures()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(clean, "w") as kept:
            _measure(given, filename)
            for entry in given.infolist():
                part = _part(given, entry)
                measures.add(part)
                kept.writestr(zipfile.ZipInfo(entry.filename), part)
    except _UNREADABLE as broken:
        raise Refused(Reason("archive_damaged", subject=filename)) from broken
    _bound(measures, filename)
    clean.seek(0)
    return clean


def _bound(measures: Measures, filename: str) -> None:
    """Refuse two cells that lie a billion apart, and a long text that many cells repeat."""
    if measures.cells > MAX_GRID:
        raise Refused(Reason("sheet_too_large", subject=filename))
    if measures.characters > MAX_TEXT:
        raise Refused(Reason("archive_too_large", subject=filename))


def _measure(archive: zipfile.ZipFile, filename: str) -> None:
    entries = archive.infolist()
    opened = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MAX_ENTRIES or opened > MAX_OPENED or opened > MAX_RATIO * max(packed, 1):
        raise Refused(Reason("archive_too_large", subject=filename))
    if len(set(archive.namelist())) < len(entries) or not {entry.compress_type for entry in entries} <= PACKINGS:
        raise Refused(Reason("archive_damaged", subject=filename))
    if any(map(_is_macro, archive.namelist())):
        raise Refused(Reason("workbook_with_macros", subject=filename))
    _recognise(archive, filename)


def _is_macro(name: str) -> bool:
    folded = name.casefold().lstrip("/")
    return folded.rpartition("/")[2] == "vbaproject.bin" or folded.startswith(("basic/", "scripts/"))


def _recognise(archive: zipfile.ZipFile, filename: str) -> None:
    """One of the two kinds of workbook that were measured, and no other that the reader would take it for."""
    kinds = {EXCEL, OPEN, BINARY} & set(archive.namelist())
    opened = kinds == {OPEN} and _small(archive, MIMETYPE).strip() == OPEN_TYPE
    if kinds != {EXCEL} and not opened:
        raise Refused(Reason("not_a_workbook", subject=filename))
    if opened and b"encryption-data" in _small(archive, MANIFEST):
        raise Refused(Reason("workbook_locked", subject=filename))


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part by its name, empty when there is none."""
    return _part(archive, archive.getinfo(name)) if name in archive.namelist() else b""


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part, never read beyond its announced size; one that lied about it does not match its checksum."""
    with archive.open(entry) as part:
        return part.read(entry.file_size + 1)
