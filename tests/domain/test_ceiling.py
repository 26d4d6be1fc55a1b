"""What letters give, by hand: March 2026 has 22 working days, May 2026 has 21 weekdays and four holidays."""

from datetime import date
from decimal import Decimal

import pytest

from conference.domain.ceiling import Use, given, month_of, use, year_of
from conference.domain.mission import Letter

TENTH, FIFTH = Decimal("0.1"), Decimal("0.2")
MARCH, MAY = (date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 5, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("letters", "minutes"),
    [
        ([], 0),
        ([Letter(TENTH, date(2020, 1, 1))], 22 * 42),
        # From Monday the 9th: seventeen working days; until Friday the 6th: five.
        ([Letter(TENTH, date(2026, 3, 9))], 17 * 42),
        ([Letter(FIFTH, date(2025, 1, 1), date(2026, 3, 8)), Letter(TENTH, date(2026, 3, 9))], 5 * 84 + 17 * 42),
        ([Letter(TENTH, date(2026, 3, 7), date(2026, 3, 8))], 0),
        ([Letter(TENTH, date(2026, 4, 1))], 0),
        ([Letter(TENTH, date(2020, 1, 1), date(2026, 2, 28))], 0),
        # A beginner has a tenth more until Friday the 13th: ten working days of it.
        ([Letter(TENTH, date(2026, 1, 1), None, TENTH, date(2026, 3, 13))], 22 * 42 + 10 * 42),
        # And no longer than the letter, whatever is said; nothing once it is over.
        ([Letter(TENTH, date(2026, 1, 1), date(2026, 3, 6), TENTH, date(2026, 3, 13))], 5 * 84),
        ([Letter(TENTH, date(2026, 1, 1), None, TENTH, date(2026, 2, 27))], 22 * 42),
        # A share of thousandths is not rounded day by day: 22 × 420 × 0,033 = 304,92.
        ([Letter(Decimal("0.033"), date(2020, 1, 1))], 304),
    ],
)
def test_a_letter_counts_to_the_day(letters: list[Letter], minutes: int) -> None:
    assert given(letters, *MARCH) == minutes


def test_holidays_are_not_given() -> None:
    assert given([Letter(TENTH, date(2020, 1, 1))], *MAY) == (21 - 4) * 42
    assert given([Letter(TENTH, date(2020, 1, 1))], date(2026, 4, 6), date(2026, 4, 12)) == 4 * 42


def test_what_is_noted_without_a_letter_is_apart() -> None:
    letters = [Letter(TENTH, date(2026, 3, 9), date(2026, 3, 20))]
    minutes = {date(2026, 2, 28): 1, date(2026, 3, 8): 10, date(2026, 3, 9): 100, date(2026, 3, 21): 1000}
    assert use(letters, minutes, *MARCH) == Use(420, 100, 1010)
    assert use(letters, {date(2026, 3, 14): 60}, *MARCH) == Use(420, 60, 0), "a Saturday is worked like another day"


@pytest.mark.parametrize(
    ("used", "percent", "step", "left"),
    [(0, 0, None, 714), (571, 79, None, 143), (572, 80, 80, 142), (713, 99, 80, 1), (714, 100, 100, 0)],
)
def test_a_step_is_reached_and_never_rounded_up_to(used: int, percent: int, step: int | None, left: int) -> None:
    found = Use(714, used)
    assert (found.percent, found.step, found.left) == (percent, step, left)


def test_nothing_given_reaches_nothing() -> None:
    assert (Use(0, 60).percent, Use(0, 60).step) == (None, None)


def test_months_and_years_have_their_ends() -> None:
    assert month_of(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert year_of(date(2028, 2, 29)) == (date(2028, 1, 1), date(2028, 12, 31))
