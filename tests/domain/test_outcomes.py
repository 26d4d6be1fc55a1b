"""How a case ends, and what it counts as."""

from itertools import product

import pytest

from conference.domain.outcomes import DECLINE_REASONS, STOP_REASONS, EndReason, State, outcome_of_stop, state
from conference.domain.stages import Outcome, Stage


@pytest.mark.parametrize("reason", EndReason)
def test_a_family_that_organised_itself_found_its_own_solution(reason: EndReason) -> None:
    own = reason.value == "family_organised"
    assert outcome_of_stop(reason) == ("own_solution" if own else "not_completed")


def test_the_body_declines_and_everybody_stops_for_reasons_of_their_own() -> None:
    """What is asked of a question is for the admission; what a family lives through is for a stop."""
    admission = {EndReason.NO_QUESTION_TO_DECIDE, EndReason.OTHER_ANSWER_FITTER}
    assert admission < set(DECLINE_REASONS)
    assert admission.isdisjoint(STOP_REASONS)
    assert set(STOP_REASONS) | set(DECLINE_REASONS) == set(EndReason)
    assert EndReason.FAMILY_ORGANISED not in DECLINE_REASONS


CLOSED = {
    Outcome.PLAN_AGREED: State.COMPLETED,
    Outcome.OWN_SOLUTION: State.NOT_COMPLETED,
    Outcome.NOT_COMPLETED: State.NOT_COMPLETED,
    Outcome.NOT_ADMITTED: State.NOT_COMPLETED,
}


@pytest.mark.parametrize("outcome", Outcome)
def test_a_closed_case_counts_by_its_outcome_wherever_it_came_from(outcome: Outcome) -> None:
    for taken_over, has_coordinator in product((True, False), repeat=2):
        found = state(Stage.CLOSED, outcome, taken_over=taken_over, has_coordinator=has_coordinator)
        assert found is CLOSED[outcome]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CLOSED])
@pytest.mark.parametrize("taken_over", [True, False])
@pytest.mark.parametrize("has_coordinator", [True, False])
def test_an_open_case_is_under_way_unless_nothing_explains_it(
    stage: Stage, taken_over: bool, has_coordinator: bool
) -> None:
    found = state(stage, None, taken_over=taken_over, has_coordinator=has_coordinator)
    if stage is Stage.FOLLOW_UP:
        assert found is State.COMPLETED
    elif taken_over and not has_coordinator:
        assert found is State.GAP
    else:
        assert found is State.UNDER_WAY
