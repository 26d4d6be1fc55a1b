"""Sessions: a new identifier at each sign-in, ended on the server, never longer than they may be."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE
from conference.domain.tokens import digest
from conference.models.account import Membership
from conference.models.sign_in import WebSession
from conference.programme import accounts
from conference.security import links
from tests.browse import fields, token
from tests.conftest import NOW
from tests.security.browser import PASSWORD, SESSION, cookies, give_password, holding, let_in, sign_in
from tests.world import Place

REFERRER = "referrer@33.example.org"


@pytest.fixture
def entered(app: Flask) -> str:
    """The token of a referrer who has just signed in."""
    give_password(app, REFERRER)
    answer = sign_in(app.test_client(), REFERRER)
    assert answer.status_code == 302
    return cookies(answer)[SESSION].value


def test_the_cookie_cannot_be_read_sent_elsewhere_nor_set_by_another_host(app: Flask) -> None:
    give_password(app, REFERRER)
    answer = sign_in(app.test_client(), REFERRER)
    for name, cookie in cookies(answer).items():
        assert name.startswith("__Host-"), name
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["path"] == "/", name
        assert cookie["samesite"] == "Lax", name
        assert not cookie["domain"], name


def test_signing_in_draws_a_new_identifier_and_ends_the_one_before(app: Flask, entered: str) -> None:
    client = holding(app, entered)
    page = app.test_client().get("/connexion")
    assert page.status_code == 200
    answer = client.post("/connexion", data=token(client) | {"email": REFERRER, "password": PASSWORD})
    fresh = cookies(answer)[SESSION].value
    assert fresh != entered
    assert let_in(holding(app, fresh))
    assert not let_in(holding(app, entered))


def test_an_identifier_that_somebody_else_chose_never_becomes_a_session(app: Flask) -> None:
    give_password(app, REFERRER)
    client = holding(app, "chosen-by-another")
    answer = sign_in(client, REFERRER)
    assert cookies(answer)[SESSION].value != "chosen-by-another"
    assert not let_in(holding(app, "chosen-by-another"))


def test_only_the_digest_is_kept(session: Session, entered: str) -> None:
    row = session.scalars(select(WebSession)).one()
    assert row.digest == digest(entered)
    assert entered not in repr(vars(row))


def test_signing_out_ends_the_session_on_the_server(app: Flask, entered: str) -> None:
    client = holding(app, entered)
    assert let_in(client)
    answer = client.post("/deconnexion", data=token(client))
    assert answer.location == "/connexion"
    assert cookies(answer)[SESSION].value == ""
    assert not let_in(holding(app, entered))


def test_a_new_password_ends_every_session(app: Flask, entered: str, session: Session, gironde: Place) -> None:
    elsewhere = cookies(sign_in(app.test_client(), REFERRER))[SESSION].value
    link = links.draw(session, MACHINE, gironde.accounts["referrer"])
    session.commit()
    client = app.test_client()
    page = client.get(f"/lien/{link}", follow_redirects=True)
    chosen = {"password": "une autre phrase assez longue", "password_again": "une autre phrase assez longue"}
    assert client.post("/mot-de-passe", data=fields(page.text) | chosen).location == "/connexion"
    assert not let_in(holding(app, entered))
    assert not let_in(holding(app, elsewhere))
    assert sign_in(app.test_client(), REFERRER).status_code == 422
    assert sign_in(app.test_client(), REFERRER, chosen["password"]).status_code == 302


def test_closing_an_account_ends_its_sessions_at_once(
    app: Flask, entered: str, session: Session, gironde: Place
) -> None:
    assert let_in(holding(app, entered))
    accounts.close(session, MACHINE, gironde.accounts["referrer"])
    session.commit()
    assert not let_in(holding(app, entered))
    assert sign_in(app.test_client(), REFERRER).status_code == 422


def test_half_an_hour_without_a_sign_of_life_ends_it(app: Flask, entered: str) -> None:
    with clock.frozen(NOW + timedelta(minutes=29, seconds=59)):
        assert let_in(holding(app, entered))
    with clock.frozen(NOW + timedelta(minutes=59, seconds=58)):
        assert let_in(holding(app, entered)), "the visit before was a sign of life"
    with clock.frozen(NOW + timedelta(minutes=90)):
        assert not let_in(holding(app, entered))


def test_ten_hours_end_it_whatever_happens(app: Flask, entered: str) -> None:
    for minutes in range(20, 600, 20):
        with clock.frozen(NOW + timedelta(minutes=minutes)):
            assert let_in(holding(app, entered)), minutes
    with clock.frozen(NOW + timedelta(minutes=600)):
        assert not let_in(holding(app, entered))


def test_the_visitor_s_cookie_opens_nothing_and_a_forged_one_is_forgotten(app: Flask, entered: str) -> None:
    client = app.test_client()
    page = client.get("/connexion")
    assert not let_in(client)
    client = app.test_client()
    client.set_cookie("__Host-visitor", "eyJjc3JmX3Rva2VuIjoieCJ9.aaaaaa.bbbbbbbbbbbbbbbbb", domain="localhost")
    forged = client.post("/connexion", data=fields(page.text) | {"email": REFERRER, "password": PASSWORD})
    assert forged.status_code == 400
    both = holding(app, entered)
    both.set_cookie("__Host-visitor", "nonsense", domain="localhost")
    assert let_in(both)


def test_the_token_of_a_visitor_does_not_serve_once_signed_in(app: Flask) -> None:
    give_password(app, REFERRER)
    client = app.test_client()
    before = fields(client.get("/connexion").text)["csrf_token"]
    assert sign_in(client, REFERRER).status_code == 302
    assert client.post("/orientations/nouvelle", data={"csrf_token": before, "once": "k"}).status_code == 400


def test_a_role_withdrawn_is_gone_at_the_next_request(
    app: Flask, entered: str, session: Session, gironde: Place
) -> None:
    client = holding(app, entered)
    assert client.get("/orientations/nouvelle").status_code == 200
    account = gironde.accounts["referrer"]
    held = [m for m in session.scalars(select(Membership)) if m.account_id == account.id]
    for membership in held:
        accounts.withdraw(session, MACHINE, membership)
    session.commit()
    assert client.get("/orientations/nouvelle").status_code == 403
    assert client.get("/situations").status_code == 403
    assert client.get("/").location == "/departements"
    assert "Aucun département" in client.get("/departements").text
    assert client.post("/deconnexion", data=token(client)).location == "/connexion"
