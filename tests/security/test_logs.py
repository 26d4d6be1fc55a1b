"""What the server's log says of a journey: views, codes and times; no name, no text, no link, no token."""

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.security import links
from tests.browse import fields
from tests.security.browser import PASSWORD, SESSION, cookies, give_password, sign_in
from tests.security.tour import address, allowed
from tests.security.visitors import House
from tests.world import Place

pytestmark = pytest.mark.usefixtures("quick_press")


@pytest.fixture
def lines(app: Flask) -> Iterator[io.StringIO]:
    """Whatever is logged, in the form that it is written in."""
    written = io.StringIO()
    ours = app.logger
    capturing = logging.StreamHandler(written)
    capturing.setFormatter(ours.handlers[0].formatter)
    everybody = logging.getLogger()
    plain = logging.StreamHandler(written)
    ours.addHandler(capturing)
    everybody.addHandler(plain)
    yield written
    ours.removeHandler(capturing)
    everybody.removeHandler(plain)


def _said(lines: io.StringIO) -> str:
    text = lines.getvalue()
    assert text.count("\n") > 3
    for line in text.splitlines():
        assert json.loads(line)["at"]
    return text


@pytest.mark.parametrize("apart", [6, pytest.param(1, marks=pytest.mark.long)])
def test_a_journey_leaves_no_word_of_anybody(house: House, lines: io.StringIO, apart: int) -> None:
    """Through every view, or every third."""
    for _, example, actor, things in [*allowed("GET")][::apart]:
        if not example.path.startswith("/evaluation/note.pdf"):
            house.knock(actor, "GET", address(house, example, things))
    for _, example, actor, things in [*allowed("POST")][::apart]:
        house.knock(
            actor, "POST", address(house, example, things), example.typed(house, things) if example.typed else {}
        )
        house.restore()
    said = _said(lines)
    assert "zibeline" not in said
    assert not [key for name, key in house.life.keys.items() if key in said and name != "missing"]
    assert not re.search(r"/(situations|orientations|comptes|lien)/", said)


def test_a_sign_in_leaves_neither_address_nor_token_nor_password(
    app: Flask, lines: io.StringIO, session: Session, gironde: Place
) -> None:
    link = links.draw(session, MACHINE, gironde.accounts["admin"])
    session.commit()
    give_password(app, "referrer@33.example.org")
    client = app.test_client()
    sign_in(client, "referrer@33.example.org", "pas la bonne phrase")
    token = cookies(sign_in(client, "referrer@33.example.org"))[SESSION].value
    page = client.get(f"/lien/{link}", follow_redirects=True)
    chosen = {"password": PASSWORD, "password_again": PASSWORD}
    client.post("/mot-de-passe", data=fields(page.text) | chosen)
    said = _said(lines)
    for word in (token, link, PASSWORD, "pas la bonne phrase", "referrer@33", "127.0.0.1"):
        assert word not in said


def test_a_fault_is_told_by_its_kind_and_its_place_never_by_what_it_carried(house: House, lines: io.StringIO) -> None:
    house.write("ALTER TABLE delay RENAME TO elsewhere")
    path = f"/situations/{house.key('waiting')}/etapes/return"
    typed = {"version": house.version("waiting"), "words": "La mère, zibeline, dit non."}
    for _ in range(4):
        assert house.knock("committee", "POST", path, typed).status_code == 500
    said = _said(lines)
    assert "OperationalError" in said
    assert "casework/passage.py" in said
    assert "zibeline" not in said
    assert house.key("waiting") not in said
