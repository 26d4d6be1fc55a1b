"""Agreements through the web: lines that stay, withdrawals with what follows, refusals that remain in sight."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.casework import agreement, step
from conference.domain.actors import MACHINE
from conference.domain.agreement import AgreementState, AgreementTo, CountsAs, guessed
from conference.domain.facts import Given
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.place import Institution
from conference.models.referral import KnownBy
from tests import path, world
from tests.browse import fields, fill, lands, token
from tests.conftest import SignIn
from tests.web.rooms import kept_out, prepared, reread
from tests.world import Place

REFUSES = {"first_name": "Marc", "tie": "père de Lou", "person": "", "to": "principle", "state": "refused"}


def given_by_lou(session: Session, place: Place, case: Case) -> str:
    """An agreement of Lou's to the principle, yesterday; its key."""
    lou, who = reread(session, case).children[0], world.actor(place, "coordinator")
    line = agreement.agree(
        session,
        who,
        case,
        lou,
        AgreementTo.PRINCIPLE,
        AgreementState.GIVEN,
        world.SITUATION["agreed_on"],  # type: ignore[arg-type]
    )
    session.commit()
    return line.key


def test_a_line_says_who_what_when_and_how(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/accords"
    page = client.get(address).text
    assert "À l’orientation, la mère" in page
    assert "Rien n’est encore noté" in page
    lands(fill(client, address, state="given", to="sharing", on="2026-03-10", way="à la maison"))
    line = reread(session, case).agreements[0]
    assert (line.person.first_name, line.to, line.state) == ("Lou", AgreementTo.SHARING, AgreementState.GIVEN)
    page = client.get(address).text
    for said in ("10 mars 2026", "à la maison", "donné", "Le partage d’informations"):
        assert said in page


def test_two_parents_who_disagree_both_stay_in_sight(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/accords"
    lands(fill(client, address, **REFUSES | {"first_name": "Nadia", "tie": "mère", "state": "given"}))
    lands(fill(client, address, **REFUSES))
    page = client.get(address).text
    assert "Tout le monde n’est pas d’accord" in page
    assert "Marc (père de Lou)" in page
    assert "L’instance de désignation est prévenue" in page
    assert "Aucun parent n’est nommé" not in page
    assert [line.state.value for line in reread(session, case).agreements] == ["given", "refused"]


def test_an_unaccompanied_minor_is_told_of(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/accords"
    assert "Aucun parent n’est nommé" in client.get(address).text
    institution = session.scalars(select(Institution)).first()
    assert institution is not None
    session.add(KnownBy(case_id=case.id, institution_id=institution.id, holds_authority=True))
    audit.write(session, MACHINE, Act.REFERRAL_WRITTEN, case, ("known_by",))
    session.commit()
    page = client.get(address).text
    assert "Une institution détient l’autorité parentale" in page
    assert f"/situations/{case.key}/reseau" in page
    guardian = {"first_name": "Mme Test", "tie": "représente l’ASE", "person": ""}
    lands(fill(client, address, **guardian, to="principle", state="given"))
    assert "représente l’ASE" in client.get(address).text


def test_a_withdrawal_adds_a_line_and_says_what_follows(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    key = given_by_lou(session, gironde, case)
    address = f"/situations/{case.key}/accords/{key}/retrait"
    assert "la démarche s’arrête" in client.get(address).text
    lands(fill(client, address, way="au téléphone"))
    states = [line.state for line in reread(session, case).agreements]
    assert states == [AgreementState.GIVEN, AgreementState.WITHDRAWN]
    page = client.get(f"/situations/{case.key}/accords").text
    assert "retiré" in page
    assert "au téléphone" in page
    assert address not in page
    assert client.get(address).status_code == 409
    answer = client.post(address, data=token(client) | {"on": "2026-03-12"})
    assert answer.status_code == 409
    assert "Cet accord ne tient plus" in answer.text


def test_two_clicks_withdraw_once(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/accords/{given_by_lou(session, gironde, case)}/retrait"
    sent = fields(client.get(address).text)
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    assert len(reread(session, case).agreements) == 2


def test_a_withdrawal_is_taken_while_the_case_is_suspended(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    key = given_by_lou(session, gironde, case)
    who = world.actor(gironde, "coordinator")
    step.take(session, who, case, StepCode.SUSPEND, Given(words="hospitalisation"))
    session.commit()
    lands(fill(client, f"/situations/{case.key}/accords/{key}/retrait"))
    assert reread(session, case).against[0].state is AgreementState.WITHDRAWN


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"state": "given", "on": "2026-03-13"}, "La date est dans l’avenir."),
        ({"state": "given", "on": ""}, "Indiquez la date."),
        ({"state": ""}, "Choisissez une réponse."),
        ({"state": "given", "person": ""}, "ou tapez un nom ici"),
        ({"state": "given", "first_name": "Marc"}, "pas les deux"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    session: Session, gironde: Place, sign_in: SignIn, typed: dict[str, str], said: str
) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    answer = fill(client, f"/situations/{case.key}/accords", **{"way": "autour d’un café"} | typed)
    assert answer.status_code == 422
    assert said in answer.text
    assert "autour d’un café" in answer.text
    assert list(reread(session, case).agreements) == []


def test_people_and_lines_of_another_case_look_missing(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, other = prepared(session, gironde), prepared(session, gironde, "Sofiane")
    stranger, key = reread(session, other).children[0].key, given_by_lou(session, gironde, other)
    client = sign_in("coordinator")
    assert client.get(f"/situations/{case.key}/accords/{key}/retrait").status_code == 404
    answer = fill(client, f"/situations/{case.key}/accords", person=stranger, state="given")
    assert answer.status_code == 422
    assert list(reread(session, case).agreements) == []


def test_two_clicks_make_one_line_and_one_person(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case, client = prepared(session, gironde), sign_in("coordinator")
    address = f"/situations/{case.key}/accords"
    sent = fields(client.get(address).text) | REFUSES
    assert lands(client.post(address, data=sent)) == lands(client.post(address, data=sent))
    assert len(reread(session, case).agreements) == 1


def test_a_closed_case_is_only_read(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.closed(session, gironde)
    session.commit()
    coordinator = sign_in("coordinator")
    address = f"/situations/{case.key}/accords"
    assert '<form class="form"' not in coordinator.get(address).text
    posted = {"to": "principle", "state": "given", "on": "2026-03-12", "person": "", "first_name": "Marc"}
    assert coordinator.post(address, data=token(coordinator) | posted).status_code == 409


def test_nobody_else_opens_them(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = prepared(session, gironde)
    assert kept_out(sign_in, f"/situations/{case.key}/accords") == {}


@pytest.mark.parametrize(
    ("kind", "tie", "child", "counted"),
    [
        (PersonKind.CHILD, "", True, True),
        (PersonKind.ADULT, "", False, True),
        (PersonKind.RELATIVE, "Père", True, True),
        (PersonKind.RELATIVE, "mère de Lou", True, True),
        (PersonKind.RELATIVE, "mère", False, False),
        (PersonKind.RELATIVE, "grand-mère", True, False),
    ],
)
def test_whose_agreement_counts(kind: PersonKind, tie: str, child: bool, counted: bool) -> None:
    assert (guessed(kind, tie, child=child) is not CountsAs.NOT_ASKED) is counted
