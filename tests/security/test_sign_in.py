"""Signing in tells nobody who has an account, and does not let anybody try for ever; links open once."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.config import Settings
from conference.domain.actors import MACHINE
from conference.factory import create_app
from conference.models.personal_link import PersonalLink
from conference.models.sign_in import Attempt
from conference.programme import accounts
from conference.security import links
from conference.security.passwords import Passwords
from tests.browse import fields
from tests.conftest import NOW
from tests.security.browser import PASSWORD, cookies, give_password, let_in, sign_in
from tests.world import Place

REFERRER, ADMIN, CLOSED = "referrer@33.example.org", "admin@33.example.org", "auditor@33.example.org"
NOBODY, WITHOUT = "nobody@example.org", "lead@33.example.org"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="[^"]*"')


class Counting(PasswordHasher):
    """The real hasher, that counts its verifications."""

    verified = 0

    def verify(self, *args: Any, **kwargs: Any) -> Any:
        """One more."""
        self.verified += 1
        return super().verify(*args, **kwargs)


@pytest.fixture
def hasher(app: Flask, session: Session, gironde: Place) -> Iterator[Counting]:
    """The hasher of the application, counted; an account with a password, one closed."""
    accounts.close(session, MACHINE, gironde.accounts["auditor"])
    session.commit()
    give_password(app, REFERRER)
    give_password(app, CLOSED)
    counting = Counting(1, 64, parallelism=1)
    passwords: Passwords = app.extensions["passwords"]
    before, passwords._hasher = passwords._hasher, counting
    yield counting
    passwords._hasher = before


def _tried(app: Flask, hasher: Counting, email: str, password: str) -> tuple[int, str, int, set[str]]:
    before, client = hasher.verified, app.test_client()
    answer = sign_in(client, email, password)
    text = TOKEN.sub("", answer.text).replace(email, "…")
    return answer.status_code, text, hasher.verified - before, set(cookies(answer))


def test_the_same_words_and_the_same_work_whether_or_not_the_account_exists(app: Flask, hasher: Counting) -> None:
    expected = _tried(app, hasher, REFERRER, "pas la bonne phrase du tout")
    assert (expected[0], expected[2]) == (422, 1)
    for email in (NOBODY, WITHOUT, CLOSED, "pas une adresse", REFERRER.upper()):
        assert _tried(app, hasher, email, "pas la bonne phrase du tout") == expected, email
    assert _tried(app, hasher, CLOSED, PASSWORD) == expected
    assert _tried(app, hasher, NOBODY, PASSWORD) == expected
    assert _tried(app, hasher, REFERRER, PASSWORD)[0] == 302


@pytest.mark.parametrize("email", [REFERRER, NOBODY])
def test_ten_failures_close_the_door_of_a_name_for_a_quarter_of_an_hour(
    app: Flask, hasher: Counting, email: str
) -> None:
    for _ in range(10):
        assert _tried(app, hasher, email, "faux mot de passe")[0] == 422
    closed = _tried(app, hasher, email, PASSWORD)
    assert closed[0] == 429
    assert closed[2] == 0
    assert _tried(app, hasher, ADMIN, "faux mot de passe")[0] == 422, "another name is not concerned"
    with clock.frozen(NOW + timedelta(minutes=15, seconds=1)):
        assert _tried(app, hasher, email, PASSWORD)[0] == (302 if email == REFERRER else 422)


def test_sixty_failures_close_the_door_of_an_address(app: Flask, hasher: Counting) -> None:
    for number in range(60):
        assert _tried(app, hasher, f"{number}@example.org", "faux mot de passe")[0] == 422
    assert _tried(app, hasher, REFERRER, PASSWORD)[0] == 429
    elsewhere = sign_in(app.test_client(), REFERRER, environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert elsewhere.status_code == 302


def test_failures_are_kept_in_the_base_as_digests_and_a_restart_forgives_nobody(
    app: Flask, hasher: Counting, session: Session
) -> None:
    for _ in range(10):
        _tried(app, hasher, REFERRER, "faux mot de passe")
    kept = session.scalars(select(Attempt.digest)).all()
    assert len(kept) == 20
    assert not [one for one in kept if "referrer" in one or "127.0.0.1" in one]
    session.commit()
    settings: Settings = app.extensions["settings"]
    again = create_app(settings)
    assert sign_in(again.test_client(), REFERRER).status_code == 429


def test_a_success_forgets_the_failures_of_its_account_alone(app: Flask, hasher: Counting, session: Session) -> None:
    for email in (REFERRER, NOBODY):
        _tried(app, hasher, email, "faux mot de passe")
    assert _tried(app, hasher, REFERRER, PASSWORD)[0] == 302
    assert session.scalar(select(func.count()).select_from(Attempt)) == 3


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://mal.example/",
        "//mal.example/",
        "///mal.example",
        "/\\mal.example",
        "\\\\mal.example",
        "/\t/mal.example",
        "javascript:alert(1)",
        "/%5cmal.example\\",
        " //mal.example",
        "mal.example",
    ],
)
def test_signing_in_leads_only_inside(app: Flask, elsewhere: str) -> None:
    give_password(app, REFERRER)
    client = app.test_client()
    page = client.get("/connexion", query_string={"suite": elsewhere})
    typed = fields(page.text) | {"email": REFERRER, "password": PASSWORD}
    answer = client.post("/connexion", data=typed, query_string={"suite": elsewhere})
    assert answer.location == "/"


def test_signing_in_leads_where_one_was_going(app: Flask) -> None:
    give_password(app, REFERRER)
    client = app.test_client()
    door = client.get("/situations?stage=assignment").location
    assert sign_in(client, REFERRER, path=door).location == "/situations?stage=assignment"


Draw = Callable[[], str]


@pytest.fixture
def draw(session: Session, gironde: Place) -> Draw:
    """Draw a link for the referrer of Gironde."""

    def drawn() -> str:
        token = links.draw(session, MACHINE, gironde.accounts["referrer"])
        session.commit()
        return token

    return drawn


def _opens(app: Flask, token: str) -> tuple[int, str]:
    page = app.test_client().get(f"/lien/{token}", follow_redirects=True)
    return page.status_code, page.text


def test_a_link_is_kept_as_a_digest_and_leaves_the_address_at_once(app: Flask, draw: Draw, session: Session) -> None:
    token = draw()
    assert len(token) >= 43, "256 bits"
    kept = session.scalars(select(PersonalLink)).one()
    assert token not in repr(vars(kept))
    session.commit()
    client = app.test_client()
    answer = client.get(f"/lien/{token}")
    assert answer.location == "/mot-de-passe"
    assert token not in str(answer.headers)
    assert token not in client.get("/mot-de-passe").text


def test_opening_a_link_consumes_nothing(app: Flask, draw: Draw, session: Session) -> None:
    token = draw()
    assert [_opens(app, token)[0] for _ in range(3)] == [200, 200, 200]
    assert session.scalars(select(PersonalLink)).one().ended_at is None


def test_expired_used_replaced_and_unknown_links_look_alike(app: Flask, draw: Draw) -> None:
    unknown = _opens(app, "A" * 43)
    assert unknown[0] == 404
    token = draw()
    with clock.frozen(NOW + timedelta(days=3)):
        assert _opens(app, token) == unknown
    other = draw()
    assert _opens(app, token) == unknown
    client = app.test_client()
    page = client.get(f"/lien/{other}", follow_redirects=True)
    chosen = {"password": PASSWORD, "password_again": PASSWORD}
    assert client.post("/mot-de-passe", data=fields(page.text) | chosen).status_code == 302
    assert _opens(app, other) == unknown
    assert not let_in(client)


def test_a_link_of_a_closed_account_opens_nothing(app: Flask, draw: Draw, session: Session, gironde: Place) -> None:
    token = draw()
    accounts.close(session, MACHINE, gironde.accounts["referrer"])
    session.commit()
    assert _opens(app, token)[0] == 404
