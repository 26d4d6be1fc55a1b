"""Deciding together through the web: what is missing, asking in writing, answering, deciding; and two at once."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import assignment
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.consultation import Consultation, Opinion
from tests import seats, world
from tests.browse import fields, fill, lands, press, words
from tests.conftest import SignIn
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case that waits before a body of three, of whom two decide; Claire has declared no tie."""
    found = seats.ready(session, gironde)
    seats.three(session, gironde, quorum=2)
    session.commit()
    return found


def _address(case: Case, place: Place, name: str = "Claire") -> str:
    return f"/situations/{case.key}/designation/{place.coordinators[name].key}"


def test_from_what_is_missing_to_the_decision(session: Session, gironde: Place, case: Case, sign_in: SignIn) -> None:
    one, paul, rita = sign_in("committee"), sign_in("paul"), sign_in("rita")
    address = _address(case, gironde)
    page = words(one.get(address).text)
    assert "0 membre sur 2" in page
    assert "prochaine séance" in page
    assert "Désigner Claire 33 Revenir" not in page
    version = str(case.version)
    early = one.post(address, data={**_token(one), "pertinence": "Utile.", "version": version})
    assert early.status_code == 422
    assert "L’instance n’est pas en nombre pour décider" in early.text
    room = lands(press(one, address, "Consulter les membres par écrit"))
    assert "Donner un avis par écrit" not in one.get("/").text
    for client in (paul, rita):
        assert "Donner un avis par écrit sur une désignation" in client.get("/").text
    assert "1 avis favorable sur 2" in words(one.get(address).text)
    assert paul.post(room, data=fields(paul.get(room).text)).status_code == 422
    lands(fill(paul, room, favourable="no"))
    assert "Donner un avis par écrit" not in paul.get("/").text
    lands(fill(rita, room, favourable="yes"))
    shown = words(paul.get(room).text)
    assert "2 avis favorables sur 2 : la décision peut être prise." in shown
    assert "Désigner Claire 33" in shown
    lands(fill(paul, address, pertinence="Utile."))
    assert "décidé par consultation écrite, 2 avis favorables" in paul.get(f"/situations/{case.key}").text
    assert session.scalars(select(Consultation)).one().closed_at is not None


def _token(client: object) -> dict[str, str]:
    page = client.get("/departements").text  # type: ignore[attr-defined]
    return {"csrf_token": page.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]}


def test_an_answer_sent_again_is_one_and_a_consultation_is_given_up(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    one, paul = sign_in("committee"), sign_in("paul")
    room = lands(press(one, _address(case, gironde), "Consulter les membres par écrit"))
    form = fields(paul.get(room).text) | {"favourable": "yes"}
    assert [lands(paul.post(room, data=form)) for _ in range(2)] == [room] * 2
    again = paul.post(room, data=form | {"once": "n" * 22, "favourable": "no"})
    assert again.status_code == 409
    assert len(session.scalars(select(Opinion)).all()) == 2
    session.commit()
    lands(press(one, room, "Abandonner la consultation"))
    assert "Donner un avis" not in sign_in("rita").get("/").text
    assert "Cette consultation est close" in paul.get(room).text


def test_two_members_decide_at_once_and_the_second_is_told(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = seats.ready(session, gironde)
    gironde.department.quorum = 0
    seats.seat(session, gironde, "paul")
    assignment.answer(
        session,
        world.actor(gironde, "committee"),
        _also_asked(session, gironde, case),
        knows=False,
        ties=[],
    )
    session.commit()
    one, paul = sign_in("committee"), sign_in("paul")
    mine, theirs = _address(case, gironde), _address(case, gironde, "Sofiane")
    forms = fields(one.get(mine).text), fields(paul.get(theirs).text)
    lands(one.post(mine, data=forms[0] | {"pertinence": "Utile."}))
    late = paul.post(theirs, data=forms[1] | {"pertinence": "Utile aussi."})
    assert late.status_code == 409
    assert "La situation a changé entre-temps" in late.text
    session.expire_all()
    assert case.coordinator_id == gironde.coordinators["Claire"].id


def _also_asked(session: Session, place: Place, case: Case) -> Declaration:
    return assignment.ask(session, world.actor(place, "committee"), case, place.coordinators["Sofiane"])


def test_a_sitting_in_number_decides_and_the_page_says_how_before(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    there = [seats.sitting_as(gironde, name) for name in ("committee", "paul")]
    seats.sit(session, *there)
    session.commit()
    address = _address(case, gironde)
    assert "décidé en séance par 2 membres" in sign_in("paul").get(address).text
    assert "0 membre sur 2" in words(sign_in("rita").get(address).text), "rita is not in the room"
    lands(fill(sign_in("paul"), address, pertinence="Utile."))
    assert "décidé en séance par 2 membres" in sign_in("rita").get(f"/situations/{case.key}").text


def test_urgent_then_confirmed_in_a_sitting(session: Session, gironde: Place, case: Case, sign_in: SignIn) -> None:
    seats.pressing(session, case)
    session.commit()
    one, paul = sign_in("committee"), sign_in("paul")
    address, card = _address(case, gironde), "Désignation urgente à confirmer en séance"
    assert "décidé en urgence par un membre" in one.get(address).text
    lands(fill(one, address, pertinence="Le juge attend."))
    room = f"/situations/{case.key}/confirmation"
    assert card in paul.get("/").text
    waits = words(paul.get(room).text)
    assert "0 membre sur 2 en séance" in waits
    assert "Confirmer Claire 33" not in waits
    assert paul.post(room, data=_token(paul)).status_code == 409
    seats.sit(session, *(seats.sitting_as(gironde, name) for name in ("paul", "rita")))
    session.commit()
    lands(press(paul, room, "Confirmer Claire 33"))
    assert card not in paul.get("/").text
    assert "Aucune désignation urgente n’attend" in paul.get(room).text


def test_a_refused_decline_says_that_the_body_is_not_there(case: Case, sign_in: SignIn) -> None:
    page = sign_in("committee").get(f"/situations/{case.key}/etapes/decline").text
    assert "L’instance n’est pas en nombre pour décider\u00a0: 0 membre sur 2." in page
