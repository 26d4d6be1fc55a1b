"""Reported figures out of a simple table: measure, period, value, source; the whole of it, or nothing."""

import csv
import io
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.reported import Measure, Way, understood
from conference.programme.reported import Told, keep
from conference.queries.reported import same
from conference.words.reasons import sentence
from conference.words.reported import COLUMN, MEASURE, at_line

MOST_LINES = 500
LONGEST = 200
# What the first line may call each column, folded.
NAMED = {
    "measure": {"mesure", "measure", "indicateur", "chiffre"},
    "period": {"periode", "period", "annee", "date"},
    "value": {"valeur", "value", "nombre"},
    "source": {"source", "origine"},
    "detail": {"precisions", "precision", "detail", "remarque"},
}
ASKED = ("measure", "period", "value", "source")
_KNOWN = {fold(said): code for code, said in MEASURE.items() if code is not Measure.OTHER} | {
    fold(code.value): code for code in Measure if code is not Measure.OTHER
}


def read(content: bytes) -> list[Told]:
    """The figures of a table, as a file in UTF-8 whose columns are parted by semicolons, commas or tabs.

    Raises `Refused`, with each line that is not understood.
    """
    try:
        text = content.decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True))
    except (UnicodeDecodeError, csv.Error) as cause:
        raise Refused(Reason("reported_table_unread", "file")) from cause
    header, body = (lines[0], lines[1:]) if lines else ([], [])
    places = _places(header)
    filled = [(number, line) for number, line in enumerate(body, 2) if any(cell.strip() for cell in line)]
    if not filled:
        raise Refused(Reason("reported_table_empty", "file"))
    if len(filled) > MOST_LINES:
        raise Refused(Reason("reported_table_long", "file", str(MOST_LINES)))
    return _told(filled, places)


def _separator(text: str) -> str:
    first = text.partition("\n")[0]
    return max(";,\t", key=first.count)


def _places(header: Sequence[str]) -> dict[str, int]:
    folded = [fold(name) for name in header]
    places = {
        name: next((number for number, said in enumerate(folded) if said in known), -1) for name, known in NAMED.items()
    }
    missing = [COLUMN[name] for name in ASKED if places[name] < 0]
    if missing:
        raise Refused(Reason("reported_table_columns", "file", ", ".join(missing)))
    return places


def _told(lines: Iterable[tuple[int, Sequence[str]]], places: dict[str, int]) -> list[Told]:
    found, refused = [], []
    for number, line in lines:
        cells = {name: " ".join(line[at].split()) if 0 <= at < len(line) else "" for name, at in places.items()}
        try:
            found.append(_one(cells))
        except Refused as refusal:
            said = " ".join(sentence(reason) for reason in refusal.reasons)
            refused.append(Reason("reported_table_line", "file", at_line(number, said)))
    if refused:
        raise Refused(*refused)
    return found


def _one(cells: dict[str, str]) -> Told:
    missing = [name for name in ("measure", "period", "source") if not cells[name]]
    codes = {"measure": "title", "period": "period", "source": "source"}
    if missing:
        raise Refused(*(Reason(f"reported_{codes[name]}_missing") for name in missing))
    if any(len(cell) > LONGEST for cell in cells.values()):
        raise Refused(Reason("reported_cell_long"))
    measure = _KNOWN.get(fold(cells["measure"]), Measure.OTHER)
    title = cells["measure"] if measure is Measure.OTHER else ""
    return Told(measure, understood(cells["value"]), cells["period"], cells["source"], title, cells["detail"])


def take_in(session: Session, actor: Actor, told: Sequence[Told]) -> tuple[int, int]:
    """Keep those that are not there yet: gives how many were added, and how many were known."""
    added = 0
    for one in told:
        if same(session, one.measure, one.title, one.period, one.source) is None:
            keep(session, actor, one, way=Way.IMPORTED)
            added += 1
    return added, len(told) - added
