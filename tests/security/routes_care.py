"""The same table for what cares for a child and for who comes: the case's coordinator alone."""

import io
from collections.abc import Mapping
from typing import Any

from tests import caring
from tests.security.access import COORDINATED, Example, Rights, Things, at
from tests.security.routes_preparation import about, child, named, own
from tests.security.typed import ONCE, Typed, row
from tests.security.visitors import House

CHILDREN, PICTURES = child("kin"), child("picture")


def part(code: str, **given: str) -> Typed:
    """The fields of one part of the page of a child."""

    def typed(_house: House, _things: Things) -> Mapping[str, Any]:
        return {f"{code}-once": ONCE, **{f"{code}-{name}": value for name, value in given.items()}}

    return typed


def support(house: House, things: Things) -> Mapping[str, Any]:
    """Somebody of the same case, who works for nobody."""
    case = things[0] if things[0] in house.life.keys and f"{things[0]}.support" in house.life.keys else "prepared"
    chosen = {"guest": house.key(f"{case}.support"), "works_for": "nowhere", "version": "1"}
    return part("soutien", **chosen)(house, things)


def drawn(_house: House, _things: Things) -> Mapping[str, Any]:
    """A picture."""
    return {
        "once": ONCE,
        "title": "Le jardin de mamie",
        "kind": "drawing",
        "file": (io.BytesIO(caring.picture()), "a.png"),
    }


def of_child(path: str, typed: object = None) -> Example:
    """A page about one child."""
    return Example(f"/situations/{{}}/enfants/{{}}{path}", own("kin"), {}, CHILDREN, typed)  # type: ignore[arg-type]


def only(**given: str) -> Typed:
    """Some fields and nothing else."""
    return lambda _house, _things: given


def coming(house: House, things: Things) -> Mapping[str, Any]:
    """Somebody of the same case can."""
    case = things[0] if f"{things[0]}.kin" in house.life.keys else "prepared"
    return {"answer": f"{house.key(f'{case}.kin')}~can"}


VENUE = {"kind": "school", "chosen_by": "child", "accessible": "yes", "words": "Une marche à l’entrée."}


def venue(house: House, things: Things) -> Mapping[str, Any]:
    """What is known of the place, as it was shown."""
    query = "SELECT v.version FROM venue v JOIN cases c ON c.id = v.case_id WHERE c.key = ?"
    found = house.rows(query, house.key(things[0]))
    return {"once": ONCE, "version": str(found[0][0]) if found else "0", **VENUE}


CANCELLED = {"annuler-once": ONCE, "annuler-why": "Rose est à l’hôpital."}
LOOKED = row("attachment", once=ONCE, looked_at_on="2026-03-11", shown_to="family", shown_words="")
EVERYWHERE: Rights = {**COORDINATED}
ARRANGED, PAID = at("prepared", "today"), at("prepared", "today", "moved", "followed")
CARE_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET child.index": (about("enfants", EVERYWHERE),),
    "GET child.show": (of_child(""),),
    "GET child.edit": (of_child("/mots"),),
    "POST child.write": (
        of_child("/facon", part("facon", way="drawing", proposed_by="child")),
        of_child("/soutien", support),
        of_child("/journee", part("journee", version="1", arrives_at="14:00", asked_for="Une pause dehors.")),
        of_child("/mots", part("mots", words="Je veux voir Rose.", purpose="plan", reader="")),
    ),
    "GET child.page": (of_child("/page"),),
    "GET attachment.index": (of_child("/images"),),
    "POST attachment.add": (of_child("/images", drawn),),
    "GET attachment.show": (named("images/{}", "picture"),),
    "POST attachment.write": (named("images/{}", "picture", LOOKED),),
    "GET attachment.image": (named("images/{}/image", "picture"),),
    "GET candidate.index": (about("dates", EVERYWHERE),),
    "POST candidate.propose": (about("dates", at("prepared"), only(once=ONCE, day="2026-06-02", hour="18:30")),),
    "POST candidate.answer": (named("dates/{}", "date", coming),),
    "POST candidate.choose": (named("dates/{}/choisir", "date", only()),),
    "POST candidate.remove": (named("dates/{}/retirer", "date", only()),),
    "GET venue.show": (about("lieu", EVERYWHERE),),
    "POST venue.write": (about("lieu", ARRANGED, venue),),
    "POST sitting.cancel": (about("seance/annuler", at("prepared"), only(**CANCELLED)),),
    "GET logistics.show": (about("organisation", EVERYWHERE),),
    "GET logistics.edit": (about("organisation/offre", EVERYWHERE),),
    "POST logistics.add": (
        about("organisation/offre", ARRANGED, part("offre", kind="meal", what="Le gâteau du dimanche", guest="")),
        about("organisation/interprete", ARRANGED, part("interprete", language="le turc, un peu", name="")),
        about("organisation/frais", PAID, part("frais", what="Les tickets de bus", amount="3,20", payer="family")),
    ),
    "POST logistics.settle": (named("organisation/offre/{}", "offer", only(holds="yes")),),
    "POST logistics.assure": (named("organisation/interprete/{}/secret", "interpreter", only(holds="yes")),),
    "POST logistics.tick": (
        Example(
            "/situations/{}/organisation/liste/{}",
            {"coordinator": {"prepared/prepared.item"}, "second": {"prepared2/prepared.item"}},
            things=(("prepared", "prepared.item"), ("prepared2", "prepared.item"), ("prepared", "prepared.item@59")),
            typed=only(holds="no"),
        ),
    ),
    "POST logistics.remove": (
        named("organisation/retirer/offre/{}", "offer", only()),
        named("organisation/retirer/interprete/{}", "interpreter", only()),
        named("organisation/retirer/frais/{}", "cost", only()),
    ),
    "POST attachment.remove": (named("images/{}/effacer", "picture", lambda _house, _things: {}),),
}
