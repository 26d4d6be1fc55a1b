"""The network as one page: by side, by answer, who is missing; quick answers that overwrite nothing."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from conference.casework import conference, network, side
from conference.domain.network import Circle, Generation, Placed, balance
from conference.domain.preparation import Invitation, Part
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.referral import KnownBy, Person
from conference.queries.network import Network
from conference.queries.network import network as surrounding
from tests import path, world
from tests.browse import fill, lands, press, token, words
from tests.conftest import SignIn
from tests.network import added
from tests.web.rooms import prepared
from tests.world import Place


def now(session: Session, case: Case) -> Network:
    """The network as the base has it now."""
    session.expire_all()
    found = surrounding(session, case)
    session.commit()
    return found


def somebody(session: Session, place: Place, case: Case, first: str, **values: Any) -> Guest:
    """Somebody new in the network."""
    guest = added(session, world.actor(place, "coordinator"), case, first, **values)
    session.commit()
    return guest


def names(html: str) -> list[str]:
    """Who is listed, in order."""
    return [part.partition("<")[0].strip() for part in html.split("<strong>")[1:]]


def test_one_line_says_who_where_and_how_close(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau"
    assert 'name="side"' not in client.get(page).text
    side.name(session, world.actor(gironde, "coordinator"), case, ["Maternel", "Paternel"])
    session.commit()
    mother = now(session, case).sides[0]
    lands(fill(client, page, first_name="Rose", tie="tante", side=mother.key, circle="nearest"))
    lands(fill(client, page, first_name="Zoé", side="none"))
    rose, zoe = now(session, case).guests
    assert (rose.side_id, rose.sideless, rose.circle) == (mother.id, False, Circle.NEAREST)
    assert (zoe.side_id, zoe.sideless, zoe.circle) == (None, True, None)
    said = words(client.get(page).text)
    assert "Maternel : 1 · Paternel : 0 · sans côté : 1" in said


def test_people_stand_by_side_and_those_at_work_apart(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    side.name(session, world.actor(gironde, "coordinator"), case, ["Maternel", "Paternel"])
    mother, father = now(session, case).sides
    for first, values in (
        ("Loin", {}),
        ("Marc", {"side_id": father.id}),
        ("Pro", {"part": Part.PROFESSIONAL}),
        ("Rose", {"side_id": mother.id}),
    ):
        somebody(session, gironde, case, first, **values)
    assert names(client.get(f"/situations/{case.key}/reseau").text) == ["Rose", "Marc", "Loin", "Pro"]


def test_a_list_is_kept_to_one_answer(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    somebody(session, gironde, case, "Rose", invitation=Invitation.COMING)
    somebody(session, gironde, case, "Yann")
    page = f"/situations/{case.key}/reseau"
    assert "n’a pas encore répondu (1)" in words(client.get(page).text)
    assert names(client.get(f"{page}?reponse=coming").text) == ["Rose"]
    assert names(client.get(f"{page}?reponse=waiting").text) == ["Yann"]
    assert names(client.get(f"{page}?reponse=nimporte").text) == ["Rose", "Yann"]


def tap(client: FlaskClient, case: Case, **button: str) -> int:
    """Press one of the buttons of a line."""
    return client.post(f"/situations/{case.key}/reseau/reponse", data=token(client) | button).status_code


def test_one_tap_answers_first_and_never_overwrites(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    rose = somebody(session, gironde, case, "Rose")
    assert f'name="coming" value="{rose.key}"' in " ".join(client.get(f"/situations/{case.key}/reseau").text.split())
    assert tap(client, case, coming=rose.key) == 302
    assert now(session, case).guests[0].invitation is Invitation.COMING
    assert tap(client, case, declined=rose.key) == 302
    assert now(session, case).guests[0].invitation is Invitation.COMING
    assert [tap(client, case, **button) for button in ({"not_invited": rose.key}, {"coming": "autre"}, {})] == [404] * 3
    assert f'value="{rose.key}"' not in client.get(f"/situations/{case.key}/reseau").text


def test_needs_are_ticks_and_what_is_unticked_goes(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    rose = somebody(session, gironde, case, "Rose")
    page = f"/situations/{case.key}/reseau/{rose.key}"
    lands(fill(client, page, needed=["travel", "access"], needs="depuis Pau", generation="elders", circle="close"))
    found = now(session, case).guests[0]
    assert ([need.value for need in found.needed], found.needs) == (["travel", "access"], "depuis Pau")
    assert (found.generation, found.circle) == (Generation.ELDERS, Circle.CLOSE)
    assert "Trajet, Accès (marches, fauteuil, ouïe…) : depuis Pau" in words(
        client.get(f"/situations/{case.key}/reseau").text
    )
    lands(fill(client, page, needed=["childcare"], circle=""))
    found = now(session, case).guests[0]
    assert ([need.value for need in found.needed], found.circle) == (["childcare"], None)


def test_a_name_is_mended_where_the_network_brought_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    rose = somebody(session, gironde, case, "Rsoe")
    lands(fill(client, f"/situations/{case.key}/reseau/{rose.key}", first_name="Rose", tie="tante"))
    person = now(session, case).guests[0].person
    assert (person.first_name, person.folded, person.tie) == ("Rose", "rose", "tante")
    lou = session.query(Person).filter_by(case_id=case.id, in_preparation=False).first()
    assert lou is not None
    guest = network.invite(session, world.actor(gironde, "coordinator"), case, {"part": Part.FAMILY}, lou)
    session.commit()
    page = f"/situations/{case.key}/reseau/{guest.key}"
    assert 'name="first_name"' not in client.get(page).text
    lands(fill(client, page, first_name="Autre", invitation="coming"))
    assert now(session, case).guests[1].person.first_name == lou.first_name


def test_who_was_added_by_mistake_goes_without_a_trace_but_not_who_came(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    rose = somebody(session, gironde, case, "Rose")
    lands(press(client, f"/situations/{case.key}/reseau/{rose.key}", "Retirer du réseau"))
    assert now(session, case).guests == []
    assert session.query(Person).filter_by(case_id=case.id, first_name="Rose").count() == 0
    session.commit()


def test_who_came_stays(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    conference.arrive(session, who, case, surrounding(session, case).guests[1])
    session.commit()
    rose, client = now(session, case).guests[1], sign_in("coordinator")
    address = f"/situations/{case.key}/reseau/{rose.key}/retirer"
    answer = client.post(address, data=token(client))
    assert (answer.status_code, "elle reste dans le réseau" in answer.text) == (409, True)
    assert rose.key in {one.key for one in now(session, case).guests}


def test_whom_the_family_thinks_of_is_noted_without_being_invited(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau"
    lands(press(client, page, "Noter ce nom", **{"mention-name": "Tonton Alain", "mention-tie": "oncle"}))
    lands(press(client, page, "Noter ce nom", **{"mention-name": "Une marraine"}))
    found = now(session, case)
    assert ([one.name for one in found.mentions], found.guests) == (["Tonton Alain", "Une marraine"], [])
    lands(press(client, page, "Mettre Tonton Alain dans le réseau"))
    lands(press(client, page, "Retirer Une marraine de la liste"))
    found = now(session, case)
    assert (found.mentions, [(one.person.first_name, one.person.tie) for one in found.guests]) == (
        [],
        [("Tonton Alain", "oncle")],
    )


def test_a_name_that_is_missing_is_asked_for(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = press(client, f"/situations/{case.key}/reseau", "Noter ce nom", **{"mention-tie": "du club de judo"})
    assert answer.status_code == 422
    assert "du club de judo" in answer.text
    assert "Tapez un nom." in answer.text


def test_a_professional_who_knows_the_family_comes_in_by_one_tap(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    known = session.query(KnownBy).filter_by(case_id=case.id).first()
    assert known is not None
    worker, institution = known.worker, known.institution.name
    session.commit()
    page = f"/situations/{case.key}/reseau"
    label = f"Ajouter {worker} ({institution})"
    lands(press(client, page, label))
    guest = now(session, case).guests[0]
    assert (guest.person.first_name, guest.person.tie, guest.part) == (worker, institution, Part.PROFESSIONAL)
    assert label not in words(client.get(page).text)


@pytest.mark.parametrize("answer", [Invitation.DECLINED, Invitation.NOT_INVITED])
def test_a_side_of_which_nobody_would_come_is_empty(answer: Invitation) -> None:
    found = balance([Placed(Part.FAMILY, answer, 1), Placed(Part.NETWORK, Invitation.WAITING, 2)])
    assert (found.relatives, found.empty([1, 2]), found.tilted) == (1, [1], False)
    assert balance([Placed(Part.EXPERT, Invitation.COMING, 1)]).empty([1, 2]) == []


def test_sixty_people_are_still_a_light_page(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, who = prepared(session, gironde), world.actor(gironde, "coordinator")
    sides = side.name(session, who, case, ["Maternel", "Paternel", "Amis et voisins"])
    for number in range(60):
        added(session, who, case, f"Personne {number}", side_id=sides[number % 3].id, circle=tuple(Circle)[number % 3])
    session.commit()
    client = sign_in("coordinator")
    weights = {room: len(client.get(f"/situations/{case.key}/reseau{room}").data) for room in ("", "/carte", "/liens")}
    assert {room: weight for room, weight in weights.items() if weight > 60_000} == {}
