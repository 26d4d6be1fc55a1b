"""The lead of a département with something to count in it; a visitor, and a practice sheet that everybody reads."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.note import NoteState
from conference.domain.work import WorkKind
from conference.extensions import db
from conference.models.publication import Publication
from conference.programme import departments
from conference.programme.time import log
from conference.security.transactions import to_write
from tests import world
from tests.conftest import SignIn
from tests.security import practising
from tests.world import Place


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


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    """Somebody without account."""
    client = app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    return client


@pytest.fixture
def published(session: Session, gironde: Place) -> Publication:
    """A sheet that everybody reads."""
    lead = world.actor(gironde, "lead")
    departments.set_note(session, MACHINE, gironde.department, "La direction", gironde.accounts["lead"])
    sheet = practising.written(session, 2025)
    practising.reviewed(session, gironde, lead, sheet)
    sheet.state = NoteState.VALIDATED
    row = practising.publish(session, gironde, lead, sheet)
    session.commit()
    return row
