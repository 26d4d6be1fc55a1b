"""Which column is what: found by the folded titles of a header line, below whatever stands above it."""

from collections.abc import Mapping
from dataclasses import dataclass

from conference.casework.imports.rows import Row, Sheet
from conference.domain.imports import Column, Kind
from conference.domain.names import fold
from conference.domain.reasons import Reason

_NUMBER = ("n", "no", "numero", "num", "n orientation", "numero d orientation")
_PLACES = {Column.TERRITORY: ("territoire", "secteur"), Column.INSTITUTION: ("institution", "service")}

TITLES: Mapping[Kind, Mapping[Column, tuple[str, ...]]] = {
    Kind.CASES: {
        Column.NUMBER: _NUMBER,
        Column.REFERRED: ("date d orientation", "date orientation", "orientee le", "date de l orientation"),
        **_PLACES,
        Column.FIELD: ("champ", "domaine"),
        Column.ORIGIN: ("orientee par", "origine", "orienteur"),
        Column.FAMILY: ("famille", "initiales"),
        Column.CHILDREN: ("nb enfants", "nombre d enfants", "enfants"),
        Column.COORDINATOR: ("coordinateur", "coordinatrice", "coordinateur rice", "coordonnateur"),
        Column.ASSIGNED: ("date de designation", "date designation", "designation"),
        Column.HELD: ("date conference", "date de conference", "date de la conference"),
        Column.STATE: ("issue", "etat"),
        Column.REASON: ("motif", "motif de non aboutissement"),
        Column.REVIEWED: ("bilan 3 mois", "bilan a 3 mois", "date du bilan", "bilan"),
    },
    Kind.ANSWERS: {
        Column.NUMBER: _NUMBER,
        Column.ANSWERED: ("date", "date de reponse"),
        Column.RESPONDENT: ("repondant", "repondante"),
        Column.MARK: ("satisfaction globale 10", "satisfaction globale", "note globale", "satisfaction"),
        Column.WAY: ("support", "mode de reponse"),
    },
    Kind.COORDINATORS: {
        Column.NAME: ("nom", "coordinateur", "nom et prenom", "prenom et nom"),
        **_PLACES,
        Column.TRAINED: ("date de formation", "formation", "forme le"),
        Column.STATUS: ("statut", "etat"),
        Column.MISSION: ("lettre de mission", "date de la lettre de mission"),
    },
}
REQUIRED: Mapping[Kind, tuple[Column, ...]] = {
    Kind.CASES: (Column.REFERRED, Column.FIELD, Column.COORDINATOR, Column.STATE),
    Kind.ANSWERS: (Column.ANSWERED, Column.RESPONDENT, Column.MARK),
    Kind.COORDINATORS: (Column.NAME, Column.TRAINED, Column.STATUS),
}
LEAST_TITLES = 3
DEEPEST_HEADER = 30


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose columns are known. ``left`` are titles of columns that nothing is read from."""

    sheet: str
    kind: Kind
    header: Row
    columns: Mapping[Column, int]
    left: tuple[str, ...]
    above: int
    rows: tuple[Row, ...]

    def title(self, column: Column) -> str:
        """The title of a column, as the sheet writes it."""
        return str(self.header.cells[self.columns[column]]).strip()

    @property
    def missing(self) -> tuple[Reason, ...]:
        """The columns without which no line can be understood."""
        absent = [column for column in REQUIRED[self.kind] if column not in self.columns]
        return tuple(Reason("column_missing", self.kind, column) for column in absent)


def table(sheet: Sheet) -> Table | None:
    """The sheet as a table, or None when no line of it looks like a header."""
    tried = [_proposed(sheet, kind, row) for row in sheet.rows[:DEEPEST_HEADER] for kind in Kind]
    best = max(tried, key=lambda found: len(found.columns), default=None)
    return best if best and len(best.columns) >= LEAST_TITLES else None


def _proposed(sheet: Sheet, kind: Kind, row: Row) -> Table:
    columns: dict[Column, int] = {}
    left: list[str] = []
    for index, cell in enumerate(row.cells):
        column = _meaning(kind, cell)
        if column and column not in columns:
            columns[column] = index
        elif isinstance(cell, str) and cell.strip():
            left.append(cell.strip())
    above = sum(not line.is_empty for line in sheet.rows[: row.number - 1])
    below = tuple(line for line in sheet.rows if line.number > row.number)
    return Table(sheet.name, kind, row, columns, tuple(left), above, below)


def _meaning(kind: Kind, cell: object) -> Column | None:
    if not isinstance(cell, str):
        return None
    folded = fold(cell)
    return next((column for column, titles in TITLES[kind].items() if folded in titles), None)
