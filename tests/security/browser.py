"""A browser that signs in by the form, and keeps its cookies as one does."""

from http.cookies import SimpleCookie
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from conference import audit
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.extensions import db
from conference.models.account import Account
from conference.security.transactions import to_write
from tests.browse import fields

PASSWORD = "une phrase longue et calme"
SESSION = "__Host-session"


def give_password(app: Flask, email: str, password: str = PASSWORD) -> None:
    """Let an account sign in."""
    with app.app_context():
        session = db.session()
        to_write(session)
        account = session.scalars(select(Account).where(Account.email == email)).one()
        account.password = app.extensions["passwords"].hash(password)
        audit.write(session, MACHINE, Act.PASSWORD_SET, account)
        session.commit()
        db.session.remove()


def sign_in(
    client: FlaskClient, email: str, password: str = PASSWORD, path: str = "/connexion", **options: Any
) -> TestResponse:
    """Fill the form of the door and send it."""
    page = client.get(path)
    return client.post(path, data=fields(page.text) | {"email": email, "password": password}, **options)


def cookies(answer: TestResponse) -> SimpleCookie:
    """The cookies that an answer sets."""
    found = SimpleCookie()
    for line in answer.headers.getlist("Set-Cookie"):
        found.load(line)
    return found


def holding(app: Flask, token: str) -> FlaskClient:
    """A browser that presents a session's cookie."""
    client = app.test_client()
    client.set_cookie(SESSION, token, domain="localhost", secure=True)
    return client


def let_in(client: FlaskClient) -> bool:
    """Whether home opens."""
    return client.get("/").status_code == 200
