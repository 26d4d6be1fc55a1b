"""Days known to the year, the month or the day: typed in many ways, kept in one, said as far as they are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.partial_days import PartialDay, Precision, of_iso, understood
from conference.domain.reasons import Refused
from conference.words.dates import partial, since

TYPED = {
    "2019": ("2019", "2019"),
    " mars 2019 ": ("2019-03", "mars 2019"),
    "Décembre 2019": ("2019-12", "décembre 2019"),
    "3/2019": ("2019-03", "mars 2019"),
    "2019-03": ("2019-03", "mars 2019"),
    "25/09/2018": ("2018-09-25", "25\u00a0septembre 2018"),
    "le 25.09.2018": ("2018-09-25", "25\u00a0septembre 2018"),
    "2018-09-25": ("2018-09-25", "25\u00a0septembre 2018"),
    "1er février 2016": ("2016-02-01", "1er\u00a0février 2016"),
    "29 février 2016": ("2016-02-29", "29\u00a0février 2016"),
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_is_understood_and_no_more_is_said_than_is_known(typed: str) -> None:
    day = understood(typed)
    assert (day.iso, partial(day)) == TYPED[typed]
    assert of_iso(day.iso) == day


@pytest.mark.parametrize(
    "typed", ["", "  ", "bientôt", "13/2019", "29/02/2019", "1899", "2101", "19", "2019-2020", "mars"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        understood(typed, "since")
    (reason,) = refusal.value.reasons
    assert (reason.code, reason.place) == (
        "partial_day_unclear" if typed.strip() else "partial_day_missing",
        "since",
    )


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(Precision))
def test_what_is_shown_can_be_typed_again(day: date, precision: Precision) -> None:
    first = {Precision.YEAR: day.replace(month=1, day=1), Precision.MONTH: day.replace(day=1), Precision.DAY: day}
    known = PartialDay(first[precision], precision)
    assert understood(partial(known)) == known == of_iso(known.iso)
    assert day - timedelta(days=366) < known.first <= day


def test_since_is_said_as_french_does() -> None:
    said = [since(of_iso(iso)) for iso in ("2019", "2019-03", "2018-09-25")]
    assert said == ["depuis 2019", "depuis mars 2019", "depuis le 25\u00a0septembre 2018"]
