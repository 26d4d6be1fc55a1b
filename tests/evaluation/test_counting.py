"""Reading rows as a share, a ratio, a rank: each on the smallest tally that shows its rule."""

from decimal import Decimal

import pytest

from conference.domain.statistics import MEDIAN
from conference.evaluation.indicators.counting import Tally, at_rank, for_one, part
from conference.evaluation.indicators.declaration import PERCENT, Audience, Definition, Indicator, Result
from conference.evaluation.indicators.figure import Figure

TITLES = {"yes": "Oui", "no": "Non"}


def found(yes: int, no: int, silent: int = 0) -> Tally:
    return Tally({("yes", 1): yes, ("no", 1): no, (None, 1): silent})


@pytest.mark.parametrize(
    ("yes", "no", "silent", "value"),
    [(2, 2, 9, None), (2, 3, 0, 40), (1, 7, 0, 13), (1, 199, 0, 1), (5, 0, 0, 100), (0, 5, 2, 0), (0, 0, 0, None)],
)
def test_a_share_is_out_of_those_of_whom_it_is_known(yes: int, no: int, silent: int, value: int | None) -> None:
    result = part(TITLES, "yes")(found(yes, no, silent))
    assert (result.value, result.n, result.missing, result.population) == (value, yes + no, silent, yes + no + silent)
    assert [(line.code, line.value) for line in result.lines] == [("yes", yes), ("no", no)]


@pytest.mark.parametrize(
    ("yes", "no", "value"), [(5, 2, "2.5"), (1, 3, None), (5, 0, None), (2, 3, "0.7"), (9, 4, "2.3")]
)
def test_so_many_for_one(yes: int, no: int, value: str | None) -> None:
    result = for_one(TITLES, "yes")(found(yes, no))
    assert result.value == (None if value is None else Decimal(value))
    assert result.n == yes + no


@pytest.mark.parametrize(("times", "value"), [(2, None), (3, 30)])
def test_no_median_under_five(times: int, value: int | None) -> None:
    result = at_rank(MEDIAN)(Tally({("a", 30): times, ("b", 90): 2, ("b", None): 4}))
    assert (result.value, result.n, result.missing, result.population) == (value, times + 2, 4, times + 6)


def test_the_lines_of_a_share_add_up_to_what_it_is_out_of() -> None:
    definition = Definition("…", "…", "…", "…")
    indicator = Indicator(
        "a.b", "Part", PERCENT, definition, Audience.PUBLIC, lambda *_: Result(None, 0), "cas", "cas", "Quoi", "Tous"
    )
    figure = Figure(indicator, part(TITLES, "yes")(found(3, 5)))
    assert (f"{figure.shown}{figure.suffix}", figure.summed, figure.measure) == ("38\u00a0%", "8", "Cas")
    assert (figure.basis, figure.parted) == ("n = 8\u00a0cas, dont 3", False)
    assert sum(line.value for line in figure.parts) == figure.total == 8
