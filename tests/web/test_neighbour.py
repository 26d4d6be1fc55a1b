"""Where nobody here may decide: an administrator asks a neighbouring body, which sees that case and no other."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import recusal
from conference.domain.actors import MACHINE
from conference.domain.neutrality import TieKind
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.case import Case
from conference.models.tenancy import work_for
from conference.programme import accounts, coordinators, neighbours
from tests import seats, world
from tests.browse import fill, lands
from tests.conftest import NOW, SignIn
from tests.world import Place

CARD = "Personne ici ne peut décider"


@pytest.fixture
def orphan(session: Session, gironde: Place) -> Case:
    """A case from which the only member and the only lead have stepped aside."""
    case = seats.ready(session, gironde)
    for name in ("committee", "lead"):
        recusal.step_aside(session, world.actor(gironde, name), case, TieKind.OTHER, suggested=False)
    session.commit()
    return case


def _said(case: Case) -> str:
    return case.reference or ""


def _account(session: Session, email: str) -> Account:
    found = session.scalars(select(Account).where(Account.email == email)).one()
    session.commit()
    return found


def test_from_the_card_to_the_decision_and_the_end(
    session: Session, gironde: Place, orphan: Case, sign_in: SignIn
) -> None:
    other = world.received(session, gironde)
    session.commit()
    admin = sign_in("admin")
    home = admin.get("/").text
    assert CARD in home
    assert _said(orphan) in home
    assert _said(other) not in home
    page = admin.get(f"/instance-voisine/{orphan.key}").text
    assert _said(orphan) in page
    assert "Lou" not in page
    assert admin.get(f"/instance-voisine/{other.key}").status_code == 404
    typed = {"name": "Ana Voisine", "email": "ana@24.example.org"}
    for wrong in ("2026-03-12", "2028-01-01", ""):
        assert fill(admin, f"/instance-voisine/{orphan.key}", **typed, until=wrong).status_code == 422
    lands(fill(admin, f"/instance-voisine/{orphan.key}", **typed, until="2026-04-30"))
    assert CARD not in admin.get("/").text
    ana = sign_in(_account(session, "ana@24.example.org"))
    listed = ana.get("/situations").text
    assert _said(orphan) in listed
    assert _said(other) not in listed
    assert _said(orphan) in ana.get("/").text
    assert ana.get(f"/situations/{other.key}").status_code == 404
    address = f"/situations/{orphan.key}/designation/{gironde.coordinators['Claire'].key}"
    with clock.frozen(NOW + timedelta(days=60)):
        assert ana.get(address).status_code in {302, 403, 404}, "the role is over"
    ana = sign_in(_account(session, "ana@24.example.org"))
    lands(fill(ana, address, pertinence="Utile."))
    said = "décidé par une instance voisine, personne du département ne pouvant décider"
    assert said in ana.get(f"/situations/{orphan.key}").text


def test_a_neighbour_reads_nothing_once_somebody_here_may_decide(
    session: Session, gironde: Place, orphan: Case, sign_in: SignIn
) -> None:
    admin = world.actor(gironde, "admin")
    neighbours.ask(session, admin, orphan, "ana@24.example.org", "Ana", world.today() + timedelta(days=9))
    session.commit()
    ana = sign_in(_account(session, "ana@24.example.org"))
    assert ana.get(f"/situations/{orphan.key}").status_code == 200
    seats.seat(session, gironde, "paul")
    session.commit()
    assert ana.get(f"/situations/{orphan.key}").status_code == 404
    assert _said(orphan) not in ana.get("/situations").text
    with pytest.raises(Refused) as refused:
        neighbours.ask(session, admin, orphan, "bea@24.example.org", "Béa", world.today() + timedelta(days=9))
    assert [reason.code for reason in refused.value.reasons] == ["decided_here"]


def test_an_account_of_another_departement_waits_for_the_machine(
    session: Session, gironde: Place, nord: Place, orphan: Case, sign_in: SignIn
) -> None:
    there = nord.accounts["committee"]
    admin = world.actor(gironde, "admin")
    role = neighbours.ask(session, admin, orphan, there.email, "Ana", world.today() + timedelta(days=9))
    session.commit()
    assert not role.vouched
    assert CARD in sign_in("admin").get("/").text
    assert accounts.vouch_for_cases(session, there) == [role]
    session.commit()
    assert sign_in(there).get(f"/situations/{orphan.key}").status_code == 200
    work_for(session, nord.department)
    assert session.scalars(select(Membership).where(Membership.account_id == there.id)).one().case_id is None


def test_a_role_for_one_case_is_no_role_of_the_departement(session: Session, gironde: Place, orphan: Case) -> None:
    admin = world.actor(gironde, "admin")
    role = neighbours.ask(session, admin, orphan, "ana@24.example.org", "Ana", world.today() + timedelta(days=9))
    ana = session.get_one(Account, role.account_id)
    whole = accounts.give(session, MACHINE, ana, Role.COMMITTEE)
    assert (whole.case_id, whole.id == role.id) == (None, False)


def test_a_neighbour_learns_nothing_of_who_leaves(
    session: Session, gironde: Place, orphan: Case, sign_in: SignIn
) -> None:
    claire, one = gironde.coordinators["Claire"], world.actor(gironde, "admin")
    coordinators.describe(
        session, MACHINE, claire, claire.kind, "", None, world.today() + timedelta(days=9), world.today()
    )
    neighbours.ask(session, one, orphan, "ana@24.example.org", "Ana", world.today() + timedelta(days=9))
    seats.seat(session, gironde, "south", territory=gironde.territories["Sud"])
    session.commit()
    page = f"/coordination/{claire.key}/depart"
    assert sign_in("south").get(page).status_code == 200
    ana = sign_in(_account(session, "ana@24.example.org"))
    assert ana.get(page).status_code == 403
    assert page not in ana.get("/").text
