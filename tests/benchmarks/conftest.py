"""Who reads the pages that are measured, and through what."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.extensions import db
from conference.programme import accounts
from tests.conftest import SignIn
from tests.world import Place

Enter = Callable[[str], FlaskClient]


@pytest.fixture
def enter(sign_in: SignIn, session: Session, gironde: Place) -> Enter:
    """Sign somebody in by their role; everybody is the second coordinator, with every other role besides."""

    def opened(who: str) -> FlaskClient:
        if who != "everybody":
            return sign_in(who)
        for role in set(Role) - {Role.COORDINATOR}:
            accounts.give(session, MACHINE, gironde.accounts["second"], role)
        session.commit()
        return sign_in("second")

    return opened


@pytest.fixture
def engine(app: Flask) -> Engine:
    """What the pages read through."""
    with app.app_context():
        return db.engine
