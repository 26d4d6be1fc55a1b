"""The forecast of capacity: sums recounted by hand, and people enough but not one too many."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conference.domain.forecast import Grounds, forecast

NOTHING = Grounds(date(2026, 3, 12), date(2026, 6, 11), 0, 0, 0, 0, 0, 0, (), 0, 0, 0, 0, (), 0, 0, 0)
# Two people at a fifth for the 92 days: 2 × 200 × 92 thousandths of a day.
TWO = replace(NOTHING, engaged=3, with_letter=2, given=36_800, without=92)


def test_a_hand_count() -> None:
    asked = replace(
        TWO, spent=(300, 2000), received=18, declined=2, measured=(1000, 1200, 1400), loose=100, noted=400, ready=1
    )
    found = forecast(asked)
    assert found.time == 11_040 + 2_760  # 36.8 days of 5 h, and 9.2 at the tenth that stands for no letter
    assert found.outside == 3_450
    assert (found.each, found.remaining, found.expected) == (1200, 900, 4)
    assert (found.free, found.needed, found.balance) == (10_350, 5_700, 4_650)
    assert (found.missing, found.to_engage, found.to_train) == (0, 0, 0)
    assert (found.promised, found.short) == (8_280, False)  # the letters' own 11 040, less a quarter for the rest
    unsure = forecast(replace(asked, received=28))
    assert (unsure.needed, unsure.missing, unsure.short) == (9_300, 0, True)
    short = forecast(replace(asked, received=50))
    assert (short.expected, short.balance) == (12, -4_950)
    assert short.one == 4_140  # a fifth of 92 days of 5 h, less a quarter for the rest
    assert (short.missing, short.to_engage, short.to_train) == (2, 1, 1)


def test_where_nothing_is_known_the_usual_is_said() -> None:
    found = forecast(replace(NOTHING, spent=(0,), ready=5))
    assert (found.time, found.each, found.one) == (0, 26 * 60, 5_520)
    assert (found.missing, found.to_train) == (1, 0)
    assert forecast(replace(NOTHING, ceiling=Decimal("0.1"))).one == 2_760


MANY = st.integers(0, 60)


@given(
    given=st.integers(1, 400_000),
    people=st.integers(1, 40),
    spent=st.lists(st.integers(0, 3000), max_size=40),
    received=MANY,
    ready=MANY,
    loose=st.integers(0, 900),
)
def test_as_many_as_it_takes_and_not_one_more(
    given: int, people: int, spent: list[int], received: int, ready: int, loose: int
) -> None:
    found = forecast(
        replace(
            NOTHING,
            engaged=people,
            with_letter=people,
            given=given,
            spent=tuple(spent),
            received=received,
            ready=ready,
            loose=loose,
            noted=1000,
        )
    )
    enough = [found.free + more * found.one >= found.needed for more in (found.missing, found.missing - 1)]
    assert enough == [True, found.missing == 0 and found.free - found.one >= found.needed]
    assert found.to_engage + found.to_train == found.missing
    assert 0 <= found.to_engage <= ready
