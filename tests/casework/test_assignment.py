"""From a referral to a coordinator, through the acts."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import assignment, referral
from conference.casework.checking import faults
from conference.casework.step import NotPossible
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.reasons import Refused
from conference.domain.roles import Capacity, Role
from conference.domain.stages import Stage
from conference.models.assignment import Assignment, Tie
from conference.models.journal import DelayRow, Passage
from conference.programme import accounts, departments
from conference.queries.capacities import capacities
from tests import world
from tests.world import Place


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def test_a_referral_reaches_its_coordinator(session: Session, gironde: Place) -> None:
    case = world.assigned(session, gironde)
    session.commit()
    assert (case.reference, case.stage) == ("33-2026-0001", Stage.PREPARATION)
    running = session.scalars(select(Assignment).where(Assignment.case_id == case.id)).one()
    assert (running.coordinator_id, running.until) == (gironde.coordinators["Claire"].id, None)
    steps = session.scalars(select(Passage.step).where(Passage.case_id == case.id).order_by(Passage.number)).all()
    assert [step.value for step in steps] == ["submit", "assign"]
    ended = session.scalars(select(DelayRow.ended_by).where(DelayRow.case_id == case.id)).all()
    assert {step.value for step in ended if step} == {"assign"}
    assert list(faults(session)) == []


def test_nobody_is_assigned_without_having_declared(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    with pytest.raises(Refused) as refusal:
        assignment.assign(session, world.actor(gironde, "committee"), case, gironde.coordinators["Claire"], "Utile.")
    assert codes(refusal) == {"declaration_missing"}
    assert case.stage is Stage.ASSIGNMENT


def test_the_service_that_refers_is_refused_with_its_reasons_until_the_body_derogates(
    session: Session, gironde: Place
) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    agathe = gironde.coordinators["Agathe"]
    with pytest.raises(Refused) as refusal:
        assignment.ask(session, body, case, agathe)
    assert codes(refusal) == {"neutrality_other_service"}
    assignment.derogate(session, body, case, agathe, Rule.OTHER_SERVICE, "Personne d’autre avant l’été.")
    declaration = assignment.ask(session, body, case, agathe)
    assignment.answer(session, body, declaration, knows=False, ties=[])
    assignment.assign(session, body, case, agathe, "La famille le demande.")
    assert case.coordinator_id == agathe.id


def test_nobody_decides_on_their_own_referral(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    both = world.actor(gironde, "referrer", "committee")
    with pytest.raises(NotPossible) as refusal:
        assignment.assign(session, both, case, gironde.coordinators["Claire"], "Utile.")
    assert codes(refusal) == {"not_yours"}


def test_a_draft_that_is_withdrawn_leaves_nothing(session: Session, gironde: Place) -> None:
    case = world.draft(session, gironde)
    referral.withdraw(session, world.actor(gironde, "referrer"), case)
    session.commit()
    for table in ("cases", "referral", "person", "known_by"):
        assert session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0  # noqa: S608


def test_nobody_of_the_body_names_themselves_holder(session: Session, gironde: Place) -> None:
    case, sitting = world.received(session, gironde), gironde.accounts["committee"]
    accounts.give(session, MACHINE, sitting, Role.REFERRER)
    with pytest.raises(Refused) as refusal:
        assignment.name_holder(session, world.actor(gironde, "committee"), case, sitting)
    assert [(reason.code, reason.place) for reason in refusal.value.reasons] == [("decides_on_oneself", "holder")]
    assert case.holder_id == gironde.accounts["referrer"].id


def test_whoever_holds_a_case_does_not_decide_on_it(session: Session, gironde: Place) -> None:
    case, sitting = world.received(session, gironde), gironde.accounts["committee"]
    accounts.give(session, MACHINE, sitting, Role.REFERRER)
    other = world.actor(gironde, "lead", "committee")
    assignment.name_holder(session, other, case, sitting)
    both = world.actor(gironde, "committee", "referrer")
    assert capacities(session, both, case) == {Capacity.HOLDER}
    with pytest.raises(NotPossible):
        assignment.name_holder(session, both, case, None)
    assert Capacity.BODY in capacities(session, other, case)


def test_who_is_asked_again_answers_anew(session: Session, gironde: Place) -> None:
    """A former coordinator of a case that nobody follows: what she declared was of the family as it then was."""
    case, body = world.assigned(session, gironde), world.actor(gironde, "committee")
    claire = gironde.coordinators["Claire"]
    assignment.release(session, body, case, Given(words="Congé."))
    declaration = assignment.ask(session, body, case, claire)
    assert (declaration.answered_at, declaration.answered_by, declaration.knows) == (None, None, None)
    with pytest.raises(Refused) as refusal:
        assignment.assign(session, body, case, claire, "Elle revient.")
    assert codes(refusal) == {"declaration_missing"}
    own = world.actor(gironde, "coordinator")
    assignment.answer(session, own, declaration, knows=True, ties=[TieKind.NEIGHBOURHOOD])
    with pytest.raises(Refused) as refusal:
        assignment.assign(session, body, case, claire, "Elle revient.")
    assert codes(refusal) == {"neutrality_does_not_know", "neutrality_no_tie"}


def test_a_tie_declared_before_is_declared_again(session: Session, gironde: Place) -> None:
    departments.set_modes(session, MACHINE, gironde.department, dict.fromkeys(Rule, Mode.WARN))
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    told = assignment.ask(session, body, case, gironde.coordinators["Claire"])
    assignment.answer(session, body, told, knows=True, ties=[TieKind.KINSHIP])
    assert assignment.ask(session, body, case, gironde.coordinators["Claire"]) is told
    assert session.scalars(select(Tie)).all() == []
