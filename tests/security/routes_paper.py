"""The same table for papers: the case's coordinator prints them; leads and administrators keep their languages."""

import io
from collections.abc import Mapping
from typing import Any

from tests.security.access import COORDINATED, Example, Things, roles
from tests.security.routes_preparation import about, named
from tests.security.typed import fields, row
from tests.security.visitors import House

KEEPERS = roles("admin", "lead") | {"south": {""}}
LANGUAGES: tuple[Things, ...] = (("language",), ("language@59",), ("missing",))
THEIRS = {actor: {"language"} for actor in ("admin", "lead", "south")}
PRINTED: tuple[Things, ...] = (("prepared",), ("ticked",), ("prepared2",), ("prepared@59",), ("missing",))
# A sitting that is still to come has a date to put in a calendar; one that was held is over.
DATED = {"coordinator": {"prepared"}, "second": {"prepared2"}}
SITTINGS: tuple[Things, ...] = (("prepared",), ("assigned",), ("prepared2",), ("prepared@59",), ("missing",))


def _texts(house: House, things: Things) -> Mapping[str, Any]:
    version = house.version(things[0], "language")
    return {"map-title": "الخريطة", "map-intro": "", "map-room": "", "version": version}


def _file(_house: House, _things: Things) -> Mapping[str, Any]:
    return {"file": (io.BytesIO("clé,traduction\nmap.title,الخريطة\n".encode()), "textes.csv")}


def _language(path: str, typed: Any = None) -> Example:
    return Example(f"/langues/{{}}{path}", THEIRS, {}, LANGUAGES, typed)


def _invitation(form: str) -> Example:
    """An invitation of one person; who does not get the common one has none."""
    return named(f"papiers/invitations/{{}}.{form}", "guest")


PAPER_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET paper.index": (about("papiers", COORDINATED),),
    "GET paper.common": (
        *(about(f"papiers/{kind}.pdf", COORDINATED, things=PRINTED) for kind in ("plan", "sheet", "attendance")),
        about("papiers/programme.docx?vide=1", COORDINATED, things=PRINTED),
    ),
    "GET paper.invitations": (about("papiers/invitations", COORDINATED),),
    "GET paper.every_invitation": (
        about("papiers/invitations.pdf", COORDINATED, things=PRINTED),
        about("papiers/invitations.docx", COORDINATED, things=PRINTED),
    ),
    "GET paper.invitation": (_invitation("pdf"), _invitation("docx")),
    "GET paper.address": (named("papiers/invitations/{}", "guest"),),
    "POST paper.write": (named("papiers/invitations/{}", "guest", row("guest", language="en", letter="easy")),),
    "GET paper.appointment": (
        Example("/situations/{}/papiers/seance.ics", DATED, {"coordinator": {"assigned"}}, SITTINGS),
    ),
    "GET language.index": (Example("/langues", KEEPERS),),
    "POST language.begin": (Example("/langues", KEEPERS, typed=fields(name="tamoul", code="ta", direction="ltr")),),
    "GET language.show": (_language(""),),
    "GET language.edit": (_language("/map"),),
    "POST language.write": (_language("/map", _texts),),
    "GET language.table": (_language("/textes.csv"),),
    "POST language.bring_back": (_language("/textes", _file),),
    "GET language.preview": (_language("/apercu.pdf"),),
    "POST language.close": (_language("/retirer", fields()),),
}
