"""Whatever form somebody was filling when their session ended, it comes back with what they had typed."""

import re
from datetime import timedelta
from html import unescape

import pytest

from conference import clock
from tests.browse import fields
from tests.conftest import NOW
from tests.security.browser import PASSWORD, SESSION, give_password, holding
from tests.security.tour import address, allowed
from tests.security.visitors import ANONYMOUS, House

FORMS = {f"{case[0]} {case[1].path}": case for case in allowed("POST") if case[1].typed and case[2] != ANONYMOUS}
MACHINE_S = {"once", "version", "csrf_token", "file"}
# A minimal case, and what people answered on paper.
UNKEPT = ("/situations/{}/minimal", "/questionnaires/saisie")
# What buttons send: it is tapped again. Of these forms there is nothing else.
BUTTONS = {
    *("family_page.choose", "sync.choose", "guest.answer", "candidate.answer", "side.quieten", "log.call"),
    "proposal.ask",
}
TAPPED = {"holds", "member", "offered", "presence", "seat", "situation"}
LATER = NOW + timedelta(minutes=31)


def _texts(typed: dict[str, object]) -> dict[str, str]:
    return {
        name: value
        for name, value in typed.items()
        if isinstance(value, str) and value and not (set(name.split("-")) & (MACHINE_S | TAPPED))
    }


NAMES = sorted(name for name in FORMS if FORMS[name][0].removeprefix("POST ") not in BUTTONS)


@pytest.mark.parametrize(
    "name", [*NAMES[::3], *(pytest.param(n, marks=pytest.mark.long) for n in NAMES if n not in NAMES[::3])]
)
def test_a_form_sent_too_late_is_given_back_as_it_was_typed(house: House, name: str) -> None:
    _, example, actor, things = FORMS[name]
    typed = dict(example.typed(house, things)) if example.typed else {}
    with clock.frozen(LATER):
        late = house.knock(actor, "POST", address(house, example, things), typed)
        assert late.location.startswith("/connexion")
        assert set(house.changed()) <= {"kept_form"}
        house.write("UPDATE web_session SET seen_at = ?", f"{LATER:%Y-%m-%d %H:%M:%S}.000000")
        if not _texts(typed):
            return
        if example.path.startswith(UNKEPT):
            assert house.rows("SELECT path FROM kept_form") == [], "nothing is kept of it under an account"
            return
        (where,) = house.rows("SELECT path FROM kept_form")[0]
        back = house.knock(actor, "GET", f"{where}?garde=1")
    assert back.status_code == 200
    shown = unescape(back.text)
    assert "Voici ce que vous aviez tapé" in shown
    offered = {name: text for name, text in _texts(typed).items() if _is_control(shown, name)}
    assert offered
    assert [name for name, text in offered.items() if not _holds(shown, text)] == []


def _is_control(page: str, name: str) -> bool:
    """Whether a page has something to fill or choose by that name: a button is pressed again."""
    return re.search(rf'<(?:input|textarea|select)[^>]*name="{re.escape(name)}"', page) is not None


def _holds(page: str, text: str) -> bool:
    """Whether a control of the page holds a text: typed in it, ticked or selected."""
    said = re.escape(text)
    if re.search(rf"<textarea[^>]*>\s*{said}", page):
        return True
    controls = re.findall(rf'<(input|option)([^>]*value="{said}"[^>]*)>', page)
    return any("checked" in rest or "selected" in rest or not _chosen(kind, rest) for kind, rest in controls)


def _chosen(kind: str, rest: str) -> bool:
    return kind == "option" or "radio" in rest or "checkbox" in rest


def test_what_was_sent_to_no_page_of_ours_is_not_kept_nor_led_to(house: House) -> None:
    give_password(house.app, "gone@33.example.org")
    token = house.life.tokens["gone"][0]
    client = holding(house.app, token)
    with clock.frozen(LATER):
        client.post("//mal.example/", data={"words": "piège"})
        page = client.get("/connexion")
        typed = fields(page.text) | {"email": "gone@33.example.org", "password": PASSWORD}
        answer = client.post("/connexion", data=typed)
    assert answer.location == "/"
    assert SESSION in answer.headers["Set-Cookie"]
    assert house.rows("SELECT count(*) FROM kept_form") == [(0,)]
