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
