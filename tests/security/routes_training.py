"""The same table for training: read by whoever works with families, kept by the leads; certificates are one's own."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Things, roles
from tests.security.typed import ONCE, fields
from tests.security.visitors import House

LEADS = roles("lead") | {"south": {""}}
READERS = roles("referrer", "coordinator", "committee", "lead") | {name: {""} for name in ("other", "second", "south")}
HERE = "/formations"
SESSIONS: tuple[Things, ...] = (("training",), ("awareness",), ("training@59",), ("missing",))
KEPT = {name: {"training", "awareness"} for name in ("lead", "south")}
READ = {name: {"training", "awareness"} for name in READERS if not name.endswith("@59")}
# Nobody came to the second one yet.
CERTIFIED = {name: {"training"} for name in ("lead", "south", "coordinator")}
SESSION = {"kind": "managers", "title": "Cadres", "days-0": "2026-02-02", "days-1": "2026-02-03"}
TARGET = {"kind": "managers", "goal": "people", "value": "50 à 100", "since": "2026-01-01", "until": "2028-12-31"}


def _typed(**given: str) -> Any:
    def typed(house: House, things: Things) -> Mapping[str, Any]:
        return {"once": ONCE, "version": house.version(things[0], "training"), **given}

    return typed


def _lines(own: str) -> dict[str, Any]:
    return {
        "may": {name: {own} for name in ("lead", "south")},
        "things": ((own,), (f"{own}@59",), ("missing",)),
        "typed": fields(),
    }


TRAINING_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET training.index": (Example(HERE, READERS), Example(f"{HERE}?annee=2026", READERS)),
    "GET training.begin": (Example(f"{HERE}/nouvelle", LEADS), Example(f"{HERE}/objectif", LEADS)),
    "POST training.create": (
        Example(f"{HERE}/nouvelle", LEADS, typed=fields(**SESSION)),
        Example(f"{HERE}/objectif", LEADS, typed=fields(**TARGET)),
    ),
    "GET training_session.show": (Example(f"{HERE}/{{}}", READ, things=SESSIONS),),
    "GET training_session.certificates": (Example(f"{HERE}/{{}}/attestations.pdf", CERTIFIED, things=SESSIONS),),
    "GET training_session.ask": tuple(
        Example(f"{HERE}/{{}}/{what}", KEPT, things=SESSIONS)
        for what in ("fiche", "inscription", "presences", "paiement", "annulation")
    ),
    "POST training_session.write": (Example(f"{HERE}/{{}}/fiche", KEPT, things=SESSIONS, typed=_typed(**SESSION)),),
    "POST training_session.move": (
        Example(f"{HERE}/inscription/{{}}/registre", **_lines("pupil")),
        Example(f"{HERE}/inscription/{{}}/retirer", **_lines("awaited")),
        Example(f"{HERE}/paiement/{{}}/retirer", **_lines("paid")),
        Example(f"{HERE}/objectif/{{}}/retirer", **_lines("aim")),
    ),
}
