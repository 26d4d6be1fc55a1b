"""The texts of a language as a table for whoever translates, and what comes back of it."""

from collections.abc import Iterator, Sequence

from conference.casework.imports.rows import Row
from conference.casework.imports.workbook import read
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.models.language import Language
from conference.words.papers import FRENCH

COLUMNS = ("clé", "français", "traduction")


def rows(language: Language) -> Iterator[Sequence[str]]:
    """A line a text: its key, what the French says, what is translated so far."""
    told = {line.code: line.words for line in language.translations}
    for key, french in FRENCH.texts.items():
        yield key, french, told.get(key, "")


def brought_back(content: bytes, filename: str) -> dict[str, str]:
    """The translations of a file by their key; an empty one is not there: a file takes no text away.

    Raises `Refused` for a file that cannot be read, and for one without these columns.
    """
    for sheet in read(content, filename):
        for number, row in enumerate(sheet.rows):
            names = [fold(str(cell or "")) for cell in row.cells]
            if {"cle", "traduction"} <= set(names):
                found = (_text(line, names) for line in sheet.rows[number + 1 :])
                return {key: text for key, text in found if key in FRENCH.texts and text}
    raise Refused(Reason("texts_not_found", "file"))


def _text(row: Row, names: list[str]) -> tuple[str, str]:
    cells = dict(zip(names, row.cells, strict=False))
    # A text that begins like a formula was written behind an apostrophe, so that no program reckons it.
    return _cell(cells.get("cle")), _cell(cells.get("traduction")).removeprefix("'")


def _cell(value: object) -> str:
    return str(value).strip() if value is not None else ""
