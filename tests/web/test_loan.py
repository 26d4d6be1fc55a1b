"""Lending through the screens: the lead notes, the administrator opens, the body designates, and it ends."""

import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment
from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus
from conference.domain.neutrality import Mode, Rule
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.loan import Loan
from conference.programme import accounts, departments, lending, neighbours
from conference.queries.coordinators import register
from conference.queries.loans import access
from tests import ticking, world
from tests.browse import fill, lands, press
from tests.casework import scene
from tests.conftest import NOW, SignIn
from tests.world import Place

WHO = "Nadia Voisine"
UNTIL = date(2026, 4, 30)


def noted(session: Session, place: Place, case: Case, until: date | None = UNTIL) -> Loan:
    """A loan for a case, its access open; the account is of nobody who works elsewhere."""
    lead, admin = world.actor(place, "lead"), world.actor(place, "admin")
    loan = lending.lend(session, lead, place.department, case, WHO, "40", world.today(), until)
    email = f"nadia{case.id}@40.example.org"
    lending.open_access(session, admin, loan, world.today(), lambda _: accounts.create(session, admin, email, WHO))
    return loan


def given(session: Session, place: Place, loan: Loan) -> Case:
    """The case of a loan, in the hands of whoever is lent."""
    body, case = world.actor(place, "committee"), session.get_one(Case, loan.case_id)
    coordinator = session.get_one(Coordinator, loan.coordinator_id)
    declared = assignment.ask(session, body, case, coordinator)
    assignment.answer(session, body, declared, knows=False, ties=[])
    assignment.assign(session, body, case, coordinator, "Personne d’autre n’est neutre.")
    return case


def of(session: Session, sign_in: SignIn, loan: Loan) -> FlaskClient:
    """Whoever is lent, signed in."""
    coordinator = session.get_one(Coordinator, loan.coordinator_id)
    session.commit()
    held = session.scalars(select(Membership).where(Membership.account_id == coordinator.account_id)).first()
    assert held is not None
    account = held.account
    session.commit()
    return sign_in(account)


