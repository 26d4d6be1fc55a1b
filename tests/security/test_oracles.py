"""What is named in a form or after a question mark: a thing of the other département looks like one that is not."""

import re
from collections.abc import Mapping

import pytest

from tests.security.visitors import House

DRAFT = {"field": "childhood", "origin": "professional", "kind": "child", "once": "k" * 22}
SITUATION_KEPT = {"version": "{version}"}
ROLE = {"role": "coordinator", "territory": "", "institution": "", "coordinator": ""}
PLACE = {"name": "Lieu", "parent": ""}
# actor, method, address, what is typed, and the things of Gironde and of the other département that are named
ASKED: dict[str, tuple[str, str, str, Mapping[str, str], str]] = {
    "a territory to filter by": ("committee", "GET", "/situations?territory={}", {}, "Nord"),
    "a case to trace": ("auditor", "GET", "/controle?reference={}", {}, "reference"),
    "a person to trace": ("auditor", "GET", "/controle?who={}", {}, "referrer"),
    "an institution to lie in": ("admin", "GET", "/institutions/nouvelle?dans={}", {}, "MDS"),
    "a territory to lie in": ("admin", "GET", "/territoires/nouveau?dans={}", {}, "Nord"),
    "a colleague to look for": ("admin", "GET", "/comptes?q={}", {}, "account"),
    "a name to look for": ("referrer", "GET", "/situations?q={}", {}, "name"),
    "a territory of a referral": (
        "referrer",
        "POST",
        "/orientations/{draft}/pour-qui",
        DRAFT | SITUATION_KEPT | {"territory_id": "{}"},
        "Nord",
    ),
    "an institution that knows": (
        "referrer",
        "POST",
        "/orientations/{draft}/institutions",
        SITUATION_KEPT | {"institution": "{}", "worker": "X", "once": "k" * 22},
        "UDAF",
    ),
    "the territory of a role": ("admin", "POST", "/comptes/{lead}/roles", ROLE | {"territory": "{}"}, "Nord"),
    "the institution of a role": ("admin", "POST", "/comptes/{lead}/roles", ROLE | {"institution": "{}"}, "MDS"),
    "the register of a role": ("admin", "POST", "/comptes/{lead}/roles", ROLE | {"coordinator": "{}"}, "Agathe"),
    "the parent of an institution": ("admin", "POST", "/institutions/nouvelle", PLACE | {"parent": "{}"}, "MDS"),
    "the parent of a territory": ("admin", "POST", "/territoires/nouveau", PLACE | {"parent": "{}"}, "Nord"),
}


def _value(house: House, what: str, where: str) -> str:
    """What stands for a thing: of Gironde, of the other département, or of nowhere."""
    at = {"here": "", "there": "@59"}.get(where)
    if what == "reference":
        query = "SELECT reference FROM cases WHERE key = ?"
        return "33-2026-9999" if at is None else str(house.rows(query, house.key(f"waiting{at}"))[0][0])
    if what in {"account", "name"}:
        return {"here": "zibeline33", "there": "zibeline59"}.get(where, "zibeline00")
    return house.key("missing") if at is None else house.key(what + at)


def _said(house: House, name: str, where: str) -> tuple[int, str, list[str]]:
    actor, method, path, typed, what = ASKED[name]
    value = _value(house, what, where)
    sent = {
        field: text.replace("{version}", house.version("draft")).replace("{}", value) for field, text in typed.items()
    }
    path = re.sub(r"{(\w+)}", lambda found: house.key(found[1]), path).replace("{}", value)
    answer = house.knock(actor, method, path, sent)
    changed = house.changed()
    house.restore()
    text = re.sub(r'name="(?:csrf_token|once)"[^>]*value="[^"]*"', "", answer.text).replace(value, "…")
    return answer.status_code, text, changed


@pytest.mark.parametrize("name", sorted(ASKED))
def test_what_is_another_s_looks_like_what_is_not(house: House, name: str) -> None:
    there, nowhere = _said(house, name, "there"), _said(house, name, "nowhere")
    assert there == nowhere
    assert there[2] == []
    assert "zibeline59" not in there[1]


@pytest.mark.parametrize("name", sorted(name for name in ASKED if ASKED[name][1] == "POST"))
def test_the_same_with_one_s_own_is_done(house: House, name: str) -> None:
    code, _, changed = _said(house, name, "here")
    assert code in {200, 302}
    assert changed


@pytest.mark.parametrize(
    ("actor", "finds"),
    [("referrer", True), ("coordinator", True), ("second", False), ("committee", False), ("lead", False)],
)
def test_a_name_is_found_by_those_who_may_read_it(quiet_house: House, actor: str, finds: bool) -> None:
    page = quiet_house.knock(actor, "GET", "/situations?q=DURANDREFERRER").text
    assert (f"/situations/{quiet_house.key('assigned')}" in page) is finds


def test_a_referrer_is_told_of_likely_duplicates_among_their_own_only(quiet_house: House) -> None:
    """Two referrers name the same child: neither learns of the other's case."""
    of_case = "WHERE case_id = (SELECT id FROM cases WHERE key = ?)"
    same = f"UPDATE person SET folded = 'lou ferrand', last_name = 'Ferrand' {of_case}"  # noqa: S608
    for case in ("draft", "waiting", "waiting2"):
        quiet_house.write(same, quiet_house.key(case))
    page = quiet_house.knock("referrer", "GET", f"/orientations/{quiet_house.key('draft')}/verification").text
    own = quiet_house.rows("SELECT reference FROM cases WHERE key = ?", quiet_house.key("waiting"))[0][0]
    sibling = quiet_house.rows("SELECT reference FROM cases WHERE key = ?", quiet_house.key("waiting2"))[0][0]
    assert own in page
    assert sibling not in page
