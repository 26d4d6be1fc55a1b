"""A thing is made once, whatever the fingers do; what was typed comes back; the second writer sees both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import conference, minimal
from conference.domain.private_time import Moment
from conference.models.case import Case
from conference.models.referral import Person
from conference.models.sign_in import KeptForm
from conference.queries.referral import dossier
from tests import world
from tests.browse import fields, fill, lands
from tests.casework import scene
from tests.conftest import NOW, SignIn
from tests.security.browser import PASSWORD, give_password
from tests.security.browser import sign_in as enter
from tests.world import Place

NEW = "/orientations/nouvelle"
REFERRER = "referrer@33.example.org"


def _cases(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Case)) or 0


def test_a_double_click_a_retry_and_the_back_button_make_one(session: Session, sign_in: SignIn) -> None:
    client = sign_in("referrer")
    form = fields(client.get(NEW).text)
    first = lands(client.post(NEW, data=form))
    assert [lands(client.post(NEW, data=form)) for _ in range(3)] == [first] * 3
    assert _cases(session) == 1


def test_another_form_makes_another(session: Session, sign_in: SignIn) -> None:
    client = sign_in("referrer")
    assert lands(fill(client, NEW)) != lands(fill(client, NEW))
    assert _cases(session) == 2


def test_two_tabs_at_the_same_instant_make_one(session: Session, sign_in: SignIn) -> None:
    tabs = [sign_in("referrer") for _ in range(4)]
    forms = [fields(tab.get(NEW).text) for tab in tabs]
    one = forms[0]["once"]

    def sender(tab: FlaskClient, form: dict[str, str]) -> Callable[[], str]:
        held = copy_context()
        return lambda: held.run(lambda: lands(tab.post(NEW, data=form | {"once": one})))

    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(sender(*pair)) for pair in zip(tabs, forms, strict=True)]
        places = {answer.result() for answer in sent}
    assert len(places) == 1
    assert _cases(session) == 1


def test_the_key_of_somebody_else_leads_nowhere_of_theirs(sign_in: SignIn) -> None:
    client = sign_in("referrer")
    form = fields(client.get(NEW).text)
    first = lands(client.post(NEW, data=form))
    other = sign_in("referrer", "59")
    assert lands(other.post(NEW, data=fields(other.get(NEW).text) | {"once": form["once"]})) != first


def test_a_person_added_twice_by_one_form_is_one_person(session: Session, sign_in: SignIn) -> None:
    client = sign_in("referrer")
    page = lands(fill(client, NEW))
    typed = fields(client.get(page).text) | {"first_name": "Lou", "kind": "child", "add": "1"}
    assert lands(client.post(page, data=typed)) == page
    client.post(page, data=typed)
    assert session.scalar(select(func.count()).select_from(Person)) == 1


@pytest.fixture
def draft(session: Session, gironde: Place) -> str:
    """The address of the second page of a draft."""
    case = world.draft(session, gironde)
    session.commit()
    return f"/orientations/{case.key}/situation"


@pytest.fixture
def lost(app: Flask, draft: str) -> FlaskClient:
    """A referrer who was typing when their session ended, and has sent the form all the same."""
    give_password(app, REFERRER)
    client = app.test_client()
    assert enter(client, REFERRER).status_code == 302
    typed = fields(client.get(draft).text) | {"family_situation": "On voudrait une pause d’été."}
    with clock.frozen(NOW + timedelta(minutes=31)):
        answer = client.post(draft, data=typed)
        assert answer.location.startswith("/connexion")
        assert "gardé" in client.get(answer.location).text
    return client


def test_a_session_that_ends_while_typing_gives_the_text_back(lost: FlaskClient, draft: str, session: Session) -> None:
    with clock.frozen(NOW + timedelta(minutes=32)):
        back = lands(enter(lost, REFERRER))
        assert back.startswith(draft)
        page = lost.get(back).text
        assert "On voudrait une pause d’été." in page
        assert "Voici ce que vous aviez tapé" in page
        lands(lost.post(draft, data=fields(page)))
    said = session.scalars(select(Case)).one()
    session.refresh(said)
    assert dossier(session, said).referral.family_situation == "On voudrait une pause d’été."
    assert session.scalars(select(KeptForm)).all() == []


def test_it_is_given_to_nobody_else(app: Flask, lost: FlaskClient) -> None:
    give_password(app, "second@33.example.org")
    with clock.frozen(NOW + timedelta(minutes=32)):
        assert lands(enter(lost, "second@33.example.org")) == "/"
        assert "pause d’été" not in lost.get("/").text


@pytest.mark.usefixtures("lost")
def test_passwords_and_tokens_are_not_among_what_is_kept(session: Session) -> None:
    kept = session.scalars(select(KeptForm)).one()
    assert set(kept.fields) & {"csrf_token", "password", "password_again", "once", "version"} == set()
    assert PASSWORD not in str(kept.fields)


def test_a_day_later_it_is_gone(lost: FlaskClient, draft: str) -> None:
    with clock.frozen(NOW + timedelta(hours=25)):
        assert lands(enter(lost, REFERRER)) == "/"
        assert "pause d’été" not in lost.get(f"{draft}?garde=1").text


def test_of_two_writers_the_second_sees_both_and_decides(sign_in: SignIn, draft: str) -> None:
    first, second = sign_in("referrer"), sign_in("referrer")
    before = fields(second.get(draft).text)
    lands(fill(first, draft, strengths="La tante habite à côté."))
    answer = second.post(draft, data=before | {"strengths": "Le grand-père vient chaque jour."})
    assert answer.status_code == 409
    assert "La tante habite à côté." in answer.text
    assert "Le grand-père vient chaque jour." in answer.text
    assert "La tante habite à côté." in first.get(draft).text
    lands(second.post(draft, data=fields(answer.text)))
    assert "Le grand-père vient chaque jour." in first.get(draft).text


def test_a_decision_taken_before_an_old_page_is_not_taken_again(
    sign_in: SignIn, session: Session, gironde: Place
) -> None:
    case = world.received(session, gironde)
    session.commit()
    path = f"/situations/{case.key}/etapes/postpone"
    first, second = sign_in("committee"), sign_in("committee")
    before = fields(second.get(path).text)
    lands(fill(first, path, until="2026-04-01", words="On attend."))
    answer = second.post(path, data=before | {"until": "2026-05-01", "words": "Autre raison."})
    assert answer.status_code == 409
    assert "Autre raison." in answer.text


def _late(app: Flask, session: Session, address: str, who: str) -> str:
    """Where a form leads that is sent too late."""
    give_password(app, who)
    client = app.test_client()
    assert enter(client, who).status_code == 302
    with clock.frozen(NOW + timedelta(minutes=31)):
        answer = client.post(address, data={"words": "On a dit que Lou partait.", "family_situation": "Lou."})
    session.rollback()
    return str(answer.location)


def test_nothing_is_kept_of_a_minimal_case(app: Flask, session: Session, gironde: Place) -> None:
    case = world.draft(session, gironde)
    minimal.ask(session, world.actor(gironde, "referrer"), case)
    session.commit()
    assert _late(app, session, f"/orientations/{case.key}/situation", REFERRER) == "/connexion"
    assert session.scalars(select(KeptForm)).all() == []


def test_nothing_is_kept_while_a_family_is_alone(app: Flask, session: Session, gironde: Place) -> None:
    found = scene.alone(session, gironde)
    session.commit()
    address, who = f"/situations/{found.case.key}/etapes/suspend", "coordinator@33.example.org"
    assert _late(app, session, address, who) == "/connexion"
    assert session.scalars(select(KeptForm)).all() == []
    conference.end(session, found.who, found.case, Moment.PRIVATE)
    session.commit()
    assert _late(app, session, address, who) != "/connexion"
    assert len(session.scalars(select(KeptForm)).all()) == 1


@pytest.mark.parametrize("address", ["/deconnexion", "/nulle/part", "/situations/AAAAAAAAAAAA/nulle/part"])
def test_nothing_is_kept_that_no_page_would_give_back(app: Flask, session: Session, address: str) -> None:
    _late(app, session, address, REFERRER)
    assert session.scalars(select(KeptForm)).all() == []


@pytest.mark.usefixtures("lost")
def test_what_was_kept_for_a_day_goes_when_anybody_signs_in(app: Flask, session: Session) -> None:
    give_password(app, "second@33.example.org")
    with clock.frozen(NOW + timedelta(hours=25)):
        assert enter(app.test_client(), "second@33.example.org").status_code == 302
    session.rollback()
    assert session.scalars(select(KeptForm)).all() == []
