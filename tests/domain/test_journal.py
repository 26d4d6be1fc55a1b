"""Folding a journal: where it leaves the case, what it went through, when it stood still."""

from datetime import UTC, datetime, timedelta

import pytest

from conference.domain.facts import Given
from conference.domain.journal import Passed, Suspension, fold, landing, stage_left, stays, suspensions, times
from conference.domain.outcomes import EndReason
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.workflow import Landing

T0 = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(days: int) -> datetime:
    return T0 + timedelta(days=days)


def line(step: str, target: str, day: int, outcome: str | None = None) -> Passed:
    return Passed(StepCode(step), Stage(target), Outcome(outcome) if outcome else None, at(day))


JOURNAL = [
    line("submit", "assignment", 0),
    line("return", "referral", 1),
    line("submit", "assignment", 3),
    line("postpone", "assignment", 4),
    line("suspend", "assignment", 5),
    line("resume", "assignment", 9),
    line("assign", "preparation", 10),
    line("suspend", "preparation", 12),
    line("stop", "closed", 20, "own_solution"),
    line("reopen", "preparation", 30),
]


@pytest.mark.parametrize(
    ("lines", "stage", "suspended", "outcome"),
    [
        (0, "referral", False, None),
        (1, "assignment", False, None),
        (2, "referral", False, None),
        (5, "assignment", True, None),
        (6, "assignment", False, None),
        (7, "preparation", False, None),
        (8, "preparation", True, None),
        (9, "closed", False, "own_solution"),
        (10, "preparation", False, None),
    ],
)
def test_a_journal_tells_where_its_case_stands(lines: int, stage: str, suspended: bool, outcome: str | None) -> None:
    stands = fold(JOURNAL[:lines])
    assert (stands.stage, stands.suspended, stands.outcome) == (stage, suspended, outcome)


def test_stays_follow_one_another_without_a_hole() -> None:
    assert [(stay.stage.value, stay.entered, stay.left) for stay in stays(JOURNAL)] == [
        ("assignment", at(0), at(1)),
        ("referral", at(1), at(3)),
        ("assignment", at(3), at(10)),
        ("preparation", at(10), at(20)),
        ("closed", at(20), at(30)),
        ("preparation", at(30), None),
    ]


def test_the_outcome_goes_with_the_stay_in_closed_and_no_other() -> None:
    assert [stay.outcome for stay in stays(JOURNAL)] == [None, None, None, None, "own_solution", None]


def test_a_draft_has_no_stay() -> None:
    assert stays([]) == []


def test_suspensions_end_with_a_resumption_or_a_closing() -> None:
    assert suspensions(JOURNAL) == [Suspension(at(5), at(9)), Suspension(at(12), at(20))]
    assert suspensions(JOURNAL[:8])[-1] == Suspension(at(12), None)


def test_closing_again_without_a_suspension_ends_none_twice() -> None:
    again = [*JOURNAL, line("stop", "closed", 40, "not_completed")]
    assert suspensions(again) == suspensions(JOURNAL)


@pytest.mark.parametrize(("lines", "left"), [(0, None), (8, None), (9, "preparation"), (10, "preparation")], ids=str)
def test_a_reopening_goes_back_to_the_stage_that_was_left(lines: int, left: str | None) -> None:
    assert stage_left(JOURNAL[:lines]) == left


def test_the_last_closing_tells_which_stage_was_left() -> None:
    twice = [
        line("submit", "assignment", 0),
        line("decline", "closed", 1, "not_admitted"),
        line("reopen", "assignment", 2),
        line("assign", "preparation", 3),
        line("stop", "closed", 4, "not_completed"),
    ]
    assert stage_left(twice[:2]) == "assignment"
    assert stage_left(twice) == "preparation"


def test_a_case_that_came_in_closed_is_reopened_before_the_body() -> None:
    """It left no stage here, and a referral without its referrer would wait for nobody."""
    assert stage_left([line("take_over", "closed", 0, "not_completed")]) == "assignment"


STANDING = Landing(Stage.PREPARATION, True, None)


NOTHING = Given()


@pytest.mark.parametrize(
    ("step", "given", "expected"),
    [
        ("submit", NOTHING, Landing(Stage.ASSIGNMENT, True, None)),
        ("withdraw_draft", NOTHING, Landing(None, False, None)),
        ("suspend", NOTHING, Landing(Stage.PREPARATION, True, None)),
        ("resume", NOTHING, Landing(Stage.PREPARATION, False, None)),
        ("postpone", NOTHING, STANDING),
        ("hand_over", NOTHING, STANDING),
        ("release", NOTHING, Landing(Stage.ASSIGNMENT, True, None)),
        ("reopen", NOTHING, Landing(Stage.VALIDATION, False, None)),
        ("stop", Given(reason=EndReason.FAMILY_ORGANISED), Landing(Stage.CLOSED, False, Outcome.OWN_SOLUTION)),
        ("stop", Given(reason=EndReason.FAMILY_DECLINED), Landing(Stage.CLOSED, False, Outcome.NOT_COMPLETED)),
        ("decline", Given(reason=EndReason.OTHER), Landing(Stage.CLOSED, False, Outcome.NOT_ADMITTED)),
        ("close", NOTHING, Landing(Stage.CLOSED, False, Outcome.PLAN_AGREED)),
        ("record_without_plan", NOTHING, Landing(Stage.PREPARATION, True, None)),
        (
            "record_without_plan",
            Given(closes=True, reason=EndReason.FAMILY_ORGANISED),
            Landing(Stage.CLOSED, False, Outcome.OWN_SOLUTION),
        ),
        (
            "record_without_plan",
            Given(closes=True, reason=EndReason.OTHER),
            Landing(Stage.CLOSED, False, Outcome.NOT_COMPLETED),
        ),
    ],
)
def test_where_a_step_lands(step: str, given: Given, expected: Landing) -> None:
    assert landing(StepCode(step), STANDING, Stage.VALIDATION, given) == expected


@pytest.mark.parametrize(
    ("happened", "previous", "codes"),
    [
        (0, None, []),
        (0, 0, []),
        (-1, -1, []),
        (1, None, ["in_the_future"]),
        (-2, -1, ["before_previous_step"]),
    ],
)
def test_a_step_happens_neither_later_than_now_nor_before_the_one_before(
    happened: int, previous: int | None, codes: list[str]
) -> None:
    reasons = times(at(happened), None if previous is None else at(previous), at(0))
    assert [reason.code for reason in reasons] == codes
    assert {reason.place for reason in reasons} <= {"happened_at"}
