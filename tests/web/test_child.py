"""The place of a child through the web: a change of mind, a support person, their day, their words, their page."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import network
from conference.domain.child import Proposer, WordsFor
from conference.domain.preparation import ChildWay, Invitation, Part, Safety
from conference.models.case import Case
from conference.models.child import ChildChoice, ChildDay, ChildWords, Support
from conference.models.guest import Guest
from tests import caring, path, ticking, world
from tests.browse import fields, fill, lands, words
from tests.conftest import SignIn
from tests.web.probing import read
from tests.web.rooms import kept_out
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case whose child has a place in its network, and somebody who may stand by them."""
    found = world.assigned(session, gironde)
    path.ready(session, gironde, found)
    caring.supporter(session, world.actor(gironde, "coordinator"), found)
    session.commit()
    return found


@pytest.fixture
def lou(session: Session, case: Case) -> Guest:
    """Its child."""
    found = caring.guest(session, case, "Lou")
    session.commit()
    return found


@pytest.fixture
def home(case: Case, lou: Guest) -> str:
    """Where the page of the child stands."""
    return f"/situations/{case.key}/enfants/{lou.key}"


@pytest.fixture
def client(sign_in: SignIn) -> FlaskClient:
    """Its coordinator."""
    return sign_in("coordinator")


def put(client: FlaskClient, home: str, part: str, **typed: str) -> str:
    """Fill one part of the page, and give where that leads, or what the page then says."""
    page = client.get(home).text
    sent = {f"{part}-{name}": value for name, value in typed.items()}
    answer = client.post(f"{home}/{part}", data=fields(page, f"{home}/{part}") | sent)
    return lands(answer) if answer.status_code == 302 else f"{answer.status_code} {words(answer.text)}"


def test_a_change_of_mind_is_a_line_of_its_own(session: Session, client: FlaskClient, home: str, lou: Guest) -> None:
    assert put(client, home, "facon", way="drawing", proposed_by="child", on="2026-03-01") == home
    assert put(client, home, "facon", way="part_of_time") == home
    found = [(c.way, c.proposed_by, c.on) for c in read(session, select(ChildChoice).order_by(ChildChoice.id))]
    assert found == [
        (ChildWay.PRESENT, None, date(2026, 3, 12)),
        (ChildWay.DRAWING, Proposer.CHILD, date(2026, 3, 1)),
        (ChildWay.PART_OF_TIME, None, date(2026, 3, 12)),
    ]
    session.refresh(lou)
    assert (lou.child_way, lou.invitation) == (ChildWay.PART_OF_TIME, Invitation.COMING)
    session.commit()
    assert "Par un dessin, proposé par l’enfant" in words(client.get(home).text)


def test_a_choice_of_tomorrow_is_refused(session: Session, client: FlaskClient, home: str) -> None:
    assert "La date est dans l’avenir." in put(client, home, "facon", way="letter", on="2026-03-13")
    assert len(read(session, select(ChildChoice))) == 1


def test_a_choice_made_in_the_network_is_told_here_too(
    session: Session, client: FlaskClient, case: Case, lou: Guest, home: str
) -> None:
    lands(fill(client, f"/situations/{case.key}/reseau/{lou.key}", child_way="letter"))
    lands(fill(client, f"/situations/{case.key}/reseau/{lou.key}", needs="Un goûter."))
    assert [c.way for c in read(session, select(ChildChoice))] == [ChildWay.PRESENT, ChildWay.LETTER]
    assert "Par une lettre" in words(client.get(home).text)


def test_somebody_stands_by_the_child(session: Session, client: FlaskClient, case: Case, home: str) -> None:
    sam = caring.guest(session, case, "Sam").key
    session.commit()
    assert put(client, home, "soutien", guest=sam, works_for="nowhere", stays="y") == home
    support = session.scalars(select(Support)).one()
    assert (support.guest.key, support.works_for_id, support.guest.asked_by_family) == (sam, None, True)
    session.commit()
    assert "Qui Sam (parrain)" not in (said := words(client.get(home).text))
    assert "Qui Sam Travaille pour aucune institution Temps privé reste, l’enfant le demande" in said


def test_never_somebody_who_works_for_an_institution_that_knows_the_family(
    session: Session, client: FlaskClient, case: Case, gironde: Place, home: str
) -> None:
    """Nor for the service of one, nor a worker who is named among those who know it."""
    sam = caring.guest(session, case, "Sam").key
    session.commit()
    said = put(client, home, "soutien", guest=sam, works_for=gironde.institutions["MDS"].key)
    assert "Une personne de soutien ne travaille jamais pour une institution qui connaît la famille." in said
    rose = caring.guest(session, case, "Rose").key
    jeanne = caring.supporter(session, world.actor(gironde, "coordinator"), case, "Jeanne")
    jeanne.person.folded = "jeanne test"
    session.commit()
    assert "travaille avec la famille" in put(client, home, "soutien", guest=jeanne.key, works_for="nowhere")
    assert put(client, home, "soutien", guest=rose, works_for="nowhere").startswith("422")
    assert read(session, select(Support)) == []
    assert put(client, home, "soutien", guest=sam, works_for=gironde.institutions["UDAF"].key) == home


