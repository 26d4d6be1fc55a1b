"""Somebody whom two départements call by two names: each page of a département says its own."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.models.account import Membership
from tests import asking, world
from tests.conftest import SignIn
from tests.world import Place


def test_no_page_says_the_name_that_another_departement_gave(session: Session, gironde: Place, sign_in: SignIn) -> None:
    asked = asking.taken(session, gironde).key
    case = world.assigned(session, gironde)
    here = gironde.accounts["referrer"]
    here.name = "Ailleurs Dupont"
    for membership in session.scalars(select(Membership).where(Membership.account_id == here.id)):
        membership.name, membership.folded = "Ici Dupont", "ici dupont"
    audit.write(session, MACHINE, Act.MEMBERSHIP_GIVEN, here)
    session.commit()
    pages = {
        "committee": [f"/situations/{case.key}/referent", f"/demandes/{asked}"],
        "lead": [f"/situations/{case.key}"],
        "auditor": ["/controle"],
        "coordinator": [f"/situations/{case.key}"],
    }
    for who, addresses in pages.items():
        client = sign_in(who)
        for address in addresses:
            page = client.get(address)
            assert page.status_code == 200, address
            assert "Ici Dupont" in page.text, address
            assert "Ailleurs" not in page.text, address
