"""The same table for questionnaires: given by who coordinates, keyed by others, answered by anybody."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import EVERYBODY, Example, Rights, Things, at, roles
from tests.security.routes_preparation import about
from tests.security.typed import fields, words
from tests.security.visitors import House

PUBLIC = {EVERYBODY: {""}}
LEADS = roles("lead")
KEYERS = roles("coordinator", "lead") | {"second": {""}, "south": {""}}
CASES: tuple[Things, ...] = tuple(
    (name,) for name in ("prepared", "private", "recorded", "recorded2", "recorded@59", "missing")
)
SEEN = at("prepared", "private", "recorded")
ONE = fields(asked="end", langue="fr", how="screen", person="1")
OWN = {"words_0": "Avez-vous choisi le lieu ?", "scale_0": "agree", "words_1": "", "scale_1": "agree"}


def _cut_off(house: House, things: Things) -> Mapping[str, Any]:
    """A sheet without its code, which who leads may key and who coordinates may not."""
    del things
    where = {"respondent": "person", "asked": "end", "territory": house.key("Nord"), "field": "childhood"}
    return {"way": "paper", "overall": "8", **where}


def _by_hand(actors: Rights) -> Rights:
    return {actor: rights for actor, rights in actors.items() if actor in {"lead", "south"}}


VOICE_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET questionnaire.enter": (Example("/q/abc", PUBLIC, public=True),),
    "GET questionnaire.show": (Example("/questionnaire", public=True),),
    "POST questionnaire.answer": (Example("/questionnaire", typed=words, public=True),),
    "GET slip.index": (about("questionnaires", SEEN, things=CASES),),
    "POST slip.give": (about("questionnaires", at("recorded"), ONE, CASES),),
    "GET voice.index": (Example("/questionnaires", KEYERS),),
    "GET voice.show": (Example("/questionnaires/person", LEADS),),
    "POST voice.write": (Example("/questionnaires/person", LEADS, typed=fields(**OWN)),),
    "GET keying.show": (Example("/questionnaires/saisie", KEYERS),),
    "POST keying.keep": (Example("/questionnaires/saisie", _by_hand(KEYERS), KEYERS, typed=_cut_off),),
}
