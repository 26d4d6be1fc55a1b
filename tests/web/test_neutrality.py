"""Those in place, on the pages: a tie reported, a family that asks for somebody else, who saw its name, who leaves."""

import re
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.casework import assignment, declaration, recusal
from conference.domain.actors import MACHINE
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.models.assignment import FamilyRefusal
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from tests import path, world
from tests.browse import lands, token
from tests.conftest import SignIn
from tests.web.pages import Browser
from tests.world import Place

PROGRAMMES = {"07": "Ardèche", "59": "Nord", "33": "Gironde", "93": "Seine-Saint-Denis", "66": "Pyrénées-Orientales"}


@pytest.fixture
def ready(session: Session, gironde: Place) -> Case:
    """A case of Claire's that waits for nothing but to be convened."""
    case = world.assigned(session, gironde)
    path.ready(session, gironde, case)
    session.commit()
    return case


def test_a_tie_is_reported_the_body_is_told_and_decides(ready: Case, sign_in: SignIn) -> None:
    claire, body, seen = Browser(sign_in("coordinator")), Browser(sign_in("committee")), f"/situations/{ready.key}"
    assert "Rien ne s’oppose" in claire.get(f"{seen}/neutralite").text
    assert "neutralité est en question" not in body.get("/").text
    empty = claire.send(f"{seen}/lien")
    assert (empty.status_code, "Dites de quel lien il s’agit" in empty.text) == (422, True)
    lands(claire.send(f"{seen}/lien", ties="friendship"))
    barred = claire.get(seen).text
    assert "Claire 33\u00a0: a déclaré un lien personnel avec la famille." in barred
    assert claire.send(f"{seen}/etapes/convene").status_code == 422
    assert "La neutralité est en question\u00a0: décider" in body.get("/").text
    page = body.get(f"{seen}/neutralite")
    assert "Confier à quelqu’un d’autre" in page.text
    for rule in ("does_not_know", "no_tie"):
        lands(body.send(body.get(f"{seen}/neutralite").link("par dérogation"), rule=rule, reason="Perdu de vue."))
    assert "Rien ne s’oppose" in body.get(f"{seen}/neutralite").text
    assert "neutralité est en question" not in body.get("/").text
    lands(claire.send(f"{seen}/etapes/convene"))


def test_the_family_asks_for_somebody_else_and_no_field_asks_why(
    session: Session, gironde: Place, ready: Case, sign_in: SignIn
) -> None:
    referrer, body, seen = Browser(sign_in("referrer")), Browser(sign_in("committee")), f"/situations/{ready.key}"
    page = referrer.get(f"{seen}/quelqu-un-d-autre").text
    assert "<textarea" not in page
    assert 'type="text"' not in page
    lands(referrer.send(f"{seen}/quelqu-un-d-autre", coordinator=gironde.coordinators["Claire"].key))
    assert session.scalars(select(FamilyRefusal.coordinator_id)).all() == [gironde.coordinators["Claire"].id]
    session.commit()
    assert "La famille demande quelqu’un d’autre" in body.get("/").text
    assert "La famille a demandé quelqu’un d’autre." in body.get(f"{seen}/designation").text
    assert "Noter ce refus" in referrer.get(f"{seen}/quelqu-un-d-autre").text


