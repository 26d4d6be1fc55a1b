"""Attempts on somebody are counted since they last answered."""

from datetime import UTC, datetime, timedelta

import pytest

from conference.domain.log import Contacted, ContactResult, Tried, tried

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
R = ContactResult


@pytest.mark.parametrize(
    ("results", "attempts", "answered"),
    [
        ((R.NO_ANSWER,), 1, None),
        ((R.NO_ANSWER, R.MESSAGE_LEFT, R.SENT), 3, None),
        ((R.NO_ANSWER, R.REACHED), 0, 1),
        ((R.REACHED, R.NO_ANSWER, R.WRONG_DETAILS), 2, 0),
        ((R.REFUSED,), 0, 0),
        ((R.REACHED, R.NO_ANSWER, R.REACHED, R.MESSAGE_LEFT), 1, 2),
    ],
)
def test_attempts_begin_again_with_each_answer(
    results: tuple[ContactResult, ...], attempts: int, answered: int | None
) -> None:
    days = [AT + timedelta(days=n) for n in range(len(results))]
    found = tried(Contacted(1, at, result) for at, result in zip(days, results, strict=True))
    assert found == {1: Tried(attempts, days[-1], results[-1], None if answered is None else days[answered])}


def test_each_person_has_their_own() -> None:
    found = tried([Contacted(1, AT, R.REACHED), Contacted(2, AT, R.NO_ANSWER)])
    assert {person: one.attempts for person, one in found.items()} == {1: 0, 2: 1}
