"""Days that are still to come: when a sitting can be, when it can have been fixed, until when a case waits."""

from datetime import date, timedelta

import pytest

from conference.domain import days

TODAY, RECEIVED = date(2026, 3, 12), date(2026, 3, 2)
FURTHEST = TODAY + timedelta(days=731)


@pytest.mark.parametrize(
    ("on", "refused"),
    [
        (date(2026, 3, 1), ["before_reception"]),
        (RECEIVED, []),
        (FURTHEST, []),
        (FURTHEST + timedelta(days=1), ["too_far_ahead"]),
    ],
)
def test_a_sitting_is_between_the_reception_and_two_years_on(on: date, refused: list[str]) -> None:
    assert [reason.code for reason in days.of_a_sitting(on, RECEIVED, TODAY)] == refused


@pytest.mark.parametrize(
    ("sitting", "refused"), [(date(2026, 3, 11), ["sitting_past"]), (TODAY, []), (FURTHEST, []), (None, [])]
)
def test_a_conference_is_fixed_on_its_day_at_the_latest(sitting: date | None, refused: list[str]) -> None:
    assert [reason.code for reason in days.convened(sitting, TODAY)] == refused


@pytest.mark.parametrize(
    ("until", "refused"),
    [
        (date(2026, 3, 11), ["until_past"]),
        (TODAY, ["until_past"]),
        (date(2026, 3, 13), []),
        (FURTHEST, []),
        (FURTHEST + timedelta(days=1), ["too_far_ahead"]),
        (None, []),
    ],
)
def test_a_case_waits_until_a_day_to_come(until: date | None, refused: list[str]) -> None:
    assert [reason.code for reason in days.postponed(until, TODAY)] == refused
