"""The lead of one territory reads the figures of that territory."""

from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.programme import accounts
from tests import world
from tests.conftest import SignIn
from tests.world import Place


def test_figures_stop_at_the_territories_of_their_reader(session: Session, gironde: Place, sign_in: SignIn) -> None:
    world.received(session, gironde)
    narrow = accounts.create(session, MACHINE, "sud@33.example.org", "Sud seulement")
    accounts.give(session, MACHINE, narrow, Role.LEAD, territory=gironde.territories["Sud"])
    session.commit()
    for who, received in (("lead", "1,1"), ("sud", "0,0")):
        table = sign_in(who).get("/evaluation/note.csv?first=2026-01-01&last=2026-12-31")
        assert f"activity.referrals,Orientations reçues,{received}," in table.text


def test_one_role_in_the_south_and_another_in_the_north_open_both(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    world.received(session, gironde)
    both = accounts.create(session, MACHINE, "deux@33.example.org", "Deux territoires")
    accounts.give(session, MACHINE, both, Role.LEAD, territory=gironde.territories["Sud"])
    accounts.give(session, MACHINE, both, Role.COMMITTEE, territory=gironde.territories["Nord"])
    session.commit()
    listed = sign_in("deux").get("/situations")
    assert listed.status_code == 200
    assert "1 situation" in listed.text