def test_of_two_who_write_the_day_the_second_sees_both(session: Session, client: FlaskClient, home: str) -> None:
    old = fields(client.get(home).text, f"{home}/journee")
    assert put(client, home, "journee", arrives_at="14:00", asked_for="Du gâteau.") == home
    late = client.post(f"{home}/journee", data=old | {"journee-asked_for": "Une pause."})
    assert late.status_code == 409
    assert "Du gâteau." in late.text
    assert "Une pause." in late.text
    assert "vient après" in put(client, home, "journee", arrives_at="14:00", leaves_at="13:00")
    (day,) = read(session, select(ChildDay))
    assert (str(day.arrives_at), day.leaves_at, day.asked_for) == ("14:00:00", None, "Du gâteau.")


def test_words_are_kept_exactly_and_version_after_version(
    session: Session, client: FlaskClient, lou: Guest, home: str
) -> None:
    exact = "  je veu  pas partir\r\nMERCI "
    assert put(client, home, "mots", words=exact, reader=lou.key) == home
    assert put(client, home, "mots", words="Je veux rester avec mamie.", reader=lou.key) == home
    assert put(client, home, "mots", words="J’ai peur le soir.", purpose="coordinator") == home
    said = read(session, select(ChildWords).order_by(ChildWords.id))
    assert [(one.purpose, one.number) for one in said] == [
        (WordsFor.CONFERENCE, 1),
        (WordsFor.CONFERENCE, 2),
        (WordsFor.COORDINATOR, 1),
    ]
    assert said[0].words == exact
    page = client.get(home).text
    assert page.index("Je veux rester avec mamie.") < page.index("je veu  pas partir")
    refused = put(client, home, "mots", words="Chut.", purpose="coordinator", reader=lou.key)
    assert "personne ne les lit à voix haute" in refused
    assert put(client, home, "mots", words=" \n ").startswith("422")


def test_the_page_for_a_child_names_who_comes_and_nobody_who_must_not_be_met(
    session: Session, client: FlaskClient, gironde: Place, case: Case, home: str
) -> None:
    who = world.actor(gironde, "coordinator")
    for first, values in (
        ("Marc", {"part": Part.FAMILY, "invitation": Invitation.REMOTE, "safety": Safety.APART}),
        ("Olga", {"part": Part.FAMILY, "invitation": Invitation.WAITING}),
    ):
        person = network.name(session, case, {"kind": "relative", "first_name": first})
        network.invite(session, who, case, values, person)
    session.commit()
    page = client.get(f"{home}/page").text
    said = words(page)
    for told in ("Rose", "Yann", "Dr Test (expert·e)", "Salle des fêtes", "présent·e", "119", "Tu peux dire stop"):
        assert told in said, told
    assert not {"Marc", "Olga", "Sam"} & set(said.replace(",", " ").split())
    assert page.count("<svg") >= 9


def test_an_adult_has_no_page_here_and_a_cousin_of_ten_has_one(
    session: Session, client: FlaskClient, gironde: Place, case: Case
) -> None:
    who = world.actor(gironde, "coordinator")
    person = network.name(session, case, {"kind": "relative", "first_name": "Zoé", "birth_year": 2016})
    zoe = network.invite(session, who, case, {"part": Part.FAMILY}, person)
    rose = caring.guest(session, case, "Rose")
    session.commit()
    base = f"/situations/{case.key}/enfants"
    assert client.get(f"{base}/{zoe.key}").status_code == 200
    assert client.get(f"{base}/{rose.key}").status_code == 404
    assert "Zoé" in client.get(base).text
    assert put(client, f"{base}/{zoe.key}", "facon", way="letter") == f"{base}/{zoe.key}"


def test_a_child_without_a_place_is_given_one(session: Session, client: FlaskClient, gironde: Place) -> None:
    found = world.assigned(session, gironde)
    session.commit()
    page = client.get(f"/situations/{found.key}/enfants").text
    assert "Faire une place à Lou" in page


def test_a_minimal_record_has_nothing_of_its_children(session: Session, client: FlaskClient, gironde: Place) -> None:
    found = ticking.assigned(session, gironde)
    session.commit()
    page = client.get(f"/situations/{found.key}/enfants").text
    assert "Dans un dossier minimal, cette page ne s’écrit pas" in page
    assert "Place de l’enfant" not in words(client.get(f"/situations/{found.key}").text)


def test_it_is_the_coordinator_s_alone(sign_in: SignIn, home: str) -> None:
    assert kept_out(sign_in, f"{home}/mots") == {}
