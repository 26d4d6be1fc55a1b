"""What coordinators count of their own: their cases and their time, and of nobody else's."""

import pytest
from flask import Flask

from conference.domain.work import WorkKind
from conference.extensions import db
from conference.programme.time import log
from conference.security.transactions import to_write
from tests import world
from tests.conftest import SignIn
from tests.web.figures import PERIOD, text


@pytest.fixture
def shared_out(app: Flask) -> None:
    """A case and half an hour of each of two coordinators, and a case that waits for nobody yet."""
    with app.app_context():
        session = db.session()
        to_write(session)
        gironde = world.find(session, "33")
        world.received(session, gironde)
        for name, account in (("Claire", "coordinator"), ("Sofiane", "second")):
            case = world.assigned(session, gironde, name)
            log(session, world.actor(gironde, account), WorkKind.PREPARATION, 30, world.today(), case)
        session.commit()
        db.session.remove()


@pytest.mark.usefixtures("shared_out")
@pytest.mark.parametrize("account", ["coordinator", "second"])
def test_a_coordinator_counts_their_own_cases_and_time_and_nothing_else(sign_in: SignIn, account: str) -> None:
    page = text(sign_in(account).get(f"/mes-chiffres?{PERIOD}").text).replace("\u00a0", " ")
    assert "Mon temps Préparation 30 min En tout 30 min Orientations reçues 1 n = 1 orientation" in page
    assert "État Situations Abouties 0 En cours 1 Non abouties 0" in page
    assert "ne se comparent à ceux de personne" in page
    assert "moyenne" not in page
