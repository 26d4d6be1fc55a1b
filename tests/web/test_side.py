"""The sides of a network: named by the family, offered in one tap, answered "sans objet"."""

from sqlalchemy.orm import Session

from conference.casework import side
from conference.domain.network import MOST_SIDES
from conference.models.case import Case
from conference.queries.network import Network, network
from tests import world
from tests.browse import fields, fill, lands, press, token, words
from tests.conftest import SignIn
from tests.network import added
from tests.web.rooms import kept_out, prepared
from tests.world import Place

ASKED = "Cette famille a-t-elle plusieurs côtés ?"
TILTED = "Les professionnels seraient plus nombreux que les proches"


def now(session: Session, case: Case) -> Network:
    """The network as the base has it now."""
    session.expire_all()
    found = network(session, case)
    session.commit()
    return found


def named(session: Session, place: Place, case: Case, *names: str) -> None:
    """Sides that are there already."""
    side.name(session, world.actor(place, "coordinator"), case, names)
    session.commit()


def test_sides_are_offered_once_there_is_somebody_and_sans_objet_is_an_answer(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau"
    assert ASKED not in words(client.get(page).text)
    lands(fill(client, page, first_name="Rose"))
    assert ASKED in words(client.get(page).text)
    lands(press(client, page, "Sans objet"))
    assert ASKED not in words(client.get(page).text)
    assert now(session, case).sides == []


def test_one_tap_names_several_and_a_second_changes_nothing(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau/cotes"
    lands(press(client, page, "Côté maternel, Côté paternel, Amis et voisins"))
    lands(client.post(f"{page}-proposes", data=token(client) | {"offered": "couple"}))
    assert [one.name for one in now(session, case).sides] == ["Côté maternel", "Côté paternel", "Amis et voisins"]
    assert client.post(f"{page}-proposes", data=token(client) | {"offered": "autre"}).status_code == 404


def test_a_name_is_the_family_s_said_once_and_six_are_enough(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau/cotes"
    lands(fill(client, page, name="Chez Nadia"))
    for typed, said in (("", "Tapez un nom."), ("chez  NADIA", "Ce côté existe déjà.")):
        answer = fill(client, page, name=typed)
        assert (answer.status_code, said in answer.text) == (422, True)
    form = fields(client.get(page).text)
    named(session, gironde, case, *(f"Côté {n}" for n in range(2, MOST_SIDES + 1)))
    answer = client.post(page, data=form | {"name": "Un de trop"})
    assert (answer.status_code, "Six côtés au plus" in answer.text) == (422, True)
    assert "Nommer un côté" not in client.get(page).text


def test_who_renames_from_an_older_page_sees_both(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    named(session, gironde, case, "Maternel", "Paternel")
    one = now(session, case).sides[0]
    page = f"/situations/{case.key}/reseau/cotes/{one.key}"
    before = fields(client.get(page).text)
    assert fill(client, page, name="Paternel").status_code == 422
    lands(fill(client, page, name="Chez Nadia"))
    answer = client.post(page, data=before | {"name": "Chez maman"})
    assert answer.status_code == 409
    assert "Chez Nadia" in answer.text
    assert "Chez maman" in answer.text
    assert now(session, case).sides[0].name == "Chez Nadia"


def test_an_empty_side_is_asked_about_until_it_is_answered(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    named(session, gironde, case, "Maternel", "Paternel")
    page = f"/situations/{case.key}/reseau"
    asked = "Paternel : personne encore."
    assert asked not in words(client.get(page).text)
    mother = now(session, case).sides[0]
    lands(fill(client, page, first_name="Rose", side=mother.key))
    assert asked in words(client.get(page).text)
    assert "Maternel : personne" not in words(client.get(page).text)
    lands(press(client, page, "Sans objet"))
    assert asked not in words(client.get(page).text)
    lands(press(client, f"{page}/cotes", "Chercher à nouveau de ce côté"))
    assert asked in words(client.get(page).text)


def test_a_side_goes_and_its_people_stay(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    named(session, gironde, case, "Maternel")
    gone = now(session, case).sides[0]
    added(session, world.actor(gironde, "coordinator"), case, "Rose", side_id=gone.id)
    session.commit()
    lands(client.post(f"/situations/{case.key}/reseau/cotes/{gone.key}/retirer", data=token(client)))
    found = now(session, case)
    assert (found.sides, [(one.person.first_name, one.side_id) for one in found.guests]) == ([], [("Rose", None)])


def test_that_professionals_outnumber_relatives_may_have_no_object(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    page = f"/situations/{case.key}/reseau"
    added(session, world.actor(gironde, "coordinator"), case, "Dr Test", part="expert")
    session.commit()
    assert TILTED in words(client.get(page).text)
    quiet = {"note": "tilted"}
    for _ in range(2):
        lands(client.post(f"{page}/sans-objet", data=token(client) | quiet))
    assert TILTED not in words(client.get(page).text)
    assert client.post(f"{page}/sans-objet", data=token(client) | {"note": "autre"}).status_code == 404


def test_nobody_else_opens_them(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/reseau/cotes") == {}
