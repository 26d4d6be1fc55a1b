"""The practical side through the web: a date found with people, the place, who does what, the list, the costs."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from conference import clock
from conference.casework import logistics, network, preparation
from conference.domain.logistics import Availability, OfferKind, VenueKind
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.logistics import (
    CandidateDate,
    ChecklistItem,
    ChecklistTick,
    Cost,
    DateAnswer,
    Interpreting,
    Offer,
    SittingMove,
    Venue,
)
from conference.queries.logistics import arrangements, meets_at_home
from tests import caring, path, ticking, world
from tests.browse import fields, fill, lands, press, token, words
from tests.conftest import NOW, SignIn
from tests.web.probing import read
from tests.web.rooms import kept_out
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case with its network and a first date."""
    found = world.assigned(session, gironde)
    path.ready(session, gironde, found)
    session.commit()
    return found


@pytest.fixture
def home(case: Case) -> str:
    """Where the case stands."""
    return f"/situations/{case.key}"


@pytest.fixture
def client(sign_in: SignIn) -> FlaskClient:
    """Its coordinator."""
    return sign_in("coordinator")


def guests(session: Session, case: Case) -> dict[str, str]:
    """The keys of the network, by first name."""
    found = {name: caring.guest(session, case, name).key for name in ("Lou", "Rose", "Yann")}
    session.commit()
    return found


def put(client: FlaskClient, home: str, part: str, **typed: str) -> str:
    """Add a line to the page of what is arranged, and give where that leads, or what the page then says."""
    address = f"{home}/organisation/{part}"
    sent = fields(client.get(address).text, address) | {f"{part}-{name}": value for name, value in typed.items()}
    answer = client.post(address, data=sent)
    return lands(answer) if answer.status_code == 302 else f"{answer.status_code} {words(answer.text)}"


def test_a_date_is_found_with_people(session: Session, client: FlaskClient, case: Case, home: str) -> None:
    keys, page = guests(session, case), f"{home}/dates"
    for day in ("2026-04-04", "2026-04-08"):
        lands(fill(client, page, day=day, hour="18:30"))
    assert "Cette date est déjà proposée." in fill(client, page, day="2026-04-08", hour="18:30").text
    assert "Cette date est passée" in fill(client, page, day="2026-03-11", hour="18:30").text
    first, second = read(session, select(CandidateDate).order_by(CandidateDate.at))
    taps = [(first, "Rose", "can"), (first, "Yann", "perhaps"), (second, "Lou", "can"), (second, "Rose", "cannot")]
    taps += [(second, "Rose", "can"), (first, "Yann", "")]
    for date, name, said in taps:
        sent = token(client) | {"answer": f"{keys[name]}~{said}"}
        assert lands(client.post(f"{page}/{date.key}", data=sent)).startswith(page)
    kept = {(row.candidate_date_id, row.answer) for row in read(session, select(DateAnswer))}
    assert kept == {(first.id, Availability.CAN), (second.id, Availability.CAN)}
    said = words(client.get(page).text)
    assert "Samedi 4 avril 2026 à 18:30 1 peut · 0 peut-être · 0 non" in said
    assert "Mercredi 8 avril 2026 à 18:30 2 peuvent · 0 peut-être · 0 non" in said
    lands(client.post(f"{page}/{second.key}/choisir", data=token(client)))
    (sitting,) = read(session, select(Sitting))
    assert (sitting.at, sitting.place) == (second.at, "Salle des fêtes")
    lands(client.post(f"{page}/{first.key}/retirer", data=token(client)))
    assert [row.key for row in read(session, select(CandidateDate))] == [second.key]
    assert client.post(f"{page}/{second.key}", data=token(client) | {"answer": f"{keys['Rose']}~x"}).status_code == 400


