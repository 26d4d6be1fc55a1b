"""Where a sheet stands: agreed by all who count, those left out by a written decision aside, and by one at least."""

from itertools import product

import pytest

from conference.domain.sheet import Reading, SheetState, Stand, reading, state

YES, NO, WITHOUT = Stand(given=True), Stand(given=False), Stand(given=False, decided=True)


@pytest.mark.parametrize(
    ("sheet", "others", "expected"),
    [
        (None, [], Reading.MISSING),
        (None, [YES], Reading.MISSING),
        (YES, [], Reading.AGREED),
        (NO, [], Reading.OBJECTS),
        (WITHOUT, [], Reading.LEFT_OUT),
        (YES, [NO], Reading.OBJECTS),
        (YES, [WITHOUT], Reading.LEFT_OUT),
        (None, [WITHOUT], Reading.LEFT_OUT),
        (None, [WITHOUT, NO], Reading.OBJECTS),
        (WITHOUT, [NO], Reading.OBJECTS),
    ],
)
def test_where_one_reader_stands(sheet: Stand | None, others: list[Stand], expected: Reading) -> None:
    assert reading(sheet, others) is expected


def test_it_is_agreed_by_one_at_least_and_by_all_who_are_not_left_out() -> None:
    for found in product(Reading, repeat=3):
        agreed = Reading.AGREED in found and set(found) <= {Reading.AGREED, Reading.LEFT_OUT}
        assert (state(1, found, needless=False) is SheetState.AGREED) is agreed
        assert state(1, found, needless=True) is SheetState.NEEDLESS
        assert state(0, found, needless=False) is SheetState.MISSING
    assert state(1, [], needless=False) is SheetState.WRITTEN, "nobody agreed to it"
