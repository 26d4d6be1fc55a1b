"""The designating body's sittings through their pages: from the agenda to the minutes, as members and the lead do."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.domain.body import Presence, SittingState, Way
from conference.domain.neutrality import TieKind
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.models.account import Membership
from conference.models.body import Attendance, BodySitting
from conference.models.case import Case
from conference.models.journal import Passage
from conference.models.recusal import Recusal
from conference.programme import accounts
from tests import world
from tests.browse import fill, lands, press, token, words
from tests.conftest import SignIn
from tests.world import Place

TODAY = {"day": "2026-03-12", "hour": "14:00", "place": "Salle B"}


def planned(client: FlaskClient, **typed: str) -> str:
    """The address of a sitting that a page has planned."""
    return lands(fill(client, "/seances/nouvelle", **{**TODAY, **typed}))


def opened(client: FlaskClient) -> str:
    address = planned(client)
    assert lands(press(client, address, "Ouvrir la séance")) == address
    return address


def the_sitting(session: Session) -> BodySitting:
    session.expire_all()
    found = session.scalars(select(BodySitting)).one()
    session.commit()
    return found


def told(session: Session) -> None:
    """Keep what a test has changed by hand."""
    audit.write(session, MACHINE, Act.DEPARTMENT_SET, "test")
    session.commit()


def test_a_sitting_is_planned_from_the_cadence_moved_given_up_and_planned_again(
    session: Session, gironde: Place, sign_in: SignIn
) -> None:
    gironde.department.cadence_weeks = 3
    told(session)
    client = sign_in("lead")
    assert "Aucune séance n’est prévue" in words(client.get("/seances").text)
    address = planned(client)
    proposed = client.get("/seances/nouvelle").text
    assert 'value="2026-04-02"' in proposed
    assert "toutes les 3 semaines" in words(proposed)
    assert lands(fill(client, f"{address}/deplacer", day="2026-03-19", place="Salle C")) == address
    page = words(client.get(address).text)
    assert "jeudi 19 mars 2026 à 14:00, Salle C" in page
    assert "Ouvrir la séance" not in page
    assert lands(press(client, address, "Annuler la séance")) == address
    assert "Rien n’est perdu" in words(client.get(address).text)
    lands(fill(client, f"{address}/deplacer", day="2026-03-20"))
    sitting = the_sitting(session)
    assert (sitting.state, clock.civil(sitting.planned_at, "Europe/Paris")) == (
        SittingState.PLANNED,
        date(2026, 3, 20),
    )


def test_a_form_sent_twice_plans_one_sitting(session: Session, sign_in: SignIn) -> None:
    client = sign_in("committee")
    form = token(client) | {"once": "k" * 22} | TODAY
    first, again = (client.post("/seances/nouvelle", data=form) for _ in range(2))
    assert lands(first) == lands(again)
    assert the_sitting(session).place == "Salle B"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "2026-03-11"}, "Choisissez un jour à venir, ou aujourd’hui."),
        ({"day": "2036-03-11"}, "Cette date est à plus de deux ans"),
        ({"hour": ""}, "Indiquez l’heure."),
        ({"day": ""}, "Choisissez un jour."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(sign_in: SignIn, typed: dict[str, str], said: str) -> None:
    answer = fill(sign_in("committee"), "/seances/nouvelle", **{**TODAY, **typed})
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert "Salle B" in answer.text


def test_whoever_moved_it_meanwhile_is_shown(session: Session, sign_in: SignIn) -> None:
    client = sign_in("committee")
    address = planned(client)
    version = the_sitting(session).version
    lands(fill(sign_in("lead"), f"{address}/deplacer", place="Salle C"))
    form = token(client) | {"once": "j" * 22, "version": str(version)} | TODAY
    answer = client.post(f"{address}/deplacer", data=form | {"place": "Salle D"})
    assert answer.status_code == 409
    assert "Salle C" in answer.text
    assert "Salle D" in answer.text


def test_people_are_noted_by_a_tap_and_the_quorum_is_said(session: Session, gironde: Place, sign_in: SignIn) -> None:
    gironde.department.quorum = 2
    told(session)
    other = accounts.create(session, MACHINE, "voisine@33.example.org", "Voisine")
    accounts.give(session, MACHINE, other, Role.COMMITTEE)
    session.commit()
    client = sign_in("committee")
    lands(fill(client, "/seances/sieges", name="Une mère", since="2026-01-01"))
    address = opened(client)
    assert "1 présent·e sur 2 nécessaires" in words(client.get(address).text)
    lands(press(client, address, "Présent·e : Voisine"))
    assert "2 présent·es sur 2 nécessaires" in words(client.get(address).text)
    lands(press(client, address, "Présent·e : Une mère"))
    assert "2 présent·es sur 2 nécessaires" in words(client.get(address).text)
    lands(press(client, address, "Corriger : Voisine"))
    lands(press(client, address, "Excusé·e : Voisine"))
    assert "1 présent·e sur 2 nécessaires" in words(client.get(address).text)
    said = session.execute(select(Attendance.account_id, Attendance.presence)).all()
    assert sorted((account or 0, presence) for account, presence in said) == sorted(
        [
            (0, Presence.PRESENT),
            (gironde.accounts["committee"].id, Presence.PRESENT),
            (other.id, Presence.EXCUSED),
        ]
    )


def test_a_stranger_is_not_noted(nord: Place, gironde: Place, sign_in: SignIn) -> None:
    client = sign_in("committee")
    address = opened(client)
    for account in (nord.accounts["committee"], gironde.accounts["lead"]):
        form = token(client) | {"member": account.key, "presence": "present"}
        assert client.post(f"{address}/presences", data=form).status_code == 404


def test_one_case_at_a_time_decided_and_back(session: Session, gironde: Place, sign_in: SignIn) -> None:
    cases = [world.received(session, gironde) for _ in range(3)]
    session.commit()
    client = sign_in("committee")
    address = opened(client)
    first = f"{address}/situations/{cases[0].key}"
    assert re.search(rf'href="{first}"', client.get(address).text)
    page = client.get(first).text
    said = words(page)
    assert "1 sur 3" in said
    assert "Nord 33" in said
    assert "Connue de MDS 33" in said
    assert "Ferrand" not in page
    assert "reste à la maison" in said
    assert f"{address}/situations/{cases[1].key}" in page
    wait = f"/situations/{cases[0].key}/etapes/postpone"
    form = client.get(wait).text
    assert "Séance du 12 mars 2026 en cours · 1 présent·e" in words(form)
    assert lands(fill(client, wait, until="2026-04-02", words="Attendre l’avis de Lou.")) == address
    page = words(client.get(address).text)
    assert "Décision reportée au 2 avril 2026" in page
    assert "Attendre l’avis de •••." in page
    assert "Situation suivante · 2 à l’ordre du jour" in page
    gone = words(client.get(first).text)
    assert "n’est plus à l’ordre du jour" in gone
    passage = session.scalars(select(Passage).where(Passage.step == StepCode.POSTPONE)).one()
    assert (passage.way, passage.deciders, passage.body_sitting_id) == (Way.SITTING, 1, the_sitting(session).id)


def test_elsewhere_nobody_is_led_to_a_sitting(session: Session, gironde: Place, sign_in: SignIn) -> None:
    """Somebody of the body who did not come decides as on any day; who does not sit sees no banner."""
    case = world.received(session, gironde)
    other = accounts.create(session, MACHINE, "voisine@33.example.org", "Voisine")
    accounts.give(session, MACHINE, other, Role.COMMITTEE)
    session.commit()
    address, away = opened(sign_in("committee")), sign_in(other)
    wait = f"/situations/{case.key}/etapes/postpone"
    assert "Revenir à l’ordre du jour" in words(away.get(wait).text)
    assert lands(fill(away, wait, until="2026-04-02", words="Attendre.")) == f"/situations/{case.key}"
    referrer = sign_in("referrer")
    assert "en cours ·" not in words(referrer.get(f"/situations/{case.key}").text)
    assert referrer.get(address).status_code == 403


def test_who_stepped_aside_sees_no_line_and_no_case(session: Session, gironde: Place, sign_in: SignIn) -> None:
    aside, other = world.received(session, gironde), world.received(session, gironde)
    session.commit()
    client = sign_in("committee")
    address = opened(client)
    wait = f"/situations/{aside.key}/etapes/postpone"
    lands(fill(client, wait, until="2026-04-02", words="Attendre."))
    committee = gironde.accounts["committee"].id
    session.add(Recusal(case_id=aside.id, account_id=committee, tie=TieKind.FRIENDSHIP, at=clock.now()))
    told(session)
    page = words(client.get(address).text)
    assert str(aside.reference) not in page
    assert str(other.reference) in page
    assert "1 situation que vous ne pouvez pas lire" in page
    assert client.get(f"{address}/situations/{aside.key}").status_code == 403
    assert str(aside.reference) in words(sign_in("lead").get(address).text)


def test_general_items_that_name_a_family_are_given_back(session: Session, gironde: Place, sign_in: SignIn) -> None:
    world.received(session, gironde)
    session.commit()
    client = sign_in("committee")
    address = planned(client)
    answer = fill(client, f"{address}/points", general="Retour sur la famille Ferrand.")
    assert answer.status_code == 422
    assert "nom de famille suivie ici : ferrand." in words(answer.text)
    assert "Retour sur la famille Ferrand." in answer.text
    assert lands(fill(client, f"{address}/points", general="Le bilan des formations.")) == address
    assert "Le bilan des formations." in client.get(address).text


def test_a_closed_sitting_keeps_its_minutes_and_nothing_else(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.received(session, gironde)
    session.commit()
    client = sign_in("committee")
    address = opened(client)
    assert "1 situation à l’ordre du jour n’a pas été décidée" in words(client.get(f"{address}/clore").text)
    lands(fill(client, f"/situations/{case.key}/etapes/postpone", until="2026-04-02", words="Attendre."))
    assert lands(press(client, f"{address}/clore", "Clore la séance")) == address
    page = words(client.get(address).text)
    for said in ("Committee 33", "Décision reportée au 2 avril 2026", "Procès-verbal en PDF", "ne change plus"):
        assert said in page
    member = gironde.accounts["committee"].key
    for what, typed in (
        ("presences", {"member": member, "presence": "excused"}),
        ("points", {"general": "Autre", "version": str(the_sitting(session).version)}),
        ("annuler", {}),
        ("ouvrir", {}),
        ("clore", {}),
    ):
        client.post(f"{address}/{what}", data=token(client) | typed)
    sitting = the_sitting(session)
    assert (sitting.state, sitting.general, sitting.closed_by) == (
        SittingState.CLOSED,
        "",
        gironde.accounts["committee"].id,
    )
    assert [line.presence for line in session.scalars(select(Attendance))] == [Presence.PRESENT]


def test_home_leads_to_the_sitting(sign_in: SignIn) -> None:
    client = sign_in("committee")
    assert "séance" not in words(client.get("/").text).replace("Séances", "").lower()
    address = planned(client, day="2026-03-19")
    assert "Préparer la prochaine séance" in words(client.get("/").text)
    lands(fill(client, f"{address}/deplacer", day="2026-03-20"))
    assert "Préparer la prochaine séance" not in words(client.get("/").text)
    opened(client)
    assert "Une séance est en cours" in words(client.get("/").text)
    assert "séance" not in words(sign_in("coordinator").get("/").text).lower()
    with clock.frozen(clock.noon(date(2026, 3, 13), "Europe/Paris")):
        assert "Séance non close" in words(sign_in("committee").get("/").text)


def test_somebody_asked_for_one_case_has_no_sittings(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case: Case = world.received(session, gironde)
    neighbour = gironde.accounts["observer"]
    for one in ("committee", "lead"):
        aside = {"account_id": gironde.accounts[one].id, "tie": TieKind.FRIENDSHIP, "at": clock.now()}
        session.add(Recusal(case_id=case.id, **aside))
    session.execute(
        update(Membership).where(Membership.account_id == neighbour.id).values(role=Role.COMMITTEE, case_id=case.id)
    )
    told(session)
    client = sign_in("observer")
    assert client.get(f"/situations/{case.key}").status_code == 200
    assert client.get("/seances").status_code == 403
    assert "Séances" not in words(client.get("/").text)