def test_a_sitting_moved_or_cancelled_stays_told_with_its_reason(
    session: Session, client: FlaskClient, home: str
) -> None:
    page = f"{home}/seance"
    lands(fill(client, page, day="2026-04-01", hour="18:00", why="Rose travaille ce jour-là."))
    lands(fill(client, page, chosen="no"))
    (moved,) = read(session, select(SittingMove))
    assert (moved.at, moved.place, moved.why) == (
        NOW + timedelta(days=10),
        "Salle des fêtes",
        "Rose travaille ce jour-là.",
    )
    said = words(client.get(page).text)
    assert "dimanche 22 mars 2026 à 10:30, Salle des fêtes : séance déplacée le 12 mars 2026 Rose travaille" in said
    assert "Écrivez pourquoi." in words(press(client, page, "Annuler cette séance").text)
    lands(press(client, page, "Annuler cette séance", **{"annuler-why": "Rose est à l’hôpital."}))
    (sitting,) = read(session, select(Sitting))
    assert (sitting.given_up_at, sitting.given_up_why) == (clock.now(), "Rose est à l’hôpital.")
    after = words(client.get(page).text)
    assert "séance ajournée ou annulée Rose est à l’hôpital." in after
    assert "Indiquez le lieu." in after
    assert "Annuler cette séance" not in after
    lands(fill(client, page, day="2026-05-02", hour="10:00", place="Chez Yann"))
    assert [row.number for row in read(session, select(Sitting).order_by(Sitting.number))] == [1, 2]


def test_a_minimal_record_moves_its_date_without_a_word(session: Session, client: FlaskClient, gironde: Place) -> None:
    case = ticking.assigned(session, gironde)
    session.commit()
    home = f"/situations/{case.key}"
    for day in ("2026-04-01", "2026-04-02"):
        lands(fill(client, f"{home}/seance", day=day, hour="18:00"))
    (moved,) = read(session, select(SittingMove))
    assert (moved.place, moved.why) == ("", "")
    lands(press(client, f"{home}/seance", "Annuler cette séance"))
    for page in ("organisation", "dates", "lieu"):
        assert "Dans un dossier minimal" in client.get(f"{home}/{page}").text, page
    sent = token(client) | {"day": "2026-05-05", "hour": "10:00", "once": "k" * 20}
    assert client.post(f"{home}/dates", data=sent).status_code == 409
    assert read(session, select(CandidateDate)) == []
    assert "Organisation" not in words(client.get(home).text)


def test_the_place_is_described_and_two_writers_see_both(session: Session, client: FlaskClient, home: str) -> None:
    old = fields(client.get(f"{home}/lieu").text)
    lands(fill(client, f"{home}/lieu", kind="school", chosen_by="child", accessible="no", words="Trois marches."))
    (venue,) = read(session, select(Venue))
    assert (venue.kind, venue.accessible, venue.words) == (VenueKind.SCHOOL, False, "Trois marches.")
    late = client.post(f"{home}/lieu", data=old | {"words": "Une rampe."})
    assert late.status_code == 409
    assert "Trois marches." in late.text
    assert "Une rampe." in late.text
    assert "Une école, un centre de loisirs" in client.get(f"{home}/organisation").text


def test_who_takes_care_of_what(session: Session, client: FlaskClient, case: Case, home: str) -> None:
    page, rose = f"{home}/organisation", guests(session, case)["Rose"]
    assert put(client, home, "offre", kind="meal", what="Une tarte", guest=rose) == f"{page}#offre"
    assert put(client, home, "offre", kind="travel", what="Un taxi pour Lou") == f"{page}#offre"
    assert put(client, home, "offre", kind="meal", what=" ").startswith("422")
    tart, taxi = read(session, select(Offer).order_by(Offer.id))
    lands(client.post(f"{page}/offre/{tart.key}", data=token(client) | {"holds": "yes"}))
    said = words(client.get(page).text)
    assert "Le repas Rose : Une tarte C’est réglé" in said
    assert "Les trajets Le service : Un taxi pour Lou" in said
    found = arrangements(session, case)
    session.commit()
    assert (found.meal, found.travel, found.childcare) == ((("Une tarte", "Rose"),), (("Un taxi pour Lou", ""),), ())
    assert (found.place, found.at) == ("Salle des fêtes", NOW + timedelta(days=10))
    lands(client.post(f"{page}/retirer/offre/{taxi.key}", data=token(client)))
    assert [(one.kind, one.settled) for one in read(session, select(Offer))] == [(OfferKind.MEAL, True)]
    assert client.post(f"{page}/retirer/frais/{tart.key}", data=token(client)).status_code == 404


