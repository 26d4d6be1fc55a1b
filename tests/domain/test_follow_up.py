"""When a review is due, where it stands, and what a case asks for after its conference."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.follow_up import (
    ENOUGH_TRIES,
    FollowUpFacts,
    ReviewState,
    Wish,
    closing,
    review_due,
    review_state,
)
from conference.domain.stages import Stage
from conference.domain.tasks import TaskFacts, TaskKind, task

FIRST, DAYS = date(2020, 1, 1), 3653
DUE, BEFORE, AFTER = date(2026, 6, 12), date(2026, 6, 12), date(2026, 6, 13)


def counted_by_hand(day: date) -> date:
    """Walk from month to month on a calendar, then go down from the day wished to one that exists."""
    month = day.replace(day=1)
    for _ in range(3):
        month = (month + timedelta(days=32)).replace(day=1)
    for wished in range(day.day, 0, -1):
        try:
            return month.replace(day=wished)
        except ValueError:
            continue
    raise AssertionError(day)


def test_a_review_is_due_three_months_later_every_day_of_ten_years() -> None:
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        assert review_due(day) == counted_by_hand(day), day


@pytest.mark.parametrize(
    ("conference", "due"),
    [
        (date(2023, 11, 29), date(2024, 2, 29)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2022, 11, 30), date(2023, 2, 28)),
        (date(2024, 2, 29), date(2024, 5, 29)),
        (date(2025, 12, 31), date(2026, 3, 31)),
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2026, 3, 31), date(2026, 6, 30)),
    ],
)
def test_the_ends_of_months_and_the_29th_of_february(conference: date, due: date) -> None:
    assert review_due(conference) == due


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_a_later_conference_is_never_reviewed_earlier(day: date) -> None:
    assert review_due(day) <= review_due(day + timedelta(days=1))
    assert timedelta(days=89) <= review_due(day) - day <= timedelta(days=92)


@pytest.mark.parametrize(
    ("facts", "today", "state"),
    [
        (FollowUpFacts(), AFTER, ReviewState.UNASKED),
        (FollowUpFacts(wish=Wish.WANTED), BEFORE, ReviewState.WANTED),
        (FollowUpFacts(wish=Wish.WANTED), AFTER, ReviewState.OVERDUE),
        (FollowUpFacts(wish=Wish.DECLINED), AFTER, ReviewState.DECLINED),
        (FollowUpFacts(wish=Wish.WANTED, tries=2), AFTER, ReviewState.OVERDUE),
        (FollowUpFacts(wish=Wish.WANTED, tries=3), AFTER, ReviewState.UNANSWERED),
        (FollowUpFacts(tries=3), AFTER, ReviewState.UNANSWERED),
        (FollowUpFacts(wish=Wish.WANTED, tries=3, reviews=1), AFTER, ReviewState.HELD),
    ],
)
def test_where_a_review_stands(facts: FollowUpFacts, today: date, state: ReviewState) -> None:
    assert review_state(facts, DUE, today) is state


@given(
    st.sampled_from([None, *Wish]),
    st.integers(0, 3),
    st.integers(0, 5),
    st.booleans(),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
)
def test_the_task_of_a_follow_up_always_leads_to_its_end(
    wish: Wish | None, reviews: int, tries: int, synthesis: bool, today: date
) -> None:
    facts = FollowUpFacts(wish, reviews, tries, synthesis)
    kind = task(TaskFacts(Stage.FOLLOW_UP, follow_up=facts, review_due=DUE), today)
    settled = reviews > 0 or wish is Wish.DECLINED or tries >= ENOUGH_TRIES
    if not settled:
        assert kind is (TaskKind.REVIEW if wish is Wish.WANTED else TaskKind.ASK_WISH)
    elif not synthesis:
        assert kind is TaskKind.SYNTHESISE
    else:
        assert (kind, closing(facts)) == (TaskKind.CLOSE, [])


@pytest.mark.parametrize("stage", [Stage.REFERRAL, Stage.ASSIGNMENT, Stage.CLOSED])
def test_a_case_without_anybody_to_follow_it_asks_for_nothing(stage: Stage) -> None:
    assert task(TaskFacts(stage), AFTER) is None


def test_a_conference_is_recorded_once_its_day_has_come() -> None:
    fixed = TaskFacts(Stage.CONFERENCE, conference_on=DUE)
    assert task(fixed, DUE - timedelta(days=1)) is TaskKind.HOLD
    assert task(fixed, DUE) is TaskKind.RECORD
