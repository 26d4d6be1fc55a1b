"""The same table for figures of earlier years: whoever leads the whole département."""

import io
from collections.abc import Mapping
from typing import Any

from tests.security.access import Example, Things, roles
from tests.security.typed import ONCE, fields
from tests.security.visitors import House

LEADS = roles("lead")
FIGURE: dict[str, Any] = {"measure": "referrals", "value": "41", "period": "2018", "source": "Note de 2019"}
FIGURES: tuple[Things, ...] = (("figure",), ("gone.figure",), ("figure@59",), ("missing",))
KEPT = {"lead": {"figure", "gone.figure"}}
EARLIER = "/evaluation/chiffres-anterieurs"


def _corrected(house: House, things: Things) -> Mapping[str, Any]:
    return {**FIGURE, "once": ONCE, "version": house.version(things[0], "reported_figure")}


def _table(_house: House, _things: Things) -> Mapping[str, Any]:
    content = "mesure;période;valeur;source\nConférences tenues;2018;5;Note de 2019\n".encode()
    return {"once": ONCE, "file": (io.BytesIO(content), "avant.csv")}


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
}
