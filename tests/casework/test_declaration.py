"""How long an answer holds, whose it is, and what comes up of somebody who coordinates already."""

from datetime import timedelta

import pytest
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, declaration, network, referral, refusal, step
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.assignment import Tie
from conference.models.case import Case
from conference.programme import departments
from conference.queries.neutrality import candidate, in_question, in_question_of
from conference.queries.referral import dossier
from tests import path, world
from tests.conftest import NOW
from tests.world import Place

DAY = timedelta(days=1)


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def asked(session: Session, place: Place, case: Case, name: str, *, knows: bool | None = False) -> None:
    """The body asks; with an answer, the coordinator gives it."""
    told = assignment.ask(session, world.actor(place, "committee"), case, place.coordinators[name])
    if knows is not None:
        who = world.actor(place, {"Claire": "coordinator", "Sofiane": "second"}[name])
        assignment.answer(session, who, told, knows=knows, ties=[])


def test_an_answer_counts_until_its_last_day_and_is_asked_anew_after(session: Session, gironde: Place) -> None:
    departments.set_declaration_days(session, MACHINE, gironde.department, 30)
    case, body, claire = world.received(session, gironde), world.actor(gironde, "committee"), "Claire"
    asked(session, gironde, case, claire)
    with clock.frozen(NOW + 30 * DAY):
        last = candidate(session, case, gironde.department, gironde.coordinators[claire])
        assert last is not None
        assert (last.declared, last.expired) == (True, False)
    with clock.frozen(NOW + 31 * DAY):
        with pytest.raises(Refused) as refused:
            assignment.assign(session, body, case, gironde.coordinators[claire], "Utile.")
        assert codes(refused) == {"declaration_expired"}
        asked(session, gironde, case, claire)
        assignment.assign(session, body, case, gironde.coordinators[claire], "Utile.")


def test_an_answer_from_before_a_case_is_sent_again_is_asked_anew(session: Session, gironde: Place) -> None:
    case, body, claire = world.received(session, gironde), world.actor(gironde, "committee"), "Claire"
    asked(session, gironde, case, claire)
    with clock.frozen(NOW + DAY):
        step.take(session, body, case, StepCode.RETURN, Given(words="Qui d’autre ?"))
        referral.submit(session, world.actor(gironde, "referrer"), case)
        with pytest.raises(Refused) as refused:
            assignment.assign(session, body, case, gironde.coordinators[claire], "Utile.")
        assert codes(refused) == {"declaration_expired"}
        asked(session, gironde, case, claire)
        assignment.assign(session, body, case, gironde.coordinators[claire], "Utile.")


def test_a_tie_told_too_long_ago_does_not_count_and_is_told_again(session: Session, gironde: Place) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    asked(session, gironde, case, "Claire", knows=True)
    claire = gironde.coordinators["Claire"]
    with pytest.raises(Refused) as refused:
        assignment.ask(session, body, case, claire)
    assert codes(refused) == {"neutrality_does_not_know"}
    with clock.frozen(NOW + 181 * DAY):
        asked(session, gironde, case, "Claire", knows=True)
        with pytest.raises(Refused) as refused:
            assignment.assign(session, body, case, claire, "Utile.")
        assert codes(refused) == {"neutrality_does_not_know"}


def test_a_question_without_answer_is_taken_back_and_somebody_else_is_asked(session: Session, gironde: Place) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    asked(session, gironde, case, "Claire", knows=None)
    with pytest.raises(Refused) as refused:
        asked(session, gironde, case, "Sofiane")
    assert codes(refused) == {"somebody_is_being_asked"}
    declaration.take_back(session, body, case, gironde.coordinators["Claire"])
    asked(session, gironde, case, "Sofiane")
    for name in ("Claire", "Sofiane", "Agathe"):
        with pytest.raises(Refused) as refused:
            declaration.take_back(session, body, case, gironde.coordinators[name])
        assert codes(refused) == {"nobody_is_asked"}
    with pytest.raises(Refused) as refused:
        assignment.assign(session, body, case, gironde.coordinators["Claire"], "Utile.")
    assert codes(refused) == {"declaration_missing"}
    asked(session, gironde, case, "Claire")
    assignment.assign(session, body, case, gironde.coordinators["Claire"], "Utile.")


