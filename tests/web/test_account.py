"""The pages of accounts: who works here, how somebody is invited, and what nobody learns from it."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from conference.domain.actors import MACHINE
from conference.domain.roles import Role
from conference.extensions import db
from conference.models.account import Account
from conference.programme import accounts
from conference.security.transactions import to_write
from tests import world
from tests.conftest import SignIn
from tests.web.pages import Browser
from tests.web.people import INVITED, chosen_by, key_of, link_in, roles_of


@pytest.fixture
def admin(sign_in: SignIn) -> Browser:
    """The administrator of Gironde, at their browser."""
    return Browser(sign_in("admin"))


def test_the_list_holds_the_people_of_the_departement_and_no_other(admin: Browser) -> None:
    page = admin.get("/comptes").text
    assert "Referrer 33" in page
    assert "Referrer 59" not in page
    assert "referrer@59.example.org" not in page


def test_a_name_is_found_without_its_accents(admin: Browser) -> None:
    admin.send("/comptes/nouveau", **INVITED)
    found = admin.get("/comptes?q=breard noe").text
    assert "Noé Bréard" in found
    assert "Referrer 33" not in found
    assert "Personne ne porte ce nom ici" in admin.get("/comptes?q=breard martin").text


def test_a_long_list_is_paged_by_key_both_ways(app: Flask, admin: Browser) -> None:
    with app.app_context():
        session = db.session()
        to_write(session)
        world.find(session, "33")
        for number in range(60):
            account = accounts.create(session, MACHINE, f"p{number:02}@example.org", f"Personne {number:02}")
            accounts.give(session, MACHINE, account, Role.REFERRER)
        session.commit()
    first = admin.get("/comptes?q=personne")
    assert "Personne 49" in first.text
    assert "Personne 50" not in first.text
    assert "60 personnes" in first.text.replace("\u00a0", " ")
    second = admin.get(first.link("Suivantes"))
    assert "Personne 50" in second.text
    assert "Personne 49" not in second.text
    assert "Suivantes" not in second.text
    again = admin.get(second.link("Précédentes"))
    assert "Personne 00" in again.text
    assert "Personne 50" not in again.text


def test_an_account_is_created_with_its_role_and_its_link_is_shown_once(app: Flask, admin: Browser) -> None:
    answer = admin.send("/comptes/nouveau", **INVITED)
    assert answer.status_code == 200
    link = link_in(answer)
    assert chosen_by(app, link) == 200
    assert roles_of(app, "noe@example.org") == [Role.LEAD]
    token = link.rpartition("/")[2]
    account = admin.get("/comptes?q=noe").link("Noé Bréard")
    assert token not in admin.get(account).text
    assert token not in admin.get("/comptes").text


def test_a_form_sent_twice_creates_one_account(app: Flask, admin: Browser) -> None:
    once = admin.get("/comptes/nouveau").hidden("once")
    first = admin.post("/comptes/nouveau", **INVITED, once=once)
    second = admin.post("/comptes/nouveau", **INVITED, once=once)
    assert (first.status_code, second.status_code) == (200, 302)
    assert roles_of(app, "noe@example.org") == [Role.LEAD]
    assert chosen_by(app, link_in(first)) == 200


def test_only_what_the_form_offers_is_written(app: Flask, admin: Browser) -> None:
    columns = {"password": "x", "closed_at": "2020-01-01", "department_id": "2", "account_id": "1", "id": "1"}
    assert admin.send("/comptes/nouveau", **INVITED, **columns).status_code == 200
    with app.app_context():
        account = db.session.scalars(select(Account).where(Account.email == "noe@example.org")).one()
        assert (account.password, account.closed_at) == (None, None)
    assert roles_of(app, "noe@example.org", "59") == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("email", "sans-arobase", "n’en est pas une"),
        ("email", "", "Tapez l’adresse électronique"),
        ("name", "", "Tapez le prénom et le nom"),
        ("role", "emperor", "Quel rôle"),
    ],
)
def test_a_faulty_invitation_says_why_and_keeps_what_was_typed(
    admin: Browser, field: str, value: str, words: str
) -> None:
    answer = admin.send("/comptes/nouveau", **{**INVITED, field: value})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'role="alert"' in answer.text
    kept = "noe@example.org" if field != "email" else "Noé Bréard"
    assert kept in answer.text


def test_places_of_another_departement_cannot_be_chosen(app: Flask, admin: Browser) -> None:
    with app.app_context():
        foreign = world.find(db.session(), "59")
        territory, institution = foreign.territories["Nord"].key, foreign.institutions["MDS"].key
        coordinator = foreign.coordinators["Agathe"].key
    for field, value in (("territory", territory), ("institution", institution), ("coordinator", coordinator)):
        answer = admin.send("/comptes/nouveau", **{**INVITED, "role": "coordinator", field: value})
        assert answer.status_code == 422
    assert roles_of(app, "noe@example.org") == []


def without_chance(answer: TestResponse) -> str:
    """A page without what is drawn anew each time."""
    drawn = r'(value="https?://[^"]*"|/comptes/[\w-]{12}|value="[\w.-]{40,}")'
    return re.sub(drawn, "", answer.text).replace("new@example.org", "").replace("referrer@59.example.org", "")


def test_an_address_known_elsewhere_answers_like_a_new_one(app: Flask, admin: Browser) -> None:
    new = admin.send("/comptes/nouveau", **{**INVITED, "email": "new@example.org"})
    admin.post(f"{admin.get('/comptes?q=noe').link('Noé Bréard')}/fermeture")
    known = admin.send("/comptes/nouveau", **{**INVITED, "email": "referrer@59.example.org"})
    assert without_chance(known) == without_chance(new)
    account = admin.get("/comptes?q=noe").link("Noé Bréard")
    for page in (known.text, admin.get("/comptes").text, admin.get(account).text):
        assert "Referrer 59" not in page
    assert roles_of(app, "referrer@59.example.org", "59") == [Role.REFERRER]


def test_no_administrator_holds_the_key_to_another_departement(app: Flask, admin: Browser) -> None:
    answer = admin.send("/comptes/nouveau", **{**INVITED, "email": "lead@59.example.org"})
    assert chosen_by(app, link_in(answer)) == 404
    account = admin.get("/comptes?q=noe").link("Noé Bréard")
    assert chosen_by(app, link_in(admin.post(f"{account}/lien"))) == 404


def test_a_new_link_replaces_the_last_one(app: Flask, admin: Browser) -> None:
    address = f"/comptes/{key_of(app, 'referrer')}/lien"
    first, second = link_in(admin.post(address)), link_in(admin.post(address))
    assert (chosen_by(app, first), chosen_by(app, second)) == (404, 200)


def test_an_account_of_another_departement_looks_missing(app: Flask, admin: Browser) -> None:
    foreign, missing = key_of(app, "referrer", "59"), "nobody-there"
    for path in ("", "/roles", "/fermeture"):
        answers = [admin.get(f"/comptes/{key}{path}") for key in (foreign, missing)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].text == answers[1].text
    for path in ("/roles", "/fermeture", "/lien"):
        assert admin.post(f"/comptes/{foreign}{path}", role="lead").status_code == 404
    assert roles_of(app, "referrer@59.example.org", "59") == [Role.REFERRER]
    assert roles_of(app, "referrer@59.example.org") == []


@pytest.mark.parametrize("role", [role.value for role in Role if role is not Role.ADMIN])
def test_accounts_are_the_administrators_alone(app: Flask, sign_in: SignIn, role: str) -> None:
    visitor, key = Browser(sign_in(role)), key_of(app, "second")
    for path in ("/comptes", "/comptes/nouveau", f"/comptes/{key}", f"/comptes/{key}/fermeture"):
        assert visitor.get(path).status_code == 403
    for path in ("/comptes/nouveau", f"/comptes/{key}/roles", f"/comptes/{key}/lien", f"/comptes/{key}/fermeture"):
        assert visitor.post(path, **INVITED).status_code == 403
    assert roles_of(app, "second@33.example.org") == [Role.COORDINATOR]
