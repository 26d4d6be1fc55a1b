"""The same table for family pages and complaints: the coordinator gives pages, and never reads a complaint."""

from collections.abc import Mapping
from typing import Any

from tests.security.access import CASES, COORDINATED, Example, Rights, Things, at, of_case, roles
from tests.security.routes_preparation import PUBLIC, child, own
from tests.security.typed import ONCE, fields, words
from tests.security.visitors import House

COMPLAINTS: tuple[Things, ...] = tuple(
    (name,) for name in ("prepared.complaint", "prepared2.complaint", "prepared.complaint@59", "missing")
)
READERS: Rights = {"lead": {"prepared.complaint", "prepared2.complaint"}}
PAGE = "/situations/{}/pages-famille"
OPEN = at("assigned")

QUOTES = "/situations/{}/citations"
SAID, QUOTED = (tuple((name,) for name in (thing, f"{thing}@59", "missing")) for thing in ("said", "quoted"))
KEPT_BACK = fields(state="kept_back", passage="", theme="Les proches")


def _decided(house: House, things: Things) -> Mapping[str, Any]:
    """What is decided of a passage, at the version that it has."""
    return {**KEPT_BACK(house, things), "version": house.version(things[0], "quotation")}


def _passage(house: House, things: Things) -> Mapping[str, Any]:
    """What was said at a review, where there is one."""
    key = house.life.keys.get(f"{things[0]}.review", "")
    said = [text for (text,) in house.rows("SELECT changed FROM review WHERE key = ?", key)]
    return {"once": ONCE, "review": key, "passage": "".join(said), "agreed": "y"}


FAMILY_ROUTES: dict[str, tuple[Example, ...]] = {
    "GET family_page.index": (of_case(PAGE, COORDINATED, things=CASES),),
    "POST family_page.choose": (of_case(PAGE, OPEN, COORDINATED, fields(marks="y"), CASES),),
    "POST family_page.draw": (Example(f"{PAGE}/{{}}", own("holder"), things=child("holder"), typed=fields(once=ONCE)),),
    "POST family_page.close": (Example(f"{PAGE}/{{}}/fermer", own("holder"), things=child("holder"), typed=words),),
    "POST family_page.close_all": (of_case(f"{PAGE}/fermer", COORDINATED, typed=words, things=CASES),),
    "GET family.enter": (Example("/famille/abc", PUBLIC, public=True),),
    "GET family.show": (Example("/famille", public=True),),
    "POST family.try_code": (Example("/famille", typed=fields(code="123456"), public=True),),
    "POST family.mark": (Example("/famille/fait/abc", typed=fields(done="y"), public=True),),
    "GET family.complain": (Example("/famille/ecrire", public=True),),
    "POST family.send": (Example("/famille/ecrire", typed=fields(words="Non."), public=True),),
    "POST family.leave": (Example("/famille/quitter", PUBLIC, typed=words, public=True),),
    "GET proposed_quotation.index": (of_case(QUOTES, COORDINATED, things=CASES),),
    "POST proposed_quotation.propose": (
        Example(QUOTES, at("prepared"), COORDINATED, (("prepared",), ("prepared2",), *CASES), _passage),
    ),
    "POST proposed_quotation.take_back": (
        Example(f"{QUOTES}/{{}}/retirer", own("quotation"), things=child("quotation"), typed=words),
    ),
    "GET quotation.index": (Example("/citations", roles("lead")),),
    "GET quotation.read": (Example("/citations/reponses/{}", {"lead": {"said"}}, things=SAID),),
    "POST quotation.cut": (Example("/citations/reponses/{}", {"lead": {"said"}}, things=SAID, typed=KEPT_BACK),),
    "GET quotation.show": (Example("/citations/{}", {"lead": {"quoted"}}, things=QUOTED),),
    "POST quotation.decide": (Example("/citations/{}", {"lead": {"quoted"}}, things=QUOTED, typed=_decided),),
    "GET complaint.index": (Example("/reclamations", roles("lead") | {"south": {""}}),),
    "GET complaint.show": (Example("/reclamations/{}", READERS, things=COMPLAINTS),),
    "POST complaint.answer": (
        Example("/reclamations/{}", READERS, things=COMPLAINTS, typed=fields(answer="Appelée, on change l’heure.")),
    ),
}