def test_who_is_asked_no_longer_answers_no_longer(session: Session, gironde: Place) -> None:
    case, body, claire = world.received(session, gironde), world.actor(gironde, "committee"), gironde.coordinators
    told = assignment.ask(session, body, case, claire["Claire"])
    declaration.take_back(session, body, case, claire["Claire"])
    with pytest.raises(Refused) as refused:
        assignment.answer(session, world.actor(gironde, "coordinator"), told, knows=False, ties=[])
    assert codes(refused) == {"nobody_is_asked"}


def test_the_body_does_not_write_over_somebody_s_own_answer(session: Session, gironde: Place) -> None:
    case, body = world.received(session, gironde), world.actor(gironde, "committee")
    told = assignment.ask(session, body, case, gironde.coordinators["Claire"])
    assignment.answer(session, world.actor(gironde, "coordinator"), told, knows=True, ties=[TieKind.KINSHIP])
    with pytest.raises(Refused) as refused:
        assignment.answer(session, body, told, knows=False, ties=[])
    assert codes(refused) == {"answered_already"}
    assert told.knows is True
    assignment.answer(session, world.actor(gironde, "coordinator"), told, knows=False, ties=[])
    assert told.knows is False


@pytest.fixture
def ready(session: Session, gironde: Place) -> Case:
    """A case of Claire's that waits for nothing but to be convened."""
    case = world.assigned(session, gironde)
    path.ready(session, gironde, case)
    assert left(session, gironde, case) == set()
    return case


def left(session: Session, place: Place, case: Case) -> set[str]:
    """What convening waits for."""
    who = world.actor(place, "coordinator")
    return {reason.code for reason in step.missing(session, who, case, StepCode.CONVENE)}


def convene(session: Session, place: Place, case: Case, who: str = "coordinator") -> None:
    step.take(session, world.actor(place, who), case, StepCode.CONVENE)


def tie_shows(session: Session, place: Place, case: Case) -> None:
    who = world.actor(place, "coordinator")
    declaration.report(session, who, case, knows=True, ties=[TieKind.NEIGHBOURHOOD])


def test_a_tie_that_shows_later_bars_convening_until_each_rule_is_set_aside(
    session: Session, gironde: Place, ready: Case
) -> None:
    tie_shows(session, gironde, ready)
    assert left(session, gironde, ready) == {"in_place_does_not_know", "in_place_no_tie"}
    with pytest.raises(Refused):
        convene(session, gironde, ready)
    (found,) = in_question(session, true(), gironde.department)
    assert (found.case, {reason.subject for reason in found.reasons}) == (ready, {"Claire 33"})
    body, claire = world.actor(gironde, "committee"), gironde.coordinators["Claire"]
    for rule in (Rule.DOES_NOT_KNOW, Rule.NO_TIE):
        assignment.derogate(session, body, ready, claire, rule, "Un voisin perdu de vue.")
    assert in_question(session, true(), gironde.department) == []
    convene(session, gironde, ready)


def test_a_rule_is_set_aside_anew_for_what_is_declared_since(session: Session, gironde: Place, ready: Case) -> None:
    body, claire = world.actor(gironde, "committee"), gironde.coordinators["Claire"]
    rules = (Rule.DOES_NOT_KNOW, Rule.NO_TIE)

    def set_aside() -> None:
        for rule in rules:
            assignment.derogate(session, body, ready, claire, rule, "Un voisin perdu de vue.")

    tie_shows(session, gironde, ready)
    set_aside()
    assert in_question_of(session, ready) == []
    with clock.frozen(NOW + DAY):
        who = world.actor(gironde, "coordinator")
        declaration.report(session, who, ready, knows=True, ties=[TieKind.KINSHIP])
        assert left(session, gironde, ready) == {"in_place_does_not_know", "in_place_no_tie"}
        found = candidate(session, ready, gironde.department, claire)
        assert found is not None
        assert (found.derogated, set(found.derogable)) == (frozenset(), set(rules))
        set_aside()
        with pytest.raises(Refused) as refusal:
            set_aside()
        assert codes(refusal) == {"already_derogated"}
        assert left(session, gironde, ready) == set()


def test_handing_over_answers_the_question_too(session: Session, gironde: Place, ready: Case) -> None:
    tie_shows(session, gironde, ready)
    asked(session, gironde, ready, "Sofiane")
    body = world.actor(gironde, "committee")
    assignment.hand_over(session, body, ready, gironde.coordinators["Sofiane"], "Un lien est apparu.")
    assert in_question(session, true(), gironde.department) == []
    convene(session, gironde, ready, "second")


