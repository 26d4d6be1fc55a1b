"""The network through the web: one line to add, one tap for safety, and nothing that overwrites a precaution."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from conference.casework import conference, network
from conference.domain.network import Placed, balance
from conference.domain.preparation import KIN, ChildWay, Invitation, Part, Safety
from conference.domain.private_time import Moment
from conference.domain.referral import Danger
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.referral import Referral
from conference.queries.conference import day
from tests import path, world
from tests.browse import fields, fill, lands, token
from tests.conftest import SignIn
from tests.web.rooms import fixed, hidden, kept_out, prepared, reread
from tests.world import Place


def guests(session: Session, case: Case) -> dict[str, Guest]:
    """The network of a case by first name."""
    return {guest.person.first_name: guest for guest in reread(session, case).guests}


def invited(session: Session, place: Place, case: Case, first: str, **values: Any) -> Guest:
    """Somebody new in the network."""
    who, someone = world.actor(place, "coordinator"), {"kind": "relative", "first_name": first}
    person = network.name(session, case, someone)
    guest = network.invite(session, who, case, {"part": Part.FAMILY} | values, person)
    session.commit()
    return guest


def test_somebody_new_takes_one_answer(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/reseau"
    assert lands(fill(client, address, first_name="Rose")) == address
    rose = guests(session, case)["Rose"]
    assert (rose.part, rose.invitation, rose.safety) == (Part.FAMILY, Invitation.WAITING, None)
    assert "1 proche," in " ".join(client.get(address).text.split())


def test_somebody_of_the_case_takes_one_tap_and_two_taps_change_nothing(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address, lou = f"/situations/{case.key}/reseau", reread(session, case).children[0]
    page = client.get(address).text
    assert "Ajouter Lou" in page
    sent = token(client) | {"person": lou.key, "part": "family", "once": hidden(page, "once")}
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    assert list(guests(session, case)) == ["Lou"]
    assert "Ajouter Lou" not in client.get(address).text
    again = client.post(address, data=sent | {"once": "another"})
    assert again.status_code == 422
    assert "Cette personne est déjà dans le réseau." in again.text


def test_a_name_is_asked_for(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = fill(client, f"/situations/{case.key}/reseau", tie="voisine du dessus")
    assert answer.status_code == 422
    assert "Tapez le prénom" in answer.text
    assert "voisine du dessus" in answer.text


def test_one_button_answers_for_all_and_leaves_precautions(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    for first in ("Rose", "Yann"):
        invited(session, gironde, case, first)
    invited(session, gironde, case, "Marc", safety=Safety.APART)
    address = f"/situations/{case.key}/reseau"
    assert "Rien à signaler pour tous" in client.get(address).text
    lands(client.post(f"{address}/rien-a-signaler", data=token(client)))
    found = {name: guest.safety for name, guest in guests(session, case).items()}
    assert found == {"Rose": Safety.NOTHING, "Yann": Safety.NOTHING, "Marc": Safety.APART}
    assert "Rien à signaler pour tous" not in client.get(address).text


def test_a_late_tap_never_lifts_a_precaution(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    marc = invited(session, gironde, case, "Marc", safety=Safety.ARRANGED)
    address = f"/situations/{case.key}/reseau"
    lands(client.post(f"{address}/{marc.key}/rien-a-signaler", data=token(client)))
    assert guests(session, case)["Marc"].safety is Safety.ARRANGED
    assert "rien n’a changé" in client.get(address).text


def test_where_a_contact_is_forbidden_each_is_looked_at_alone(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    rose, _ = (invited(session, gironde, case, first) for first in ("Rose", "Yann"))
    referral = session.query(Referral).filter_by(case_id=case.id).one()
    referral.danger, referral.danger_details = Danger.FORBIDDEN_CONTACT, "Entre Marc et Nadia."
    network.write(session, world.actor(gironde, "coordinator"), case, rose, {"needs": "un trajet"})
    session.commit()
    address = f"/situations/{case.key}/reseau"
    page = client.get(address).text
    assert "Entre Marc et Nadia." in page
    assert "Rien à signaler pour tous" not in page
    answer = client.post(f"{address}/rien-a-signaler", data=token(client))
    assert answer.status_code == 409
    assert "un par un" in answer.text
    lands(client.post(f"{address}/{rose.key}/rien-a-signaler", data=token(client)))
    found = guests(session, case)
    assert (found["Rose"].safety, found["Yann"].safety) == (Safety.NOTHING, None)


def test_a_child_s_way_answers_the_invitation_too(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    lou, who = reread(session, case).children[0], world.actor(gironde, "coordinator")
    guest = network.invite(session, who, case, {"part": Part.FAMILY}, lou)
    session.commit()
    address = f"/situations/{case.key}/reseau/{guest.key}"
    for way, answer in (
        ("present", Invitation.COMING),
        ("drawing", Invitation.LETTER),
        ("spokesperson", Invitation.SPOKESPERSON),
    ):
        lands(fill(client, address, child_way=way))
        found = guests(session, case)["Lou"]
        assert (found.child_way, found.invitation) == (ChildWay(way), answer)
    lands(fill(client, address, invitation="remote", child_way="present"))
    assert guests(session, case)["Lou"].invitation is Invitation.REMOTE


def test_fields_are_those_that_mean_something(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    asked = {
        Part.FAMILY: set(),
        Part.EXPERT: {"point"},
        Part.INTERPRETER: {"asked_by_family"},
        Part.SUPPORT: {"asked_by_family"},
    }
    for part, own in asked.items():
        guest = invited(session, gironde, case, part.value, part=part)
        page = client.get(f"/situations/{case.key}/reseau/{guest.key}").text
        assert {n for n in ("child_way", "point", "asked_by_family") if f'name="{n}"' in page} == own
        assert ("Comment l’enfant prend-il part" in page) is ("child_way" in own)


def test_who_changes_part_is_no_longer_asked_to_stay(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    guest = invited(session, gironde, case, "Ana", part=Part.SUPPORT)
    address = f"/situations/{case.key}/reseau/{guest.key}"
    lands(fill(client, address, asked_by_family="y", needs="Garde de Tom"))
    assert guests(session, case)["Ana"].asked_by_family
    lands(fill(client, address, part="expert"))
    ana = guests(session, case)["Ana"]
    assert (ana.part, ana.asked_by_family, ana.needs) == (Part.EXPERT, False, "Garde de Tom")


def test_who_wrote_from_an_older_page_sees_both(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    guest = invited(session, gironde, case, "Rose")
    address = f"/situations/{case.key}/reseau/{guest.key}"
    before = fields(client.get(address).text)
    lands(fill(client, address, safety="apart", safety_words="Une autre salle"))
    answer = client.post(address, data=before | {"safety": "nothing", "needs": "un taxi"})
    assert answer.status_code == 409
    for said in ("Ne doit pas rencontrer les autres", "Une autre salle", "un taxi"):
        assert said in answer.text
    assert guests(session, case)["Rose"].safety is Safety.APART


def test_a_guest_of_another_case_looks_missing(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, other = prepared(session, gironde), prepared(session, gironde, "Sofiane")
    stranger = invited(session, gironde, other, "Rose")
    person = stranger.person.key
    session.commit()
    client = sign_in("coordinator")
    address = f"/situations/{case.key}/reseau"
    assert client.get(f"{address}/{stranger.key}").status_code == 404
    typed = token(client) | {"invitation": "coming", "part": "family"}
    assert client.post(f"{address}/{stranger.key}", data=typed).status_code == 404
    assert client.post(f"{address}/{stranger.key}/rien-a-signaler", data=token(client)).status_code == 404
    named = token(client) | {"person": person, "part": "family"}
    assert client.post(address, data=named).status_code == 404
    assert guests(session, other)["Rose"].safety is None


def test_it_stays_open_on_the_day(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = fixed(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/reseau"
    lands(fill(client, address, first_name="Inattendu"))
    assert "Inattendu" in guests(session, case)


def test_while_the_family_is_alone_nothing_is_written(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, who = fixed(session, gironde), world.actor(gironde, "coordinator")
    for guest in reread(session, case).guests:
        conference.arrive(session, who, case, guest)
    conference.begin(session, who, case, Moment.SHARING)
    kin = frozenset(p.guest.key for p in day(session, case).here if p.guest.part in KIN)
    conference.begin(session, who, case, Moment.PRIVATE, kin)
    session.commit()
    client, rose = sign_in("coordinator"), guests(session, case)["Rose"]
    network = f"/situations/{case.key}/reseau"
    assert "Le temps privé est en cours" in client.get(network).text
    typed = token(client) | {"first_name": "Tard", "part": "family", "invitation": "declined"}
    for late in (network, f"{network}/{rose.key}", f"{network}/rien-a-signaler"):
        answer = client.post(late, data=typed)
        assert answer.status_code == 409
        assert "Le temps privé est en cours" in answer.text
    assert "Tard" not in guests(session, case)


def test_after_the_day_it_is_only_read(session: Session, gironde: Place, sign_in: SignIn) -> None:
    done = path.recorded(session, gironde)
    session.commit()
    client = sign_in("coordinator")
    closed, rose = f"/situations/{done.key}/reseau", guests(session, done)["Rose"]
    assert "Ajouter quelqu’un" not in client.get(closed).text
    assert "<textarea" not in client.get(f"{closed}/{rose.key}").text
    typed = token(client) | {"first_name": "Tard", "part": "family", "invitation": "declined"}
    for late in (closed, f"{closed}/{rose.key}", f"{closed}/rien-a-signaler"):
        assert client.post(late, data=typed).status_code == 409
    assert guests(session, done)["Rose"].invitation is Invitation.COMING


def test_more_professionals_than_relatives_is_said_quietly(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    invited(session, gironde, case, "Rose")
    for number in range(2):
        invited(session, gironde, case, f"Pro {number}", part=Part.PROFESSIONAL)
    address = f"/situations/{case.key}/reseau"
    assert "plus nombreux que les proches" in client.get(address).text
    invited(session, gironde, case, "Yann", part=Part.NETWORK)
    assert "plus nombreux que les proches" not in client.get(address).text


def test_nobody_else_opens_it(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    guest = invited(session, gironde, case, "Rose")
    assert kept_out(sign_in, f"/situations/{case.key}/reseau") == {}
    assert kept_out(sign_in, f"/situations/{case.key}/reseau/{guest.key}") == {}


@pytest.mark.parametrize("answer", [Invitation.DECLINED, Invitation.NOT_INVITED])
def test_who_does_not_come_weighs_nothing(answer: Invitation) -> None:
    found = balance(
        Placed(*one)
        for one in ((Part.FAMILY, answer), (Part.EXPERT, Invitation.WAITING), (Part.INTERPRETER, Invitation.COMING))
    )
    assert (found.relatives, found.at_work, found.tilted) == (0, 1, True)
