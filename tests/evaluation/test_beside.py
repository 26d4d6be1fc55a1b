"""What stands beside a figure: the same days of the years before, each with where it comes from."""

from datetime import UTC, date, datetime

import pytest

from conference.domain.stages import Stage
from conference.evaluation.beside import beside
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from tests.evaluation.book import Book

PARIS = "Europe/Paris"


def _received(book: Book, *days: date) -> None:
    for day in days:
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        book.case(at, (Stage.ASSIGNMENT, None, at))


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), ["2018", "2019"]),
        (date(2020, 2, 29), date(2020, 2, 29), ["2018", "2019"]),
        (date(2019, 9, 1), date(2020, 8, 31), ["2017-2018", "2018-2019"]),
    ],
)
def test_the_same_days_of_the_two_years_before(book: Book, first: date, last: date, labels: list[str]) -> None:
    _received(book, date(2018, 2, 28), date(2018, 10, 1), date(2019, 2, 28))
    scope = Scope(Period(first, last, PARIS))
    found = beside(book.session, scope, compute(book.session, scope, ["activity.referrals"]))["activity.referrals"]
    assert [one.label for one in found.past] == labels
    assert {one.source for one in found.past} == {"calculé aujourd’hui"}
    counted = {"2018": "2", "2019": "1", "2017-2018": "1", "2018-2019": "2"}
    counted |= {"2018": "1"} if first == last else {}
    assert [one.shown for one in found.past] == [counted[label] for label in labels]


def test_other_countries_stand_beside_what_counts_the_same_alone(book: Book) -> None:
    scope = Scope(Period(date(2020, 1, 1), date(2020, 12, 31), PARIS))
    codes = ["activity.referrals", "effort.by_conference"]
    found = beside(book.session, scope, compute(book.session, scope, codes))
    assert [bool(found[code].abroad) for code in codes] == [False, True]
    assert [one.shown for one in found["effort.by_conference"].past] == ["non renseigné"] * 2
