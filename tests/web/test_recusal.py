"""Stepping aside through the web: suggested, confirmed, for good; then the case is closed, gone and told."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import assignment, recusal
from conference.domain.actors import MACHINE, Actor
from conference.domain.acts import Act
from conference.domain.body import SittingState
from conference.domain.neutrality import TieKind
from conference.domain.reasons import Refused
from conference.domain.roles import Capacity, Role
from conference.models.audit import AuditRow
from conference.models.recusal import Recusal
from conference.models.tenancy import work_for
from conference.programme import accounts
from conference.queries.capacities import capacities
from conference.queries.recusal import asides
from conference.queries.seen import seen
from conference.queries.sittings import room
from tests import seats, world
from tests.browse import fields, fill, lands, words
from tests.conftest import SignIn
from tests.world import Place


def test_a_tie_that_is_found_suggests_it_and_the_page_says_that_it_is_for_good(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = world.received(session, gironde)
    seats.seat(session, gironde, "jeanne test")
    session.commit()
    seen = f"/situations/{case.key}"
    jeanne, other = sign_in("jeanne.test"), sign_in("committee")
    found = "Un lien existe peut-être entre vous et cette famille"
    assert found in jeanne.get(seen).text
    assert found not in other.get(seen).text
    page = jeanne.get(f"{seen}/deport").text
    assert "Votre nom est celui d’un·e professionnel·le qui connaît la famille." in page
    assert "Cela ne peut pas être annulé" in page
    unsure = jeanne.post(f"{seen}/deport", data=fields(page) | {"tie": "other"})
    assert unsure.status_code == 422
    assert "Cochez la case pour confirmer" in unsure.text
    assert lands(jeanne.post(f"{seen}/deport", data=fields(page) | {"tie": "other", "sure": "y"})) == "/"
    kept = session.scalars(select(Recusal)).one()
    assert (kept.tie, kept.suggested) == (TieKind.OTHER, True)
    session.commit()
    shown = words(other.get(f"{seen}/designation").text)
    assert "1 déport" in shown
    assert "Jeanne Test" in shown


def test_a_case_one_stepped_aside_from_is_closed_gone_and_every_attempt_is_told(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, other = world.received(session, gironde), world.received(session, gironde)
    who = world.actor(gironde, "committee")
    session.commit()
    client = sign_in("committee")
    reference = case.reference or ""
    assert reference in client.get("/situations").text
    assert reference in client.get(f"/situations/{other.key}").text, "shown as a likely duplicate"
    recusal.step_aside(session, who, case, TieKind.FRIENDSHIP, suggested=False)
    session.commit()
    seen = f"/situations/{case.key}"
    closed = ("", "/designation", "/noms", "/deport", "/etapes/suspend", "/question", "/plan", "/referent")
    for page in closed:
        answer = client.get(seen + page)
        assert answer.status_code == 403, page
        assert "Vous vous êtes déporté·e de cette situation" in answer.text, page
        assert "Lou" not in answer.text
    typed = {"csrf_token": fields(client.get(f"/situations/{other.key}/deport").text)["csrf_token"]}
    assert client.post(f"{seen}/deport", data=typed).status_code == 403
    told = select(AuditRow).where(AuditRow.subject == f"case:{case.key}", AuditRow.act == Act.REFUSED)
    assert len(session.scalars(told).all()) == len(closed) + 1
    session.commit()
    for page in ("/", "/situations", f"/situations?q={reference}", "/situations?q=Ferrand", f"/situations/{other.key}"):
        assert reference not in client.get(page).text.replace(f"q={reference}", "").replace(f'"{reference}"', ""), page
    assert "1 situation<" in client.get("/situations").text
    assert sign_in("lead").get(seen).status_code == 200


def test_a_recused_member_is_not_offered_as_a_holder_and_who_held_before_reads_nothing(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    paul, body = seats.seat(session, gironde, "paul"), world.actor(gironde, "committee")
    case, held = world.received(session, gironde), gironde.accounts["paul"]
    accounts.give(session, MACHINE, held, Role.REFERRER)
    session.commit()
    choice = f"/situations/{case.key}/referent"
    assert "Paul" in sign_in("committee").get(choice).text
    recusal.step_aside(session, paul, case, TieKind.KINSHIP, suggested=False)
    with pytest.raises(Refused, match="holder_stepped_aside"):
        assignment.name_holder(session, body, case, held)
    case.holder_id = held.id
    both = Actor(held.id, frozenset({Role.COMMITTEE, Role.REFERRER}))
    assert Capacity.HOLDER not in capacities(session, both, case)
    session.commit()
    assert f'value="{held.key}"' not in sign_in("committee").get(choice).text
    for page in ("", "/plan", "/danger"):
        assert sign_in("paul").get(f"/situations/{case.key}{page}").status_code in {403, 404}, page


def test_a_lead_who_stepped_aside_counts_the_case_nowhere(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.received(session, gironde)
    recusal.step_aside(session, world.actor(gironde, "committee"), case, TieKind.OTHER, suggested=False)
    session.commit()
    lead, period = sign_in("lead"), "?first=2026-01-01&last=2026-12-31"
    address = f"/situations/{case.key}"
    assert "Aucun membre de l’instance ne peut décider" in lead.get("/").text
    assert lead.get(f"{address}/designation").status_code == 200
    before = lead.get(f"/evaluation/note.csv{period}").text
    lands(fill(lead, f"{address}/deport", tie="kinship", sure="y"))
    assert lead.get(address).status_code == 403
    assert lead.get(f"/evaluation/note.csv{period}").text != before
    assert (case.reference or "") not in lead.get("/situations").text
    assert "Aucun membre de l’instance ne peut décider" not in lead.get("/").text


def test_the_lead_opens_the_decision_on_no_other_case(session: Session, gironde: Place, sign_in: SignIn) -> None:
    left, other = world.received(session, gironde), world.received(session, gironde)
    recusal.step_aside(session, world.actor(gironde, "committee"), left, TieKind.OTHER, suggested=False)
    session.commit()
    lead = sign_in("lead")
    for page in ("designation", "noms", "etapes/decline", "deport"):
        assert lead.get(f"/situations/{left.key}/{page}").status_code == 200, page
        assert lead.get(f"/situations/{other.key}/{page}").status_code == 403, page


def test_the_lead_designates_and_the_story_says_why(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = seats.ready(session, gironde)
    recusal.step_aside(session, world.actor(gironde, "committee"), case, TieKind.OTHER, suggested=False)
    session.commit()
    lead, claire = sign_in("lead"), gironde.coordinators["Claire"]
    address = f"/situations/{case.key}/designation/{claire.key}"
    said = "décidé par le ou la pilote, aucun membre de l’instance ne pouvant décider"
    assert said in lead.get(address).text
    lands(fill(lead, address, pertinence="La famille veut décider."))
    assert said in lead.get(f"/situations/{case.key}").text


def test_whoever_refers_has_nothing_to_step_aside_from(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.received(session, gironde)
    seats.give(session, gironde, "referrer")
    session.commit()
    both = sign_in("referrer")
    page = both.get(f"/situations/{case.key}/deport").text
    assert "Vous n’avez pas à vous déporter ici" in page
    assert 'name="sure"' not in page
    assert "Un lien existe peut-être" not in both.get(f"/situations/{case.key}").text


def test_a_recused_member_who_was_asked_as_a_coordinator_opens_the_names_no_more(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = world.received(session, gironde)
    seats.give(session, gironde, "coordinator")
    other = seats.seat(session, gironde, "paul")
    assignment.ask(session, other, case, gironde.coordinators["Claire"])
    session.commit()
    client, page = sign_in("coordinator"), f"/situations/{case.key}/declaration"
    assert "Ferrand" in client.get(page).text
    recusal.step_aside(session, seats.sitting_as(gironde, "coordinator"), case, TieKind.OTHER, suggested=False)
    session.commit()
    assert client.get(page).status_code == 403


def test_a_member_who_works_elsewhere_is_named_as_this_departement_knows_them(
    session: Session, gironde: Place, nord: Place, sign_in: SignIn
) -> None:
    work_for(session, nord.department)
    shared = accounts.create(session, MACHINE, "shared@59.example.org", "Nomdunord Marie")
    accounts.give(session, MACHINE, shared, Role.COMMITTEE)
    work_for(session, gironde.department)
    accounts.give(session, MACHINE, shared, Role.COMMITTEE, name="Marie Gironde")
    case, who = world.received(session, gironde), Actor(shared.id, frozenset({Role.COMMITTEE}))
    sitting = seats.sit(session, who)
    session.commit()
    assert sign_in(shared).get(f"/situations/{case.key}/noms").status_code == 200
    looked = [one.name for one in seen(session, gironde.department.code, case).looked]
    recusal.step_aside(session, who, case, TieKind.OTHER, suggested=False)
    sitting.state, sitting.closed_at = SittingState.CLOSED, sitting.opened_at
    session.flush()
    came = [member.name for member in room(session, gironde.department, sitting, world.today()).members]
    assert [*looked, *(one.name for one in asides(session, case)), *came] == ["Marie Gironde"] * 3
