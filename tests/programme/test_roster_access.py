"""Who a table of people lets in: once a family is known here, an administrator alone says so."""

import pytest
from sqlalchemy.orm import Session

from conference.domain.reasons import Refused
from conference.models.roster import Roster
from conference.programme.roster import taking, undoing
from tests import world
from tests.programme.test_roster import ANA, BEN, CLO, codes, looked, taken
from tests.rosters import filled
from tests.world import Place


def test_once_a_family_is_known_the_lead_brings_in_and_sends_away_nobody(session: Session, gironde: Place) -> None:
    lead, admin = world.actor(gironde, "lead"), world.actor(gironde, "admin")
    roster = taken(session, gironde, ANA, {**BEN, "Courriel": ""})
    assert roster is not None
    world.received(session, gironde)
    committee = {**CLO, "Prénom et nom": "Moi Invention", "Courriel": "moi@test.example", "Rôles": "instance"}
    for line in (committee, BEN):
        assert ("roster_role_of_admins", "roles") in codes(looked(session, lead, filled([line])))[0]
        assert codes(looked(session, admin, filled([line]))) == [[]]
    assert codes(looked(session, lead, filled([CLO]))) == [[]], "places stay the lead's"
    with pytest.raises(Refused, match="roster_undone_by_admins"):
        undoing.undo(session, lead, roster)


def test_a_lead_sends_no_administrator_away(session: Session, gironde: Place) -> None:
    lead, admin = world.actor(gironde, "lead"), world.actor(gironde, "admin")
    named = looked(session, admin, filled([{**ANA, "Rôles": "administratrice"}]))
    roster = taking.take_in(session, admin, named, world.today())
    assert roster is not None
    with pytest.raises(Refused, match="roster_undone_by_admins"):
        undoing.undo(session, lead, roster)
    undoing.undo(session, admin, roster)
    assert session.get(Roster, roster.id) is None