def test_from_the_lead_to_the_case(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.received(session, gironde)
    session.commit()
    lead, admin = sign_in("lead"), sign_in("admin")
    typed = {"case": str(case.reference).lower(), "name": WHO, "lender": "40", "since": "2026-03-12"}
    page = lands(fill(lead, "/prets/nouveau", **typed, until="2026-04-30"))
    assert "attend son accès" in lead.get(page).text
    assert "qu’un département voisin prête" in sign_in("admin").get("/").text
    waiting = admin.get("/comptes").text
    assert WHO in waiting
    assert str(case.reference) in waiting
    assert "Ferrand" not in waiting
    asked = re.search(r'href="(/comptes/prets/[^"]+)"', waiting)
    assert asked is not None
    handed = fill(admin, asked[1], email="nadia@40.example.org")
    assert "Lien personnel" in handed.text
    account = accounts.by_email(session, "nadia@40.example.org")
    assert account is not None
    role = session.scalars(select(Membership).where(Membership.account_id == account.id)).one()
    assert (role.role, role.case_id, role.until, role.vouched) == (Role.COORDINATOR, case.id, UNTIL, True)
    session.commit()
    shown = " ".join(admin.get(f"/comptes/{account.key}").text.split())
    assert f"pour la situation {case.reference}, jusqu’au 30 avril 2026" in shown
    assert WHO not in admin.get("/comptes").text.partition("<table")[0]
    nadia = sign_in(account)
    assert nadia.get(f"/situations/{case.key}").status_code == 404
    loan = session.scalars(select(Loan)).one()
    given(session, gironde, loan)
    session.commit()
    assert "Ferrand" in nadia.get(f"/situations/{case.key}").text
    assert "coordonne" in lead.get("/prets").text


def test_who_is_registered_here_is_not_lent_and_every_reason_is_said(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = world.received(session, gironde)
    session.commit()
    lead = sign_in("lead")
    typed = {"case": "33-2026-9999", "name": WHO, "lender": "40", "since": "2026-03-12", "until": "2026-03-11"}
    refused = fill(lead, "/prets/nouveau", **typed)
    assert refused.status_code == 422
    assert "Aucune situation en cours ne porte cette référence" in refused.text
    assert "finirait avant de commencer" in refused.text
    right = typed | {"case": str(case.reference), "until": ""}
    assert "déjà une coordinatrice" in fill(lead, "/prets/nouveau", **right | {"name": "claire 33"}).text
    lands(fill(lead, "/prets/nouveau", **right))
    assert "déjà noté" in fill(lead, "/prets/nouveau", **right).text
    assert len(session.scalars(select(Loan)).all()) == 1


def test_a_second_loan_reuses_the_account_and_each_case_ends_with_its_own(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    modes = {**gironde.department.modes, Rule.NEVER_WORKED_WITH: Mode.OFF}
    departments.set_modes(session, MACHINE, gironde.department, modes)
    first = noted(session, gironde, world.received(session, gironde))
    second = noted(session, gironde, world.received(session, gironde), None)
    assert first.coordinator_id == second.coordinator_id
    one, two = given(session, gironde, first), given(session, gironde, second)
    nadia = of(session, sign_in, first)
    home = nadia.get("/").text
    assert str(one.reference) in home
    assert str(two.reference) in home
    with clock.frozen(clock.noon(UNTIL + timedelta(days=1), "Europe/Paris")):
        nadia = of(session, sign_in, first)
        for page in ("/", "/situations", "/temps"):
            shown = nadia.get(page).text
            assert str(one.reference) not in shown, page
            assert str(two.reference) in shown, page
        assert nadia.get(f"/situations/{one.key}").status_code == 404


def test_a_loan_does_not_end_over_the_head_of_a_family(session: Session, gironde: Place, sign_in: SignIn) -> None:
    loan = noted(session, gironde, world.received(session, gironde))
    case = given(session, gironde, loan)
    session.commit()
    lead, nadia = sign_in("lead"), of(session, sign_in, loan)
    refused = press(lead, f"/prets/{loan.key}", "Mettre fin à ce prêt")
    assert refused.status_code == 422
    assert "coordonne encore la situation" in refused.text
    assert nadia.get(f"/situations/{case.key}").status_code == 200
    lands(fill(lead, f"/prets/{loan.key}", until="2026-03-20"))
    body = sign_in("committee").get("/").text
    assert "Un prêt finit" in body
    assert f"/situations/{case.key}/designation" in body
    hand = world.actor(gironde, "committee")
    sofiane = gironde.coordinators["Sofiane"]
    case = session.get_one(Case, case.id, populate_existing=True)
    declared = assignment.ask(session, hand, case, sofiane)
    assignment.answer(session, hand, declared, knows=False, ties=[])
    assignment.hand_over(session, hand, case, sofiane, "Le prêt finit.")
    session.commit()
    assert nadia.get(f"/situations/{case.key}").status_code == 404
    assert "Un prêt finit" not in sign_in("committee").get("/").text
    lands(press(lead, f"/prets/{loan.key}", "Mettre fin à ce prêt"))
    assert nadia.get("/temps").status_code in {302, 403, 404}
    session.expire_all()
    person = session.get_one(Coordinator, loan.coordinator_id)
    assert session.scalars(select(Membership.id).where(Membership.account_id == person.account_id)).all() == []
    now = next(one.standing for one in register(session, NOW.date() + timedelta(days=1)) if one.coordinator is person)
    assert now is not None
    assert now.status is CoordinatorStatus.LEFT


def test_a_loan_that_ran_out_leaves_a_late_card_to_the_body(session: Session, gironde: Place, sign_in: SignIn) -> None:
    loan = noted(session, gironde, world.received(session, gironde))
    given(session, gironde, loan)
    session.commit()
    assert "Un prêt" not in sign_in("committee").get("/").text
    with clock.frozen(clock.noon(UNTIL + timedelta(days=1), "Europe/Paris")):
        assert "plus personne ne suit cette situation" in sign_in("committee").get("/").text


def test_somebody_who_works_elsewhere_waits_for_the_machine(session: Session, gironde: Place, nord: Place) -> None:
    case = world.received(session, gironde)
    lead, admin = world.actor(gironde, "lead"), world.actor(gironde, "admin")
    loan = lending.lend(session, lead, gironde.department, case, WHO, "59", world.today())
    there = nord.accounts["coordinator"]
    lending.open_access(session, admin, loan, world.today(), lambda _: there)
    role = session.scalars(select(Membership).where(Membership.account_id == there.id)).one()
    assert (role.vouched, role.case_id) == (False, case.id)
    accounts.give(session, MACHINE, there, Role.COORDINATOR, case=case)
    assert role.vouched


def test_a_role_for_one_case_is_not_the_role_for_all(session: Session, gironde: Place) -> None:
    case, admin = world.received(session, gironde), world.actor(gironde, "admin")
    observer = gironde.accounts["observer"]
    accounts.give(session, admin, observer, Role.COORDINATOR, case=case)
    with pytest.raises(Refused):
        accounts.give(session, admin, observer, Role.COORDINATOR, case=case)
    accounts.give(session, admin, observer, Role.COORDINATOR)
    held = select(Membership.case_id).where(Membership.account_id == observer.id, Membership.role == Role.COORDINATOR)
    assert set(session.scalars(held)) == {case.id, None}


def test_somebody_is_lent_for_a_minimal_record_too(session: Session, gironde: Place) -> None:
    loan = noted(session, gironde, ticking.received(session, gironde))
    role = access(session, loan)
    assert role is not None
    assert (role.case_id, role.name) == (loan.case_id, WHO)
    assert session.get_one(Coordinator, loan.coordinator_id).kind is CoordinatorKind.LENT


def test_a_loan_that_ran_out_and_is_given_again_opens_the_case_again(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    loan = noted(session, gironde, world.received(session, gironde))
    case = given(session, gironde, loan)
    with clock.frozen(clock.noon(UNTIL + timedelta(days=10), "Europe/Paris")):
        assert of(session, sign_in, loan).get(f"/situations/{case.key}").status_code in {403, 404}
        typed = WHO, "40", UNTIL + timedelta(days=10), UNTIL + timedelta(days=90)
        again = lending.lend(session, world.actor(gironde, "lead"), gironde.department, case, *typed)
        role = access(session, again)
        assert role is not None
        assert role.until == again.until == UNTIL + timedelta(days=90)
        assert of(session, sign_in, loan).get(f"/situations/{case.key}").status_code == 200


def test_nobody_is_lent_nor_asked_next_door_while_the_family_is_alone(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    found = scene.convened(session, gironde)
    other = lending.lend(session, found.body, gironde.department, found.case, "Ida Voisine", "40", world.today())
    found.gather()
    found.leave_alone()
    session.commit()
    lead, said = sign_in("lead"), "Le temps privé est en cours"
    typed = {"case": str(found.case.reference), "name": WHO, "lender": "40", "since": "2026-03-12"}
    for refused in (
        fill(lead, "/prets/nouveau", **typed),
        fill(lead, f"/prets/{other.key}", until="2026-05-30"),
        press(lead, f"/prets/{other.key}", "Mettre fin à ce prêt"),
    ):
        assert (refused.status_code, said in refused.text) == (422, True)
    for name in ("committee", "lead"):
        gironde.accounts[name].closed_at = NOW
    session.flush()
    asked = "ana@24.example.org", "Ana", world.today() + timedelta(days=9)
    with pytest.raises(Refused, match="private_time_running"):
        neighbours.ask(session, world.actor(gironde, "admin"), found.case, *asked)
