"""Publishing a year again: what was withheld of it is told by no publication that comes after."""

from datetime import date

import pytest

from conference.domain.questionnaires import Respondent
from conference.domain.referral import Field, Origin
from conference.domain.stages import Outcome, Stage
from conference.evaluation.grids import grids
from conference.evaluation.published import Draft
from conference.models.place import Territory
from tests.evaluation.book import Book
from tests.evaluation.publishing import YEAR, cells, drawn_up, edition, received


def test_a_mean_is_not_said_again_after_a_few_marks_more(book: Book) -> None:
    for _ in range(15):
        book.answer(date(YEAR, 4, 1), Respondent.PERSON, figures={"overall": 8})
    first = drawn_up(book)
    book.answer(date(YEAR, 4, 1), Respondent.PERSON, figures={"overall": 0})
    second = drawn_up(book, first)
    assert cells(second, "marks")["Ensemble"] == {"Notes": 16, "Moyenne sur 10": None}
    received(book, 1, Stage.PREPARATION, field=Field.CHILDHOOD)
    assert cells(drawn_up(book, first, second), "marks")["Ensemble"] == {"Notes": 16, "Moyenne sur 10": None}


def test_what_was_withheld_once_is_not_told_later(book: Book) -> None:
    received(book, 43, Stage.PREPARATION, origin=Origin.PROFESSIONAL)
    received(book, 17, Stage.PREPARATION, origin=Origin.PARTNER)
    received(book, 7, Stage.PREPARATION, origin=Origin.FAMILY)
    first = drawn_up(book)
    received(book, 5, Stage.PREPARATION, origin=Origin.FAMILY)
    fresh, after = cells(drawn_up(book), "origins"), cells(drawn_up(book, first), "origins")
    assert [*fresh.values()] == [43, 17, 12, 0, 72]
    assert [*after.values()] == [43, None, None, 0, 72]


@pytest.fixture
def small(book: Book) -> dict[str, Territory]:
    """Four territories, of which the east has 7 referrals: it is withheld with the north."""
    found = {name: book.territory(name) for name in ("Nord", "Sud", "Est", "Ouest")}
    received(book, 7, Stage.PREPARATION, territory_id=found["Est"].id, field=Field.CHILDHOOD)
    for name, many in (("Nord", 12), ("Sud", 14), ("Ouest", 13)):
        for field in (Field.CHILDHOOD, Field.INCLUSION):
            received(book, many, Stage.PREPARATION, territory_id=found[name].id, field=field)
            received(book, many, Stage.CLOSED, Outcome.PLAN_AGREED, territory_id=found[name].id, field=field)
    return found


def _places(draft: Draft) -> dict[str, int | None]:
    told = cells(draft, "territories_states")
    return {name: row["Ensemble"] for name, row in told.items() if row["Ensemble"] != 0}


def test_what_was_withheld_is_remembered_under_another_name_and_over_a_publication_that_does_not_say_it(
    book: Book, small: dict[str, Territory]
) -> None:
    first = drawn_up(book)
    assert _places(first) == {"Est": None, "Nord": None, "Ouest": 52, "Sud": 56, "Ensemble": 163}
    edition(book, crossed=False)
    uncrossed = drawn_up(book, first)
    small["Nord"].name = "Pays du Nord"
    received(book, 15, Stage.PREPARATION, territory_id=small["Nord"].id, field=Field.CHILDHOOD)
    received(book, 15, Stage.PREPARATION, territory_id=small["Est"].id, field=Field.CHILDHOOD)
    edition(book, 2)
    assert _places(drawn_up(book, uncrossed))["Pays du Nord"] == 63
    again = _places(drawn_up(book, first, uncrossed))
    assert again == {"Est": None, "Ouest": 52, "Pays du Nord": None, "Sud": 56, "Ensemble": 193}


def test_territories_put_together_since_are_not_told_again(book: Book, small: dict[str, Territory]) -> None:
    first, whole = drawn_up(book), book.territory("Grand Sud")
    for name in ("Sud", "Est"):
        small[name].parent_id = whole.id
    book.session.flush()
    assert _places(drawn_up(book))["Grand Sud"] == 63
    after = drawn_up(book, first)
    assert after.content["territories"] == "regrouped"
    assert [grid.code for grid in grids(after.content)][-1] == "fields_states"
    assert cells(after, "fields_states")["Enfance"]["Ensemble"] == 85


def test_too_many_territories_are_in_no_table(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.territory("Nord")
    received(book, 20, Stage.PREPARATION, field=Field.CHILDHOOD)
    assert drawn_up(book).content["territories"] == ""
    monkeypatch.setattr("conference.evaluation.published.MOST_TERRITORIES", 0)
    found = drawn_up(book)
    assert found.content["territories"] == "many"
    assert [grid.code for grid in grids(found.content)][-1] == "fields_states"
