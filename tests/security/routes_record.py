"""The same table for figures of earlier years and for the evaluation record.

Whoever leads the whole département keeps both; who leads some territories reads the record; effects are noted by
whoever works with families, and each reaches their own.
"""

import io
from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Things, roles
from tests.security.typed import ONCE, fields
from tests.security.visitors import House

LEADS = roles("lead")
READERS = {**LEADS, "south": {""}}
NOTERS = {**READERS, **roles("referrer", "coordinator", "committee"), "other": {""}, "second": {""}}
FIGURE: dict[str, Any] = {"measure": "referrals", "value": "41", "period": "2018", "source": "Note de 2019"}
FIGURES: tuple[Things, ...] = (("figure",), ("gone.figure",), ("figure@59",), ("missing",))
KEPT = {"lead": {"figure", "gone.figure"}}
EARLIER = "/evaluation/chiffres-anterieurs"
RECORD = "/evaluation/cahier"
EFFECTS: tuple[Things, ...] = (("effect",), ("effect2",), ("effect@59",), ("missing",))
REACHED = {"coordinator": {"effect"}, "lead": {"effect", "effect2"}}
DECISIONS: tuple[Things, ...] = (("decision",), ("settled",), ("decision@59",), ("missing",))
SETTLED = {"lead": {"decision", "settled"}}
CHANGED = {"changed": "On demande d’abord.", "whom": "L’équipe"}
FRAME = {"evaluated": "La place des familles", "criteria": "Elles décident", "version": "0"}


def _corrected(house: House, things: Things) -> Mapping[str, Any]:
    return {**FIGURE, "once": ONCE, "version": house.version(things[0], "reported_figure")}


def _table(_house: House, _things: Things) -> Mapping[str, Any]:
    content = "mesure;période;valeur;source\nConférences tenues;2018;5;Note de 2019\n".encode()
    return {"once": ONCE, "file": (io.BytesIO(content), "avant.csv")}


def _rewritten(house: House, things: Things) -> Mapping[str, Any]:
    return {**CHANGED, "once": ONCE, "version": house.version(things[0], "effect")}


def _settled(house: House, things: Things) -> Mapping[str, Any]:
    version = house.version(things[0], "meeting_decision")
    named = {"fate": "not_done", "why": "Le temps a manqué.", "version": version}
    return {f"d{house.key(things[0])}.{name}": value for name, value in named.items()}


RECORD_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET reported.index": (Example(EARLIER, LEADS),),
    "POST reported.add": (Example(EARLIER, LEADS, typed=fields(**FIGURE)),),
    "POST reported.take_in": (Example(f"{EARLIER}/tableau", LEADS, typed=_table),),
    "GET reported.edit": (Example(f"{EARLIER}/{{}}", KEPT, things=FIGURES),),
    "POST reported.write": (Example(f"{EARLIER}/{{}}", KEPT, things=FIGURES, typed=_corrected),),
    "POST reported.move": (
        Example(f"{EARLIER}/{{}}/retirer", KEPT, things=FIGURES, typed=fields()),
        Example(f"{EARLIER}/{{}}/remettre", KEPT, things=FIGURES, typed=fields()),
    ),
    "GET effect.index": (Example("/effets", NOTERS),),
    "POST effect.add": (Example("/effets", NOTERS, typed=fields(**CHANGED)),),
    "GET effect.edit": (Example("/effets/{}", REACHED, things=EFFECTS),),
    "POST effect.write": (Example("/effets/{}", REACHED, things=EFFECTS, typed=_rewritten),),
    "POST effect.erase": (Example("/effets/{}/effacer", REACHED, things=EFFECTS, typed=fields(confirmed="y")),),
    "GET record.show": (Example(RECORD, READERS), Example(f"{RECORD}?annee=2026", READERS)),
    "GET record.frame": (Example(f"{RECORD}/2026/cadre", LEADS),),
    "POST record.set_frame": (Example(f"{RECORD}/2024/cadre", LEADS, typed=fields(**FRAME)),),
    "GET record.meeting": (Example(f"{RECORD}/2025/rencontre", LEADS),),
    "POST record.keep_meeting": (
        Example(f"{RECORD}/2026/rencontre", LEADS, typed=fields(version="0", on="2026-03-10")),
    ),
    "POST record.settle": (Example(f"{RECORD}/decisions/{{}}", SETTLED, things=DECISIONS, typed=_settled),),
    "GET record.pdf": (Example(f"{RECORD}/2026/cahier.pdf", LEADS),),
}