def test_an_interpreter_is_bound_to_secrecy_and_accepted(session: Session, client: FlaskClient, home: str) -> None:
    page = f"{home}/organisation"
    assert "Dites quelle langue" in put(client, home, "interprete")
    assert put(client, home, "interprete", language="portugais", name="Inês") == f"{page}#interprete"
    (one,) = read(session, select(Interpreting))
    for what, holds in (("secret", "yes"), ("acceptation", "yes"), ("secret", "no")):
        lands(client.post(f"{page}/interprete/{one.key}/{what}", data=token(client) | {"holds": holds}))
    (one,) = read(session, select(Interpreting))
    assert (one.bound_on, one.accepted_on) == (None, world.today())
    assert "Accepté·e par la famille, 12 mars 2026" in words(client.get(page).text)
    assert client.post(f"{page}/interprete/{one.key}/ailleurs", data=token(client)).status_code == 404
    lands(client.post(f"{page}/retirer/interprete/{one.key}", data=token(client)))
    assert read(session, select(Interpreting)) == []


def test_costs_are_summed_to_the_cent(session: Session, client: FlaskClient, home: str) -> None:
    page = f"{home}/organisation"
    assert "Tapez un montant en euros" in put(client, home, "frais", what="La salle", amount="beaucoup")
    for what, amount, payer in (
        ("La salle", "45,50", "service"),
        ("Le pain", "3.2", "family"),
        ("Le car", "12", "service"),
    ):
        assert put(client, home, "frais", what=what, amount=amount, payer=payer) == f"{page}#frais"
    said = words(client.get(page).text)
    assert "Le service 57,50 € La famille 3,20 € En tout 60,70 €" in said
    assert sum(one.cents for one in read(session, select(Cost))) == 6070


def test_the_list_of_the_departement_is_ticked(
    session: Session, client: FlaskClient, home: str, sign_in: SignIn
) -> None:
    page = f"{home}/organisation"
    first, *_, last = read(session, select(ChecklistItem).order_by(ChecklistItem.number))
    for item, holds in ((first, "yes"), (first, "yes"), (last, "yes"), (last, "no")):
        lands(client.post(f"{page}/liste/{item.key}", data=token(client) | {"holds": holds}))
    assert [tick.checklist_item_id for tick in read(session, select(ChecklistTick))] == [first.id]
    assert "1 sur 10" in (said := words(client.get(page).text))
    assert f"{first.words} fait le 12 mars 2026, Coordinator 33 Fait" in said
    admin = sign_in("admin")
    typed = {"liste-lines": f"Des fleurs\n\n  {last.words}  \nDes fleurs"}
    lands(enlist(admin, typed))
    said = words(client.get(page).text)
    assert said.index("Des fleurs") < said.index(last.words) < said.index(first.words)
    assert "1 sur 3" in said
    assert client.post(f"{page}/liste/{first.key}", data=token(client) | {"holds": "no"}).status_code == 409
    lands(enlist(admin, {"liste-lines": ""}))
    assert first.words in client.get(page).text
    assert read(session, select(func.count()).select_from(ChecklistItem)) == [11]


def enlist(admin: FlaskClient, typed: dict[str, str]) -> TestResponse:
    """The settings of the list, sent as their page holds them."""
    return admin.post("/reglages/liste", data=fields(admin.get("/reglages/liste").text, "/reglages/liste") | typed)


@pytest.mark.parametrize("page", ["dates", "lieu", "organisation/frais"])
def test_it_is_the_coordinator_s_alone(sign_in: SignIn, home: str, page: str) -> None:
    assert kept_out(sign_in, f"{home}/{page}") == {}


def test_whoever_answered_a_date_may_leave_the_network(
    session: Session, client: FlaskClient, gironde: Place, case: Case, home: str
) -> None:
    who = world.actor(gironde, "coordinator")
    sam = caring.supporter(session, who, case)
    date = logistics.propose(session, who, case, clock.now() + timedelta(days=20))
    logistics.answer(session, who, case, date, sam, Availability.CAN)
    network.remove(session, who, case, sam)
    session.commit()
    assert read(session, select(DateAnswer)) == []
    assert "0 peut · 0 peut-être" in words(client.get(f"{home}/dates").text)


def test_what_was_said_of_a_place_is_not_said_of_the_next_one(session: Session, gironde: Place, case: Case) -> None:
    who, at = world.actor(gironde, "coordinator"), clock.now() + timedelta(days=12)
    logistics.describe_venue(session, who, case, {"kind": VenueKind.HALL})
    assert not meets_at_home(session, case, "La maison de Rose")
    preparation.plan_sitting(session, who, case, at, "La maison de Rose", chosen_by_family=True)
    assert meets_at_home(session, case, "La maison de Rose")
