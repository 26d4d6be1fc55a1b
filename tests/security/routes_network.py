"""The same table for the network of a family: the case's coordinator alone."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import COORDINATED, Example, Things
from tests.security.routes_preparation import ON_THE_DAY, about, child, named, own
from tests.security.typed import ONCE, fields, row, words
from tests.security.visitors import House

THOUGHT = {"mention-name": "Tonton Alain", "mention-tie": "parrain", "mention-once": ONCE}


def _tied(house: House, things: Things) -> Mapping[str, Any]:
    """Two people of the network of a case, where it has one."""
    one, other = (house.life.keys.get(f"{things[0]}.{name}", "") for name in ("kin", "guest"))
    return {"once": ONCE, "one": one, "other": other, "kind": "friend"}


NETWORK_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET guest.index": (about("reseau", COORDINATED),),
    "POST guest.add": (
        about("reseau", ON_THE_DAY, fields(person="", first_name="Tante Rose", tie="tante", part="network")),
    ),
    "POST guest.answer": (
        Example(
            "/situations/{}/reseau/reponse",
            own("guest"),
            {},
            child("guest"),
            lambda house, things: {"coming": house.key(things[1])},
        ),
    ),
    "POST guest.nothing_to_report": (
        about("reseau/rien-a-signaler", ON_THE_DAY, words),
        about("reseau/rien-a-signaler", {"coordinator": {"invited"}}, words, (("invited",),)),
    ),
    "POST guest.nothing_for_one": (
        named("reseau/{}/rien-a-signaler", "guest", words),
        Example(
            "/situations/{}/reseau/{}/rien-a-signaler",
            {"coordinator": {"invited/invited.guest"}},
            things=(("invited", "invited.guest"), ("prepared", "invited.guest"), ("invited", "prepared.guest")),
            typed=words,
        ),
    ),
    "GET guest.show": (named("reseau/{}", "guest"),),
    "POST guest.write": (
        named("reseau/{}", "guest", row("guest", invitation="coming", safety="", part="expert", first_name="Ana")),
    ),
    "POST guest.remove": (named("reseau/{}/retirer", "guest", words),),
    "GET network_map.show": (about("reseau/carte", COORDINATED),),
    "POST network_map.add": (about("reseau/carte", ON_THE_DAY, fields(person="", first_name="Ina", part="family")),),
    "GET network_map.blank": (about("reseau/carte/vierge", COORDINATED),),
    "GET side.index": (about("reseau/cotes", COORDINATED),),
    "POST side.add": (about("reseau/cotes", ON_THE_DAY, fields(name="Les voisins")),),
    "POST side.take": (about("reseau/cotes-proposes", ON_THE_DAY, fields(offered="parents")),),
    "GET side.show": (named("reseau/cotes/{}", "side"),),
    "POST side.write": (named("reseau/cotes/{}", "side", row("side", name="Les voisins")),),
    "POST side.answer": (named("reseau/cotes/{}/sans-objet", "side", words),),
    "POST side.remove": (named("reseau/cotes/{}/retirer", "side", words),),
    "POST side.quieten": (about("reseau/sans-objet", ON_THE_DAY, fields(note="sides")),),
    "GET bond.index": (about("reseau/liens", COORDINATED),),
    "POST bond.add": (about("reseau/liens", ON_THE_DAY, _tied),),
    "GET bond.show": (named("reseau/liens/{}", "bond"),),
    "POST bond.write": (named("reseau/liens/{}", "bond", row("bond", kind="couple", words="Depuis mai.")),),
    "POST bond.remove": (named("reseau/liens/{}/retirer", "bond", words),),
    "POST mention.add": (about("reseau/idees", ON_THE_DAY, fields(**THOUGHT)),),
    "POST mention.invite": (named("reseau/idees/{}/inviter", "mention", words),),
    "POST mention.forget": (named("reseau/idees/{}/retirer", "mention", words),),
}