def test_releasing_takes_the_case_off_the_list(session: Session, gironde: Place, ready: Case) -> None:
    tie_shows(session, gironde, ready)
    assignment.release(session, world.actor(gironde, "committee"), ready, Given(words="Un lien est apparu."))
    assert in_question(session, true(), gironde.department) == []


def of_another_family(session: Session, place: Place) -> Case:
    """A case of Claire's, whose people she has never met."""
    case, who = world.draft(session, place), world.actor(place, "referrer")
    referral.remove_person(session, who, case, dossier(session, case).people[0])
    referral.name_person(session, who, case, {"kind": PersonKind.CHILD, "first_name": "Adam", "last_name": "Berger"})
    referral.submit(session, who, case)
    asked(session, place, case, "Claire")
    assignment.assign(session, world.actor(place, "committee"), case, place.coordinators["Claire"], "Utile.")
    return case


def test_a_person_who_is_added_runs_the_checks_again(session: Session, gironde: Place) -> None:
    """Claire coordinates for Ina Traoré already, when Ina comes into another family of hers."""
    ina = {"kind": PersonKind.RELATIVE, "first_name": "Ina", "last_name": "Traoré", "tie": "tante"}
    before, case = world.assigned(session, gironde), of_another_family(session, gironde)
    network.name(session, before, ina)
    path.ready(session, gironde, case)
    assert (left(session, gironde, case), in_question(session, true(), gironde.department)) == (set(), [])
    network.name(session, case, ina)
    assert left(session, gironde, case) == {"in_place_never_worked_with"}
    # The one that was given to her first stays hers without a question.
    assert [found.case for found in in_question(session, true(), gironde.department)] == [case]


def test_what_is_told_while_coordinating_is_not_taken_back(session: Session, gironde: Place, ready: Case) -> None:
    tie_shows(session, gironde, ready)
    who, body = world.actor(gironde, "coordinator"), world.actor(gironde, "committee")
    told = session.scalars(select(Tie.kind).where(Tie.case_id == ready.id)).all()
    assert told == [TieKind.NEIGHBOURHOOD]
    declaration.report(session, who, ready, knows=False, ties=[TieKind.NEIGHBOURHOOD, TieKind.OTHER])
    assert set(session.scalars(select(Tie.kind).where(Tie.case_id == ready.id))) == {
        *(TieKind.NEIGHBOURHOOD, TieKind.OTHER)
    }
    with pytest.raises(Refused) as refused:
        assignment.ask(session, body, ready, gironde.coordinators["Claire"])
    assert codes(refused) == {"coordinates_already"}
    with pytest.raises(Refused) as refused:
        declaration.report(session, who, ready, knows=False, ties=[])
    assert codes(refused) == {"nothing_to_report"}
    with pytest.raises(step.NotPossible):
        declaration.report(session, world.actor(gironde, "second"), ready, knows=True, ties=[])


def test_the_family_asks_for_somebody_else_and_no_derogation_holds_against_it(
    session: Session, gironde: Place, ready: Case
) -> None:
    claire, body = gironde.coordinators["Claire"], world.actor(gironde, "committee")
    refusal.tell(session, world.actor(gironde, "coordinator"), ready, claire)
    assert left(session, gironde, ready) == {"in_place_family_refused"}
    with pytest.raises(Refused) as refused:
        refusal.tell(session, body, ready, claire)
    assert codes(refused) == {"refused_already"}
    asked(session, gironde, ready, "Sofiane")
    assignment.hand_over(session, body, ready, gironde.coordinators["Sofiane"], "La famille le demande.")
    with pytest.raises(Refused) as refused:
        assignment.ask(session, body, ready, claire)
    assert codes(refused) == {"family_refused"}


def test_nobody_else_speaks_for_the_family(session: Session, gironde: Place, ready: Case) -> None:
    for who in ("second", "lead", "admin"):
        with pytest.raises(step.NotPossible):
            refusal.tell(session, world.actor(gironde, who), ready, gironde.coordinators["Agathe"])


def test_a_rule_that_only_warns_or_is_off_bars_nothing(session: Session, gironde: Place, ready: Case) -> None:
    tie_shows(session, gironde, ready)
    for mode in (Mode.WARN, Mode.OFF):
        departments.set_modes(session, MACHINE, gironde.department, dict.fromkeys(Rule, mode))
        assert left(session, gironde, ready) == set()
