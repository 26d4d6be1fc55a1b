"""The lead of a département, and something to count in it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from conference.domain.work import WorkKind
from conference.extensions import db
from conference.programme.time import log
from conference.security.transactions import to_write
from tests import world
from tests.conftest import SignIn


@pytest.fixture
def lead(app: Flask, sign_in: SignIn) -> FlaskClient:
    """The lead of a département with two cases, one of which has a coordinator who logs time."""
    with app.app_context():
        session = db.session()
        to_write(session)
        gironde = world.find(session, "33")
        world.received(session, gironde)
        case = world.assigned(session, gironde)
        log(session, world.actor(gironde, "coordinator"), WorkKind.PREPARATION, 65, world.today(), case)
        session.commit()
        db.session.remove()
    return sign_in("lead")
