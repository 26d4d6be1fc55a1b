"""The same table for the yearly note: whoever leads the whole département, and nobody else."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Things, pairs, roles
from tests.security.typed import fields
from tests.security.visitors import House

LEADS = roles("lead")
STATES = ("drafted", "reviewed", "validated", "published")
NOTES: tuple[Things, ...] = tuple((name,) for name in (*(f"{s}.note" for s in STATES), "drafted.note@59", "missing"))
KEPT = {"lead": {f"{state}.note" for state in STATES}}
EDITIONS: tuple[Things, ...] = (
    *pairs(("published.note",), ("edition", "edition@59", "missing")),
    ("drafted.note", "edition"),
    ("missing", "edition"),
    ("published.note@59", "edition@59"),
)
PUBLISHED = {"lead": {"published.note/edition"}}
PERIOD = {"first": "2018-01-01", "last": "2018-12-31"}


def _moved(house: House, things: Things) -> Mapping[str, Any]:
    return {"version": house.version(things[0], "yearly_note")}


def _move(code: str, *states: str) -> Example:
    """A move of a note that stands in one of these states; any other is refused, and says so."""
    return Example(f"/notes/{{}}/etats/{code}", {"lead": {f"{s}.note" for s in states}}, KEPT, NOTES, _moved)


NOTE_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET note.index": (Example("/notes", LEADS),),
    "POST note.begin": (Example("/notes", LEADS, typed=fields(**PERIOD)),),
    "GET note.show": (Example("/notes/{}", KEPT, things=NOTES),),
    "GET note_part.edit": (Example("/notes/{}/parties/activity", KEPT, things=NOTES),),
    "POST note_part.write": (
        Example(
            "/notes/{}/parties/means",
            {"lead": {"drafted.note"}},
            KEPT,
            NOTES,
            fields(words="Deux personnes ont été formées.", version="0"),
        ),
    ),
    "POST note.explain": (Example("/notes/{}/homonymes", {}, KEPT, NOTES, fields(word="lou", reason="Une commune.")),),
    "POST note.move": (
        _move("review", "drafted"),
        _move("validate", "reviewed"),
        _move("publish", "validated"),
        _move("rework", "reviewed", "validated", "published"),
    ),
    "GET note.preview": (Example("/notes/{}/apercu.pdf", KEPT, things=NOTES),),
    "GET edition.show": (Example("/notes/{}/editions/{}", PUBLISHED, things=EDITIONS),),
    "GET edition.published": (
        Example("/notes/{}/editions/{}/note.pdf", PUBLISHED, things=EDITIONS),
        Example("/notes/{}/editions/{}/chiffres.zip", PUBLISHED, things=EDITIONS),
    ),
}