def test_who_saw_the_name_is_told_in_words(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    session.commit()
    seen, committee, referrer = f"/situations/{case.key}", sign_in("committee"), sign_in("referrer")
    nobody = referrer.get(f"{seen}/noms/vus").text
    assert "Personne n’a été sollicité." in nobody
    told = assignment.ask(session, body, case, gironde.coordinators["Sofiane"])
    session.commit()
    assert "n’a pas ouvert la page" in referrer.get(f"{seen}/noms/vus").text
    session.rollback()
    sign_in("second").get(f"{seen}/declaration")
    committee.get(f"{seen}/noms")
    committee.get(f"{seen}/noms")
    page = referrer.get(f"{seen}/noms/vus").text
    assert "Sofiane 33</strong>, sollicité·e le 12 mars 2026" in page
    assert "a lu vos noms le 12 mars 2026" in page
    assert "Committee 33</strong>, le 12 mars 2026, 2 fois" in page
    assert "Ferrand" not in page
    session.refresh(told)
    assignment.answer(session, world.actor(gironde, "second"), told, knows=True, ties=[])
    asked = assignment.ask(session, body, case, gironde.coordinators["Claire"])
    assignment.answer(session, body, asked, knows=False, ties=[])
    session.commit()
    assert "a répondu de vive voix" in committee.get(f"{seen}/noms/vus").text


def test_a_question_is_taken_back_and_nothing_more_is_told_of_the_case(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case = world.received(session, gironde)
    assignment.ask(session, world.actor(gironde, "committee"), case, gironde.coordinators["Sofiane"])
    session.commit()
    body, second, choice = sign_in("committee"), sign_in("second"), f"/situations/{case.key}/designation"
    assert "Répondre" in second.get("/").text
    lands(body.post(f"{choice}/{gironde.coordinators['Sofiane'].key}/reprendre", data=token(body)))
    assert str(case.reference) not in second.get("/").text
    assert second.get(f"/situations/{case.key}/declaration").status_code == 404
    assert "Solliciter Claire 33" in body.get(choice).text


def test_a_departure_lists_what_is_at_risk(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.convened(session, gironde)
    session.get_one(Coordinator, gironde.coordinators["Claire"].id).leaves_on = date(2026, 5, 3)
    audit.write(session, MACHINE, audit.Act.COORDINATOR_WRITTEN, gironde.coordinators["Claire"], ("leaves_on",))
    session.commit()
    body, lead = Browser(sign_in("committee")), Browser(sign_in("lead"))
    assert "Claire 33 part le 3 mai 2026" in body.get("/").text
    page = body.get("/").link("Voir ce qui reste")
    shown = body.get(page).text
    assert str(case.reference) in shown
    assert "Reste à faire" in shown
    assert "tenir la conférence" in shown
    assert "Confier" in shown
    assert "C’est l’instance de désignation qui confie" in lead.get(page).text
    assert "départ annoncé pour le 3 mai 2026" in body.get(f"/situations/{case.key}/designation").text


def test_the_rules_of_another_programme_fill_the_form_and_change_nothing_before(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    admin = Browser(sign_in("admin"))
    before = dict(gironde.department.modes)
    session.commit()
    page = admin.get("/reglages")
    for code, name in PROGRAMMES.items():
        assert f">{name}</a>" in page.text
        assert f"Règles reprises de\u00a0: {name}" in admin.get(f"/reglages/neutralite?modele={code}").text
    session.expire_all()
    assert gironde.department.modes == before
    assert before[Rule.OTHER_INSTITUTION] is Mode.WARN
    session.commit()
    nord = admin.get("/reglages/neutralite?modele=59").text.partition('name="neutralite-other_institution"')[2]
    assert re.search(r'^[^>]*value="block"|checked[^>]*value="block"', nord)
    sent = {rule.value: mode.value for rule, mode in before.items()} | {"other_institution": "block"}
    kept = admin.send("/reglages/neutralite", "neutralite-", **sent, declaration_days="90")
    assert kept.status_code == 302
    wrong = admin.send("/reglages/neutralite", "neutralite-", **sent, declaration_days="731")
    assert (wrong.status_code, "Tapez un nombre de 1 à 730." in wrong.text) == (422, True)
    session.expire_all()
    found = session.get_one(Department, gironde.department.id)
    assert (found.modes[Rule.OTHER_INSTITUTION], found.declaration_days) == (Mode.BLOCK, 90)


def test_the_lead_who_decides_instead_is_told_of_those_in_place(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    case, other = world.assigned(session, gironde), world.received(session, gironde)
    declaration.report(session, world.actor(gironde, "coordinator"), case, knows=True, ties=[TieKind.KINSHIP])
    session.commit()
    lead, page = sign_in("lead"), f"/situations/{case.key}/neutralite"
    assert (lead.get(page).status_code, page in lead.get("/").text) == (403, False)
    recusal.step_aside(session, world.actor(gironde, "committee"), case, TieKind.OTHER, suggested=False)
    session.commit()
    assert "déclaré un lien personnel" in lead.get(page).text
    assert page in lead.get("/").text
    assert lead.get(f"/situations/{other.key}/neutralite").status_code == 403
