"""The same table for the programme: read by whoever works with families, kept by whoever leads."""

import io
from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Things, roles
from tests.security.remembering import PDF
from tests.security.typed import ONCE, fields
from tests.security.visitors import House

LEADS = {**roles("lead"), "south": {""}}
READERS = {**LEADS, **roles("referrer", "coordinator", "committee"), "other": {""}, "second": {""}}
EVENTS: tuple[Things, ...] = (("event",), ("gone.event",), ("event@59",), ("missing",), ("lesson",))
LESSONS: tuple[Things, ...] = (("lesson",), ("lesson@59",), ("missing",))
PAPERS: tuple[Things, ...] = (("paper",), ("gone.paper",), ("paper@59",), ("missing",))
EVENT = {"when": "mars 2021", "what": "Une journée d’étude."}
TEXTS = "/programme/presentation"


def _only(*names: str) -> dict[str, set[str]]:
    return {actor: set(names) for actor in ("lead", "south")}


def _paper(_house: House, _things: Things) -> Mapping[str, Any]:
    told = {"title": "Une affiche", "kind": "tool", "on": "2026-03-01", "once": ONCE}
    return {**told, "file": (io.BytesIO(PDF), "affiche.pdf")}


def _corrected(house: House, things: Things) -> Mapping[str, Any]:
    return {**EVENT, "once": ONCE, "version": house.version(things[0], "event")}


def _described(house: House, _things: Things) -> Mapping[str, Any]:
    return {"objective": "Décider.", "version": str(house.rows("SELECT version FROM programme ORDER BY id")[0][0])}


STEP = {"step-what": "Une demi-journée.", "step-who": "La direction", "step-on": "2026-03-01", "step-once": ONCE}
MEMORY_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET programme.show": (Example("/programme", READERS),),
    "GET programme.edit": (Example(TEXTS, LEADS),),
    "POST programme.write": (Example(TEXTS, LEADS, typed=_described),),
    "GET memory.index": tuple(Example(f"/programme/{what}", READERS) for what in ("financements", "enseignements")),
    "POST memory.add": (
        Example("/programme/dates", LEADS, typed=fields(**EVENT)),
        Example("/programme/documents", LEADS, typed=_paper),
    ),
    "GET memory.edit": (
        Example("/programme/dates/{}", _only("event", "gone.event"), things=EVENTS),
        Example("/programme/enseignements/{}", _only("lesson"), things=LESSONS),
    ),
    "POST memory.write": (
        Example("/programme/dates/{}", _only("event", "gone.event"), things=EVENTS[:-1], typed=_corrected),
    ),
    "POST memory.move": (
        Example("/programme/dates/{}/retirer", _only("event", "gone.event"), things=EVENTS, typed=fields()),
    ),
    "POST memory.erase": (
        Example("/programme/documents/{}/effacer", _only("gone.paper"), things=PAPERS, typed=fields()),
    ),
    "POST memory.follow": (
        Example("/programme/enseignements/{}/suite", _only("lesson"), things=LESSONS, typed=fields(**STEP)),
    ),
    "GET memory.download": (
        Example(
            "/programme/documents/{}/fichier",
            {**{actor: {"paper"} for actor in READERS if "@" not in actor}, **_only("paper", "gone.paper")},
            things=PAPERS,
        ),
    ),
}
