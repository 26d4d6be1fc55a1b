"""An edition of the yearly note: what was published, byte for byte, and what has moved since, case by case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template, request

from conference.audit import Act
from conference.documents import note as papers
from conference.documents.note_book import xlsx
from conference.documents.note_text import docx
from conference.domain.note import Part
from conference.evaluation.edition import thaw
from conference.evaluation.explained import Moved, explain, remembered, said
from conference.evaluation.note import Note, written
from conference.evaluation.yearly import figures_of, scope_of
from conference.extensions import db
from conference.models.note import Edition, YearlyNote
from conference.queries.edition import Since, of_note, recorded_since
from conference.security.guard import owned, requires, the_department
from conference.security.permissions import Permission
from conference.web.answers import attached
from conference.web.note import opened, pressed
from conference.words import note as words
from conference.words.dates import from_to

pages = Blueprint("edition", __name__)
KEEP = Permission.NOTE_KEEP


@dataclass(frozen=True, slots=True)
class Kind:
    """A file of an edition: what it is, its type, and what makes it of what was frozen."""

    label: str
    media: str
    make: Callable[[Note], bytes]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MADE: dict[str, Kind] = {
    "elus.pdf": Kind("La page des élu·e·s", "application/pdf", lambda note: pressed(papers.elected, note)),
    "note.docx": Kind("Le texte modifiable", WORD, docx),
    "note.xlsx": Kind("Le classeur", SHEET, xlsx),
    "chiffres.csv": Kind("Les chiffres en CSV", "text/csv; charset=utf-8", papers.table),
    "chiffres.zip": Kind("Le CSV et son dictionnaire", "application/zip", papers.archive),
}
PAPER = "note.pdf"
FILES = ", ".join(f'"{name}"' for name in (PAPER, *MADE))


def _edition(key: str, edition: str) -> tuple[YearlyNote, Edition]:
    note, found = opened(key), owned(db.session(), Edition, edition)
    return (note, found) if found.note_id == note.id else abort(404)


@pages.get("/notes/<key>/editions/<edition>")
@requires(KEEP, Act.NOTE_READ)
def show(key: str, edition: str) -> str:
    """What was published, its files, and what has moved since: until today, or until a later edition."""
    note, found = _edition(key, edition)
    editions = of_note(db.session(), note)
    later = _later(editions, found)
    moved = _moved(note, found, later)
    return render_template(
        "note/edition.html",
        note=note,
        edition=found,
        later=later,
        files=[(name, kind.label) for name, kind in MADE.items()],
        moved=[Shown(one, [(change.reference, said(one.figure, change)) for change in one.changes]) for one in moved],
        since=_since(moved, found, later),
        texts=_texts(found, later) if later else [],
        pairs=[(one, other) for one in editions for other in editions if one.number < other.number],
        words=words,
        from_to=from_to,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that moved, and in words what moved it: the reference of a case or none, and how."""

    moved: Moved
    lines: list[tuple[str, str]]


def _later(editions: Sequence[Edition], found: Edition) -> Edition | None:
    """The edition that the address asks to be compared with; today where it asks for none."""
    asked = request.args.get("avec")
    if asked is None:
        return None
    return next((one for one in editions if str(one.number) == asked and one.number > found.number), None) or abort(404)


def _moved(note: YearlyNote, found: Edition, later: Edition | None) -> list[Moved]:
    session, department, printed = db.session(), the_department(), thaw(found.content).figures
    if later is not None:
        return explain(printed, found.facts, thaw(later.content).figures, later.facts)
    live = figures_of(session, department, note)
    return explain(printed, found.facts, live.figures, remembered(session, scope_of(note, department)))


def _since(moved: list[Moved], found: Edition, later: Edition | None) -> dict[str, list[Since] | None]:
    """What was recorded of each case that moved a figure; nothing at all of one that is no longer there."""
    named = {change.reference for one in moved for change in one.changes if change.reference}
    until = later.published_at if later else None
    told = recorded_since(db.session(), named, found.published_at, until)
    return {reference: told.get(reference) for reference in sorted(named)}


def _texts(found: Edition, later: Edition) -> list[tuple[Part, str, str]]:
    """The parts of which the text is not the same, as both editions print it."""
    before, after = thaw(found.content), thaw(later.content)
    pairs = ((part, written(before, part), written(after, part)) for part in Part)
    return [(part, one, other) for part, one, other in pairs if one != other]


@pages.get(f"/notes/<key>/editions/<edition>/<any({FILES}):name>")
@requires(KEEP, Act.NOTE_EXPORTED)
def published(key: str, edition: str, name: str) -> Response:
    """A file of an edition: the paper as it was published, the others made again of what was frozen with it."""
    note, found = _edition(key, edition)
    stem, _, suffix = name.rpartition(".")
    called = f"{stem}-{note.first}-{note.last}-edition-{found.number}.{suffix}"
    if name == PAPER:
        return attached(found.pdf, called, "application/pdf")
    kind, frozen = MADE[name], thaw(found.content)
    db.session.rollback()
    return attached(kind.make(frozen), called, kind.media)
