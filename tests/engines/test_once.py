"""Two tabs that send one form at the same instant make one thing, on each engine."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from conference.config import Settings
from conference.extensions import db
from conference.factory import create_app
from conference.models.case import Case
from conference.models.sign_in import OneTimeKey
from conference.security import sessions
from conference.security.transactions import to_write
from tests import bases, world
from tests.browse import fields, lands

NEW = "/orientations/nouvelle"


@pytest.fixture
def served(settled_base: str) -> Iterator[Flask]:
    """The application on a settled base."""
    app = create_app(Settings(settled_base, "k" * 40, argon2_memory=64, argon2_rounds=1))
    app.testing = True
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _tab(app: Flask) -> FlaskClient:
    with app.app_context():
        opened = db.session()
        to_write(opened)
        place = world.find(opened, "33")
        token = sessions.begin(opened, place.accounts["referrer"], place.department)
        opened.commit()
        db.session.remove()
    client = app.test_client()
    client.set_cookie(sessions.SESSION, token, domain="localhost", secure=True)
    return client


def test_four_tabs_at_the_same_instant_make_one(served: Flask, settled_base: str) -> None:
    tabs = [_tab(served) for _ in range(4)]
    forms = [fields(tab.get(NEW).text) for tab in tabs]
    key = forms[0]["once"]

    def sender(tab: FlaskClient, form: dict[str, str]) -> Callable[[], str]:
        held = copy_context()
        return lambda: held.run(lambda: lands(tab.post(NEW, data=form | {"once": key})))

    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(sender(*pair)) for pair in zip(tabs, forms, strict=True)]
        places = {answer.result() for answer in sent}
    assert len(places) == 1
    with bases.opened(settled_base, "33") as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 1
        assert session.scalar(select(func.count()).select_from(OneTimeKey)) == 1
