"""What stands beside a figure: the same days of the years before, each with where it comes from."""

from datetime import UTC, date, datetime

import pytest

from conference.domain.stages import Stage
from conference.evaluation.beside import Past, beside
from conference.evaluation.edition import freeze
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import assemble
from conference.evaluation.period import Period, year
from conference.models.department import Department
from conference.models.note import Edition, YearlyNote
from conference.models.place import Territory
from tests.evaluation.book import Book

PARIS = "Europe/Paris"
NOON = datetime(2019, 5, 1, 12, tzinfo=UTC)
CODES = ("activity.referrals", "activity.fields")
TODAY = "calculé aujourd’hui"


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
    assert {one.source for one in found.past} == {TODAY}
    counted = {"2018": "2", "2019": "1", "2017-2018": "1", "2018-2019": "2"}
    counted |= {"2018": "1"} if first == last else {}
    assert [one.shown for one in found.past] == [counted[label] for label in labels]


def _published(book: Book) -> None:
    """The second edition of the note of 2019, of referrals alone."""
    department, period = book.session.query(Department).one(), year(2019, PARIS)
    note = YearlyNote(first=period.first, last=period.last, begun_at=NOON)
    content = freeze(assemble(book.session, department, Scope(period), CODES[:1]))
    book.session.add(note)
    book.session.flush()
    kept = {"content": content, "facts": {}, "pdf": b"", "digest": "d"}
    book.session.add(Edition(note_id=note.id, number=2, published_at=NOON, **kept))
    book.session.flush()


def _last_year(book: Book, territory: Territory | None = None) -> list[Past]:
    scope = Scope(year(2020, PARIS), territory_id=territory.id if territory else None)
    found = beside(book.session, scope, compute(book.session, scope, CODES))
    return [found[code].past[-1] for code in CODES]


def test_a_year_that_was_published_is_told_by_its_edition_to_who_reads_the_whole(book: Book) -> None:
    north = book.territory("Nord")
    _received(book, date(2019, 2, 1), date(2019, 3, 1))
    _published(book)
    book.case(NOON, (Stage.ASSIGNMENT, None, NOON), territory_id=north.id)
    counted = Past("2019", "3", TODAY)
    assert _last_year(book) == [Past("2019", "2", "édition 2 de la note de 2019"), counted]
    assert _last_year(book, north) == [Past("2019", "1", TODAY)] * 2


def test_other_countries_stand_beside_what_counts_the_same_alone(book: Book) -> None:
    scope = Scope(Period(date(2020, 1, 1), date(2020, 12, 31), PARIS))
    codes = ["activity.referrals", "effort.by_conference"]
    found = beside(book.session, scope, compute(book.session, scope, codes))
    assert [bool(found[code].abroad) for code in codes] == [False, True]
    assert [one.shown for one in found["effort.by_conference"].past] == ["non renseigné"] * 2
