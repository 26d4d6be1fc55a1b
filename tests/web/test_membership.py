"""The roles of an account: given, withdrawn at once, closed with it; and the register of coordinators."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account, Membership
from conference.models.coordinator import Coordinator, Standing
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser
from tests.web.people import INVITED, also_in_nord, chosen_by, key_of, link_in, roles_of


@pytest.fixture
def admin(sign_in: SignIn) -> Browser:
    """The administrator of Gironde, at their browser."""
    return Browser(sign_in("admin"))


def test_a_role_given_serves_at_once_and_one_withdrawn_is_gone_at_the_next_request(
    app: Flask, admin: Browser, sign_in: SignIn
) -> None:
    observer: FlaskClient = sign_in("observer")
    assert observer.get("/situations").status_code == 403
    address = f"/comptes/{key_of(app, 'observer')}"
    assert admin.send(f"{address}/roles", role="lead", territory="", institution="").status_code == 302
    assert observer.get("/situations").status_code == 200
    withdraw = re.findall(r'action="(/comptes/[^"]+/retirer)"', admin.get(address).text)
    assert len(withdraw) == 2
    assert admin.post(withdraw[1]).status_code == 302
    assert observer.get("/situations").status_code == 403
    assert roles_of(app, "observer@33.example.org") == [Role.OBSERVER]


def test_a_role_is_not_given_twice(app: Flask, admin: Browser) -> None:
    answer = admin.send(f"/comptes/{key_of(app, 'lead')}/roles", role="lead", territory="", institution="")
    assert answer.status_code == 422
    assert "a déjà ce rôle" in answer.text


def test_a_role_is_withdrawn_from_the_account_that_has_it_only(app: Flask, admin: Browser) -> None:
    with app.app_context():
        session = db.session()
        place = world.find(session, "33")
        query = select(Membership.key).where(Membership.account_id == place.accounts["lead"].id)
        theirs = session.scalars(query).one()
    answer = admin.post(f"/comptes/{key_of(app, 'observer')}/roles/{theirs}/retirer")
    assert answer.status_code == 404
    assert roles_of(app, "lead@33.example.org") == [Role.LEAD]


def test_ones_own_administration_cannot_be_withdrawn(app: Flask, admin: Browser) -> None:
    own = f"/comptes/{key_of(app, 'admin')}"
    page = admin.get(own).text
    assert "/retirer" not in page
    assert "Fermer le compte" not in page
    with app.app_context():
        session = db.session()
        place = world.find(session, "33")
        query = select(Membership.key).where(Membership.account_id == place.accounts["admin"].id)
        membership = session.scalars(query).one()
    refused = admin.post(f"{own}/roles/{membership}/retirer")
    assert refused.status_code == 409
    assert "votre propre rôle d’administration" in refused.text
    assert admin.post(f"{own}/fermeture").status_code == 409
    assert admin.get("/comptes").status_code == 200


def test_closing_ends_sessions_and_roles(app: Flask, admin: Browser, sign_in: SignIn) -> None:
    referrer = sign_in("referrer")
    assert referrer.get("/situations").status_code == 200
    address = f"/comptes/{key_of(app, 'referrer')}"
    assert "prennent fin aussitôt" in admin.get(f"{address}/fermeture").text
    assert admin.post(f"{address}/fermeture").status_code == 302
    assert "/connexion" in referrer.get("/situations").headers["Location"]
    assert roles_of(app, "referrer@33.example.org") == []
    assert admin.get(address).status_code == 404
    with app.app_context():
        account = db.session.scalars(select(Account).where(Account.email == "referrer@33.example.org")).one()
        assert account.closed_at is not None


def test_an_account_that_works_elsewhere_is_left_open_there(app: Flask, admin: Browser, sign_in: SignIn) -> None:
    also_in_nord(app)
    with app.app_context():
        account = world.find(db.session(), "33").accounts["referrer"]
    here, there = sign_in(account), sign_in(account, "59")
    address = f"/comptes/{account.key}"
    before = admin.get(f"{address}/fermeture").text
    assert admin.post(f"{address}/fermeture").status_code == 302
    assert "/connexion" in here.get("/situations").headers["Location"]
    assert there.get("/situations").status_code == 200
    assert roles_of(app, "referrer@33.example.org", "59") == [Role.LEAD]
    assert "Si elle travaille aussi pour un autre département" in before
    assert admin.get(address).status_code == 404


def test_a_closed_account_is_opened_again_by_its_address(app: Flask, admin: Browser) -> None:
    admin.post(f"/comptes/{key_of(app, 'referrer')}/fermeture")
    answer = admin.send("/comptes/nouveau", **{**INVITED, "email": "Referrer@33.example.org"})
    assert chosen_by(app, link_in(answer)) == 200
    assert roles_of(app, "referrer@33.example.org") == [Role.LEAD]


def standings(app: Flask, name: str) -> list[tuple[CoordinatorStatus, str]]:
    """The statuses of a coordinator of Gironde, each with its first day."""
    with app.app_context():
        session = db.session()
        world.find(session, "33")
        query = select(Standing.status, Standing.since).join(Coordinator, Coordinator.id == Standing.coordinator_id)
        rows = session.execute(query.where(Coordinator.name == name).order_by(Standing.since))
        return [(status, since.isoformat()) for status, since in rows]


@pytest.mark.parametrize(
    ("trained", "engaged", "expected"),
    [
        ("2025-01-06", "2025-03-03", [("ready", "2025-01-06"), ("engaged", "2025-03-03")]),
        ("2025-01-06", "", [("ready", "2025-01-06")]),
        ("", "2025-03-03", [("engaged", "2025-03-03")]),
        ("", "", [("ready", "2026-03-12")]),
    ],
)
def test_a_new_coordinator_enters_the_register(
    app: Flask, admin: Browser, trained: str, engaged: str, expected: list[tuple[str, str]]
) -> None:
    sent = {**INVITED, "role": "coordinator", "coordinator": "", "trained_on": trained, "engaged_on": engaged}
    assert admin.send("/comptes/nouveau", **sent).status_code == 200
    assert standings(app, "Noé Bréard") == [(CoordinatorStatus(status), since) for status, since in expected]


def test_a_coordinator_without_account_is_linked_to_one(app: Flask, admin: Browser) -> None:
    with app.app_context():
        agathe = world.find(db.session(), "33").coordinators["Agathe"].key
    page = admin.get("/comptes/nouveau").text
    assert "Agathe 33" in page
    assert "Claire 33" not in page
    assert (
        admin.send("/comptes/nouveau", **{**INVITED, "role": "coordinator", "coordinator": agathe}).status_code == 200
    )
    with app.app_context():
        session = db.session()
        linked = world.find(session, "33").coordinators["Agathe"]
        assert session.get_one(Account, linked.account_id).email == "noe@example.org"
        assert session.scalar(select(func.count()).select_from(Coordinator)) == 3


def test_nobody_is_engaged_before_being_trained(admin: Browser) -> None:
    sent = {**INVITED, "role": "coordinator", "trained_on": "2025-03-03", "engaged_on": "2025-01-06"}
    answer = admin.send("/comptes/nouveau", **sent)
    assert answer.status_code == 422
    assert "L’engagement suit la formation" in answer.text


def test_no_role_is_given_to_oneself(app: Flask, admin: Browser) -> None:
    own = f"/comptes/{key_of(app, 'admin')}"
    assert f"{own}/roles" not in admin.get(own).text
    refused = admin.send(f"{own}/roles", role="committee", territory="", institution="")
    assert refused.status_code == 422
    assert "Un·e collègue de l’administration" in refused.text
    assert roles_of(app, "admin@33.example.org") == [Role.ADMIN]
