"""Text files of cells: their encoding and their separator are found, and said."""

import csv
import io
import statistics
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from conference.casework.imports.archive import MAX_GRID
from conference.casework.imports.rows import Row, Script, Sheet
from conference.domain.imports import Encoding, Separator
from conference.domain.reasons import Reason, Refused

_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CODECS = {Encoding.UTF_8: "utf-8-sig", Encoding.WINDOWS: "cp1252"}
_CONTROLS = frozenset(map(chr, [*range(9), 11, *range(14, 32), 127, 0xFFFE, 0xFFFF]))
_DECLARED = "sep="
LOOKED_AT, SAMPLE = 50, 4096


def read(content: bytes, filename: str) -> Sheet:
    """The only sheet of a text file. Raises `Refused` where it is no text, no table, or too long."""
    text, encoding = _decoded(content, filename)
    separator = _separator(text)
    try:
        rows = _bounded(_rows(text, separator), filename)
    except csv.Error as broken:
        raise Refused(Reason("csv_damaged", subject=filename)) from broken
    return Sheet(PurePath(filename).stem, rows, Script(encoding, separator))


def _decoded(content: bytes, filename: str) -> tuple[str, Encoding]:
    """The text and its encoding: Windows-1252 reads nearly anything, so it comes last and nothing but text may stay."""
    wide = _MARKS.get(content[:2]) or _unmarked(content)
    tried = [(Encoding.UTF_16, wide)] if wide else list(_CODECS.items())
    for encoding, codec in tried:
        try:
            text = content.decode(codec).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if _CONTROLS.isdisjoint(text):
            return text, encoding
    raise Refused(Reason("text_unreadable", subject=filename))


def _unmarked(content: bytes) -> str | None:
    """The UTF-16 that a file without mark is in: every other byte of its first letters is mostly zero."""
    sample = content[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if 4 * max(even, odd) < len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _separator(text: str) -> Separator:
    """What the file declares (``sep=;``), else what cuts its first lines in most cells."""
    first = text.partition("\n")[0].strip().casefold()
    declared = next((one for one in Separator if first == f"{_DECLARED}{one}"), None)
    return declared or max(Separator, key=lambda one: _width(text, one))


def _width(text: str, separator: Separator) -> float:
    """How many cells a line has, most often; those of the first one where quotes are never closed."""
    try:
        widths = [len(row.cells) for row in islice(_rows(text, separator), LOOKED_AT) if not row.is_empty]
    except csv.Error:
        return text.partition("\n")[0].count(separator) + 1
    return statistics.median_high(widths) if widths else 0


def _bounded(rows: Iterator[Row], filename: str) -> tuple[Row, ...]:
    found, cells = [], 0
    for row in rows:
        cells += max(len(row.cells), 1)
        if cells > MAX_GRID:
            raise Refused(Reason("sheet_too_large", subject=filename))
        found.append(row)
    return tuple(found)


def _rows(text: str, separator: Separator) -> Iterator[Row]:
    """The lines of a text; the one that declares the separator says nothing else."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    first = 1
    for cells in lines:
        declares = first == 1 and "".join(cells).strip().casefold() in {_DECLARED, f"{_DECLARED}{separator}"}
        yield Row(first, () if declares else tuple(cells))
        first = lines.line_num + 1
