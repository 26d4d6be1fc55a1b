"""The synthesis sheet: facts already there, four fields, and no end without it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import assignment, follow_up, step
from conference.casework.step import NotPossible
from conference.domain.facts import Given
from conference.domain.follow_up import Wish
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.follow_up import Synthesis
from tests import path, world
from tests.browse import fill, lands, token, words
from tests.conftest import SignIn
from tests.world import Place

ENDED = Given(reason=EndReason.FAMILY_DECLINED, ended_by=EndedBy.FAMILY)


def test_the_sheet_knows_what_was_done(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.followed(session, gironde)
    session.commit()
    page = " ".join(sign_in("coordinator").get(f"/situations/{case.key}/synthese").text.split())
    for label, value in (
        ("Conférence", "jeudi 12 mars 2026"),
        ("Présents, famille", "2"),
        ("Présents, réseau", "1"),
        ("Présents, expert·e", "1"),
        ("Actions du plan", "1"),
        ("Contenu du plan", "Ratifié"),
        ("Bilan", "La famille n’a pas encore été interrogée"),
    ):
        assert f"<dt>{label}</dt> <dd> {value} </dd>" in page
    assert "Ferrand" not in page


def test_a_declined_review_still_asks_for_the_sheet(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.followed(session, gironde)
    follow_up.wish(session, world.actor(gironde, "coordinator"), case, Wish.DECLINED)
    session.commit()
    coordinator = sign_in("coordinator")
    home = coordinator.get("/").text
    assert "Écrire la fiche de synthèse" in home
    assert "Tenir le bilan" not in home
    refused = fill(coordinator, f"/situations/{case.key}/etapes/close")
    assert refused.status_code == 422
    assert "Écrivez la fiche de synthèse." in refused.text
    lands(fill(coordinator, f"/situations/{case.key}/synthese", learned="Demander plus tôt."))
    assert "Clore la situation" in coordinator.get("/").text
    lands(fill(coordinator, f"/situations/{case.key}/etapes/close"))
    page = coordinator.get(f"/situations/{case.key}/synthese").text
    assert "Demander plus tôt." in page
    assert "<textarea" not in page


def test_of_two_writers_the_second_sees_both_sheets(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = world.assigned(session, gironde)
    session.commit()
    coordinator, page = sign_in("coordinator"), f"/situations/{case.key}/synthese"
    lands(fill(coordinator, page, helped="La grand-mère."))
    overtaken = coordinator.post(page, data={"version": "0", "helped": "Le voisin."} | token(coordinator))
    assert overtaken.status_code == 409
    assert "La grand-mère." in overtaken.text
    assert "Le voisin." in overtaken.text
    assert session.scalars(select(Synthesis.helped)).all() == ["La grand-mère."]


def test_a_suspended_case_may_be_stopped_once_its_sheet_is_written(session: Session, gironde: Place) -> None:
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    step.take(session, who, case, StepCode.SUSPEND, Given(words="Confinement."))
    with pytest.raises(Refused) as refusal:
        step.take(session, who, case, StepCode.STOP, ENDED)
    assert [reason.code for reason in refusal.value.reasons] == ["synthesis_missing"]
    follow_up.synthesise(session, who, case, {"hindered": "Le confinement."})
    step.take(session, who, case, StepCode.STOP, ENDED)
    assert case.stage is Stage.CLOSED


def test_a_case_that_lost_its_coordinator_stops_without_a_sheet(session: Session, gironde: Place) -> None:
    case, body = world.assigned(session, gironde), world.actor(gironde, "committee")
    assignment.release(session, body, case, Given(words="Départ en retraite."))
    with pytest.raises(NotPossible):
        step.take(session, world.actor(gironde, "coordinator"), case, StepCode.STOP, ENDED)
    step.take(session, body, case, StepCode.STOP, ENDED)
    assert case.stage is Stage.CLOSED


def test_an_empty_sheet_is_said_to_be_empty(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.followed(session, gironde)
    session.commit()
    client, base = sign_in("coordinator"), f"/situations/{case.key}"
    for typed, said in (
        ("", "La fiche est enregistrée sans texte."),
        ("Bien.", "La fiche de synthèse est enregistrée."),
    ):
        lands(fill(client, f"{base}/synthese", course=typed))
        assert said in client.get(base).text


def test_closing_reads_its_outcome_first(session: Session, gironde: Place, sign_in: SignIn) -> None:
    case = path.followed(session, gironde)
    session.commit()
    page = words(sign_in("coordinator").get(f"/situations/{case.key}/etapes/close").text)
    assert "Issue enregistrée Un plan a été adopté Clore la situation" in page
