"""All that an answer keeps of its day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from conference.domain.questionnaires import quarter


@given(st.dates())
def test_a_quarter_begins_at_most_three_months_before_its_days(day: date) -> None:
    first = quarter(day)
    assert first.day == 1
    assert first.month in {1, 4, 7, 10}
    assert (first.year, 0) <= (day.year, day.month - first.month) <= (first.year, 2)
