"""A table of institutions and people, line by line, each with what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from conference.casework.imports import amounts, dates, workbook
from conference.casework.imports.rows import Cell, Row, Sheet
from conference.domain.control import cleaned
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Role
from conference.domain.roster import RosterColumn, RosterLine, lacking
from conference.words.roster import HEADING, ROLES, TYPED

DEEPEST_HEADER, LEAST_TITLES, LONGEST = 30, 2, 120
OLDEST = date(1990, 1, 1)
FIRST_NAME = "first_name"
# What else a heading may be, folded.
_CALLED = {
    RosterColumn.INSTITUTION: "institutions|employeur|structure",
    RosterColumn.SERVICE: "services|equipe",
    RosterColumn.NAME: "nom|nom et prenom|nom prenom|prenom nom|personne|nom de famille",
    RosterColumn.EMAIL: "mail|e mail|email|adresse electronique|adresse mail|adresse e mail|adresse courriel",
    RosterColumn.ROLES: "role|fonction|fonctions",
    RosterColumn.TERRITORY: "territoires|secteur",
    RosterColumn.TRAINED: "forme le|formee le|date de formation|formation",
    RosterColumn.ENGAGED: "engage le|engagee le|engage depuis le|engagee depuis le",
    RosterColumn.LANGUAGES: "langue|langues parlees",
    RosterColumn.SHARE: "part de la lettre|lettre de mission|part",
}
TITLES: Mapping[str, str] = {
    **{word: column.value for column, words in _CALLED.items() for word in words.split("|")},
    **{fold(words): column.value for column, words in HEADING.items()},
    "prenom": FIRST_NAME,
}
# The columns of typed lines, where no line names others.
TYPED_COLUMNS = (
    *(RosterColumn.NAME, RosterColumn.EMAIL, RosterColumn.ROLES),
    *(RosterColumn.INSTITUTION, RosterColumn.SERVICE, RosterColumn.TERRITORY),
)
_BETWEEN_ROLES = re.compile(r"[,;+&]|\s(?:et|ou)\s")
_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?) ?(%?)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is understood; ``left`` are the titles of columns that nothing is read from."""

    filename: str
    lines: tuple[RosterLine, ...]
    left: tuple[str, ...]


def read(content: bytes, filename: str, today: date | None = None, body: str = "") -> Table:
    """The lines of the sheet that has the headings. Raises `Refused` where there is none, or nothing under it.

    ``body`` is the name of the designating body, which may stand for the role of its members.
    """
    sheets = (_typed(content.decode(errors="replace")),) if filename == TYPED else workbook.read(content, filename)
    found = next(((sheet, row) for sheet in sheets for row in sheet.rows[:DEEPEST_HEADER] if _is_header(row)), None)
    if found is None:
        raise Refused(Reason("roster_no_header", "file", filename))
    sheet, header = found
    columns, left = _columns(header)
    reader = _Reader(columns, today or date.max, ROLES | ({fold(body): Role.COMMITTEE} if fold(body) else {}))
    rows = [row for row in sheet.rows if row.number > header.number and not row.is_empty]
    if not rows:
        raise Refused(Reason("roster_empty", "file"))
    return Table(filename, tuple(reader.line(row) for row in rows), left)


def _typed(text: str) -> Sheet:
    """Typed or pasted lines as a sheet; where none of them names the columns, they are those that the page tells."""
    separator = "\t" if "\t" in text else ";"
    rows = [Row(number, tuple(line.split(separator))) for number, line in enumerate(text.splitlines(), 1)]
    written = next((row for row in rows if not row.is_empty), None)
    if written is None or not _is_header(written):
        rows.insert(0, Row(0, tuple(HEADING[column] for column in TYPED_COLUMNS)))
    return Sheet(TYPED, tuple(rows))


def _is_header(row: Row) -> bool:
    return sum(fold(amounts.words(cell)) in TITLES for cell in row.cells) >= LEAST_TITLES


def _columns(header: Row) -> tuple[dict[str, int], tuple[str, ...]]:
    found, left = dict[str, int](), list[str]()
    for place, cell in enumerate(header.cells):
        title = amounts.words(cell)
        column = TITLES.get(fold(title))
        if column is None:
            left += [title] if title else []
        elif column in found:
            raise Refused(Reason("roster_column_twice", "file", title))
        else:
            found[column] = place
    return found, tuple(left)


class _Reader:
    """The cells of one line after the other."""

    def __init__(self, columns: Mapping[str, int], today: date, roles: Mapping[str, Role]) -> None:
        self.columns, self.today, self.roles = columns, today, roles
        self.cells: Sequence[Cell] = ()
        self.refused: list[Reason] = []

    def line(self, row: Row) -> RosterLine:
        """A line, and everything that is wrong with it by itself."""
        self.cells, self.refused = row.cells, []
        read = RosterLine(
            row.number,
            institution=self._text(RosterColumn.INSTITUTION),
            service=self._text(RosterColumn.SERVICE),
            name=" ".join(part for part in (self._text(FIRST_NAME), self._text(RosterColumn.NAME)) if part),
            email=self._text(RosterColumn.EMAIL).casefold(),
            roles=self._roles(),
            territory=self._text(RosterColumn.TERRITORY),
            trained=self._day(RosterColumn.TRAINED),
            engaged=self._day(RosterColumn.ENGAGED),
            languages=self._text(RosterColumn.LANGUAGES),
            share=self._share(),
        )
        # What was not understood is not missing.
        told = {reason.place for reason in self.refused}
        return replace(read, refused=(*self.refused, *(reason for reason in lacking(read) if reason.place not in told)))

    def _cell(self, column: str) -> Cell:
        place = self.columns.get(column)
        return None if place is None or place >= len(self.cells) else self.cells[place]

    def _text(self, column: str) -> str:
        text = cleaned(amounts.words(self._cell(column)))
        if len(text) > LONGEST:
            self.refused.append(Reason("roster_cell_long", column, str(LONGEST)))
        return text

    def _refuse(self, code: str, column: str) -> None:
        self.refused.append(Reason(code, column, amounts.words(self._cell(column))[:60]))

    def _roles(self) -> tuple[Role, ...]:
        found: list[Role] = []
        for word in _BETWEEN_ROLES.split(self._text(RosterColumn.ROLES)):
            role = self.roles.get(fold(word))
            if role is None and fold(word):
                self.refused.append(Reason("roster_role_unknown", RosterColumn.ROLES, word.strip()[:60]))
            elif role is not None and role not in found:
                found.append(role)
        return tuple(found)

    def _day(self, column: str) -> date | None:
        if not self._text(column):
            return None
        try:
            day = dates.typed(self._cell(column), self.today).day
        except ValueError:
            day = date.max
        if not OLDEST <= day <= self.today:
            self._refuse("roster_date_wrong", column)
            return None
        return day

    def _share(self) -> Decimal | None:
        """``20 %``, ``0,2`` and ``20`` are one share."""
        cell = self._cell(RosterColumn.SHARE)
        text = amounts.words(round(cell, 3) if isinstance(cell, float) else cell)
        if not text:
            return None
        found = _SHARE.fullmatch(text)
        share = Decimal(found[1].replace(",", ".")) if found else Decimal(0)
        if found and (found[2] or share > 1):
            share /= 100
        if not 0 < share <= 1 or share != round(share, 3):
            self._refuse("roster_share_wrong", RosterColumn.SHARE)
            return None
        return share
