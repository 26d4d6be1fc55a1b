"""Handing over and releasing: the same checks for a successor, and what is left to do in view."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment
from conference.casework.step import NotPossible
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.models.assignment import Assignment
from conference.models.case import Case
from tests import path, world
from tests.browse import fill, lands, token
from tests.conftest import NOW, SignIn
from tests.world import Place


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """A case coordinated by Claire, whose conference is fixed."""
    found = path.convened(session, gironde)
    session.commit()
    return found


def test_a_case_goes_to_a_successor_by_the_same_checks(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    body, second, coordinator = sign_in("committee"), sign_in("second"), sign_in("coordinator")
    seen = f"/situations/{case.key}"
    claire, sofiane, agathe = (gironde.coordinators[name] for name in ("Claire", "Sofiane", "Agathe"))
    choice = body.get(f"{seen}/designation").text
    assert "Confier la situation à quelqu’un d’autre" in choice
    assert "Coordonne déjà cette situation." in choice
    assert "Travaille dans le service qui oriente." in choice
    assert "Tenir la conférence" in choice
    for chosen, why in ((agathe, "Travaille dans le service"), (claire, "Coordonne déjà"), (sofiane, "déclaré")):
        refused = fill(body, f"{seen}/designation/{chosen.key}", pertinence="Mutation.")
        assert refused.status_code == 422
        assert why in refused.text
    assert second.get(f"{seen}/declaration").status_code == 404
    lands(body.post(f"{seen}/designation/{sofiane.key}/solliciter", data=token(body)))
    assert "Répondre" in second.get("/").text
    lands(fill(second, f"{seen}/declaration", knows="no"))
    lands(fill(body, f"{seen}/designation/{sofiane.key}", pertinence="Mutation."))
    session.expire_all()
    assert (case.coordinator_id, case.stage) == (sofiane.id, Stage.CONFERENCE)
    runs = session.scalars(select(Assignment).where(Assignment.case_id == case.id).order_by(Assignment.id)).all()
    assert [(run.coordinator_id, run.until is None) for run in runs] == [(claire.id, False), (sofiane.id, True)]
    session.commit()
    assert "La coordination passe à Sofiane" in body.get(seen).text
    assert coordinator.get(seen).status_code == 404
    assert second.get(seen).status_code == 200


def test_once_somebody_has_declared_names_are_theirs_no_more(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    body, sofiane = world.actor(gironde, "committee"), gironde.coordinators["Sofiane"]
    second, page = sign_in("second"), f"/situations/{case.key}/declaration"
    assert second.get(page).status_code == 404
    declaration = assignment.ask(session, body, case, sofiane)
    session.commit()
    assert "Ferrand" in second.get(page).text
    assignment.answer(session, world.actor(gironde, "second"), declaration, knows=False, ties=[])
    session.commit()
    assert second.get(page).status_code == 404


def test_a_question_left_unanswered_before_does_not_stand_in_the_way(session: Session, gironde: Place) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    claire, sofiane = gironde.coordinators["Claire"], gironde.coordinators["Sofiane"]
    told = assignment.ask(session, body, case, claire)
    assignment.answer(session, body, told, knows=False, ties=[])
    waiting = assignment.ask(session, body, case, sofiane)
    with clock.frozen(NOW + timedelta(days=1)):
        assignment.assign(session, body, case, claire, "Utile.")
    with clock.frozen(NOW + timedelta(days=40)):
        again = assignment.ask(session, body, case, sofiane)
    assert again is waiting
    assert (again.asked_at, again.answered_at) == (NOW + timedelta(days=40), None)


def test_the_coordinator_is_nobody_to_hand_a_case_over(session: Session, gironde: Place, case: Case) -> None:
    with pytest.raises(NotPossible):
        assignment.hand_over(
            session, world.actor(gironde, "coordinator"), case, gironde.coordinators["Sofiane"], "Je pars."
        )
    with pytest.raises(Refused):
        assignment.hand_over(session, world.actor(gironde, "committee"), case, gironde.coordinators["Sofiane"], "Oui.")


def test_a_released_case_comes_first_for_the_body(
    session: Session, gironde: Place, case: Case, sign_in: SignIn
) -> None:
    urgent = world.received(session, gironde)
    session.commit()
    body, seen = sign_in("committee"), f"/situations/{case.key}"
    assert "Tenir la conférence" in body.get(f"{seen}/etapes/release").text
    lands(fill(body, f"{seen}/etapes/release", words="Départ soudain."))
    home = body.get("/").text
    assert home.index(f"{case.reference} ·") < home.index(f"{urgent.reference} ·")
    assert "Plus personne ne coordonne" in home
    assert sign_in("coordinator").get(seen).status_code == 404
