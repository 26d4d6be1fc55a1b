"""An edition of the yearly note: what was published, byte for byte, and what has moved since."""

from flask import Blueprint, Response, abort, render_template

from conference.audit import Act
from conference.documents import note as papers
from conference.evaluation.cells import differences
from conference.evaluation.indicators import REGISTRY
from conference.extensions import db
from conference.models.note import Edition, YearlyNote
from conference.security.guard import owned, requires
from conference.security.permissions import Permission
from conference.web.note import assembled, attached, opened
from conference.words import note as words
from conference.words.dates import from_to

pages = Blueprint("edition", __name__)
KEEP = Permission.NOTE_KEEP


def _edition(key: str, edition: str) -> tuple[YearlyNote, Edition]:
    note, found = opened(key), owned(db.session(), Edition, edition)
    return (note, found) if found.note_id == note.id else abort(404)


@pages.get("/notes/<key>/editions/<edition>")
@requires(KEEP, Act.NOTE_READ)
def show(key: str, edition: str) -> str:
    """What was published, its digest, and every number that has moved since."""
    note, found = _edition(key, edition)
    live = assembled(note, REGISTRY, {})
    moved = differences(found.cells, live.figures)
    return render_template(
        "note/edition.html", note=note, edition=found, moved=moved, unmoved=words.UNMOVED, from_to=from_to
    )


@pages.get("/notes/<key>/editions/<edition>.<any(pdf, csv):kind>")
@requires(KEEP, Act.NOTE_EXPORTED)
def published(key: str, edition: str, kind: str) -> Response:
    """The file of an edition, byte for byte what was published."""
    note, found = _edition(key, edition)
    name = f"note-{note.first}-{note.last}-edition-{found.number}.{kind}"
    if kind == "csv":
        return attached(papers.frozen_table(found.cells), name, "text/csv; charset=utf-8")
    return attached(found.pdf, name, "application/pdf")
