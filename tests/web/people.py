"""What the tests of accounts ask of the base, and of the links that pages show."""

import re

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account, Membership
from conference.programme import accounts
from conference.security.transactions import to_write
from tests import world

INVITED = {"name": "Noé Bréard", "email": "noe@example.org", "role": "lead", "territory": "", "institution": ""}


def key_of(app: Flask, name: str, code: str = "33") -> str:
    """The key of an account of a département."""
    with app.app_context():
        return world.find(db.session(), code).accounts[name].key


def roles_of(app: Flask, email: str, code: str = "33") -> list[Role]:
    """What an address may be in a département."""
    with app.app_context():
        session = db.session()
        world.find(session, code)
        query = select(Membership.role).join(Account, Account.id == Membership.account_id)
        return list(session.scalars(query.where(Account.email == email).order_by(Membership.id)))


def also_in_nord(app: Flask, name: str = "referrer") -> None:
    """Give an account of Gironde a role in Nord."""
    with app.app_context():
        session = db.session()
        to_write(session)
        account = world.find(session, "33").accounts[name]
        world.find(session, "59")
        accounts.give(session, MACHINE, account, Role.LEAD)
        session.commit()


def link_in(answer: TestResponse) -> str:
    """The personal link that a page shows."""
    found = re.search(r'value="(https?://[^"]*/lien/[^"]+)"', answer.text)
    assert found is not None
    return found.group(1)


def chosen_by(app: Flask, link: str) -> int:
    """What the page of a password answers to somebody who follows a link."""
    visitor = app.test_client()
    visitor.environ_base["wsgi.url_scheme"] = "https"
    visitor.get(link)
    return visitor.get("/mot-de-passe").status_code
