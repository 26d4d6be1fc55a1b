"""Two people for one case: the same checks for both, both see it, and both leave it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import assignment, closing, follow_up, pair, step
from conference.casework.checking import faults
from conference.casework.step import NotPossible
from conference.domain.facts import Given
from conference.domain.neutrality import TieKind
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Refused
from conference.domain.roles import Capacity
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.queries.capacities import capacities
from conference.queries.load import carried
from tests import world
from tests.casework.test_assignment import codes
from tests.world import Place


def answered(session: Session, place: Place, case: Case, name: str, *ties: TieKind) -> None:
    """The body asks somebody, who answers."""
    declaration = assignment.ask(session, world.actor(place, "committee"), case, place.coordinators[name])
    assignment.answer(session, world.actor(place, "committee"), declaration, knows=False, ties=ties)


@pytest.fixture
def case(session: Session, gironde: Place) -> Case:
    """Claire's, to whom Sofiane could be a pair."""
    case = world.assigned(session, gironde)
    answered(session, gironde, case, "Sofiane")
    return case


def running(session: Session, case: Case) -> dict[int, bool]:
    """Whether each of those at work on a case is the pair."""
    rows = select(Assignment).where(Assignment.case_id == case.id, Assignment.until.is_(None))
    return {one.coordinator_id: one.pair for one in session.scalars(rows)}


def test_both_are_on_the_case_and_carry_it(session: Session, gironde: Place, case: Case) -> None:
    claire, sofiane = gironde.coordinators["Claire"], gironde.coordinators["Sofiane"]
    pair.pair(session, world.actor(gironde, "committee"), case, sofiane)
    assert running(session, case) == {claire.id: False, sofiane.id: True}
    for who in ("coordinator", "second"):
        assert Capacity.COORDINATOR in capacities(session, world.actor(gironde, who), case)
    found = carried(session, [claire, sofiane], world.today())
    assert {one.load.open_cases for one in found.values()} == {1}
    assert list(faults(session)) == []


def test_the_pair_is_looked_at_as_the_coordinator_is(session: Session, gironde: Place) -> None:
    case, body = world.assigned(session, gironde), world.actor(gironde, "committee")
    for name, reasons in (
        ("Sofiane", {"declaration_missing"}),
        ("Agathe", {"declaration_missing", "neutrality_other_service"}),
        ("Claire", {"coordinates_already"}),
    ):
        with pytest.raises(Refused) as refusal:
            pair.pair(session, body, case, gironde.coordinators[name])
        assert codes(refusal) == reasons
    answered(session, gironde, case, "Sofiane", TieKind.FRIENDSHIP)
    with pytest.raises(Refused) as refusal:
        pair.pair(session, body, case, gironde.coordinators["Sofiane"])
    assert codes(refusal) == {"neutrality_does_not_know", "neutrality_no_tie"}
    assert case.pair_id is None


def test_only_the_body_decides_from_preparation_on_and_never_on_itself(
    session: Session, gironde: Place, case: Case
) -> None:
    sofiane = gironde.coordinators["Sofiane"]
    for who in ("coordinator", "second", "lead", "referrer"):
        with pytest.raises(NotPossible):
            pair.pair(session, world.actor(gironde, who), case, sofiane)
    waiting = world.received(session, gironde)
    with pytest.raises(NotPossible) as refusal:
        pair.pair(session, world.actor(gironde, "committee"), waiting, sofiane)
    assert codes(refusal) == {"wrong_stage"}


def test_a_pair_comes_once_and_goes(session: Session, gironde: Place, case: Case) -> None:
    body, sofiane = world.actor(gironde, "committee"), gironde.coordinators["Sofiane"]
    with pytest.raises(Refused) as refusal:
        pair.unpair(session, body, case)
    assert codes(refusal) == {"no_pair"}
    pair.pair(session, body, case, sofiane)
    with pytest.raises(Refused) as refusal:
        pair.pair(session, body, case, sofiane)
    assert codes(refusal) == {"pairs_already"}
    pair.unpair(session, body, case)
    assert case.pair_id is None
    assert running(session, case) == {gironde.coordinators["Claire"].id: False}
    assert capacities(session, world.actor(gironde, "second"), case) == frozenset()


def test_the_pair_leaves_with_the_coordinator(session: Session, gironde: Place, case: Case) -> None:
    body = world.actor(gironde, "committee")
    pair.pair(session, body, case, gironde.coordinators["Sofiane"])
    assignment.release(session, body, case, Given(words="Claire part."))
    assert (case.coordinator_id, case.pair_id, running(session, case)) == (None, None, {})


def test_the_pair_may_take_over(session: Session, gironde: Place, case: Case) -> None:
    body, sofiane = world.actor(gironde, "committee"), gironde.coordinators["Sofiane"]
    pair.pair(session, body, case, sofiane)
    assignment.hand_over(session, body, case, sofiane, "Claire part.")
    assert (case.coordinator_id, case.pair_id) == (sofiane.id, None)
    assert running(session, case) == {sofiane.id: False}


def test_who_closes_leaves_and_a_reopened_case_finds_both(session: Session, gironde: Place, case: Case) -> None:
    body, sofiane = world.actor(gironde, "committee"), gironde.coordinators["Sofiane"]
    pair.pair(session, body, case, sofiane)
    given = Given(reason=EndReason.OTHER, ended_by=EndedBy.FAMILY, words="La famille préfère.")
    _with_synthesis(session, gironde, case)
    step.take(session, body, case, StepCode.STOP, given)
    assert running(session, case) == {}
    closing.reopen(session, body, case, "Elle revient.")
    assert case.stage is Stage.PREPARATION
    assert running(session, case) == {gironde.coordinators["Claire"].id: False, sofiane.id: True}


def _with_synthesis(session: Session, place: Place, case: Case) -> None:
    follow_up.synthesise(session, world.actor(place, "second"), case, {"course": "Deux rencontres."})
