"""What a département publishes: its tables counted by hand, and nothing withheld in anything that is made of them."""

import random
import re
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from conference.documents.published import csv, drawing
from conference.domain import guarding
from conference.domain.disclosure import THRESHOLD, Disclosed, Tables
from conference.domain.follow_up import Home, When
from conference.domain.guarding import guard
from conference.domain.outcomes import EndReason
from conference.domain.publication import digest, plain
from conference.domain.questionnaires import Respondent
from conference.domain.referral import Field, Origin, PersonKind
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.evaluation import guarded
from conference.evaluation.grids import ALL, grids
from conference.models.case import Case
from conference.models.follow_up import Living
from conference.models.place import Territory
from conference.models.referral import Person
from conference.words.publication import OWN_SOLUTION
from tests.evaluation.book import Book
from tests.evaluation.publishing import DAY, YEAR, cells, drawn_up, edition, received, table


@pytest.fixture
def places(book: Book) -> dict[str, Territory]:
    north, south = book.territory("Nord"), book.territory("Sud")
    return {"Nord": north, "Sud": south, "Bourg": book.territory("Bourg", south)}


@pytest.fixture
def told(book: Book, places: dict[str, Territory]) -> Book:
    """67 referrals: 43 of childhood, 17 of inclusion, 7 of autonomy; the 7 are all in the town of the south."""
    north, town = places["Nord"].id, places["Bourg"].id
    under_way = Stage.PREPARATION
    received(book, 23, under_way, territory_id=north, field=Field.CHILDHOOD, origin=Origin.PROFESSIONAL)
    received(
        book, 20, Stage.CLOSED, Outcome.PLAN_AGREED, territory_id=town, field=Field.CHILDHOOD, origin=Origin.FAMILY
    )
    received(book, 17, under_way, territory_id=town, field=Field.INCLUSION, origin=Origin.PROFESSIONAL)
    received(book, 7, Stage.CLOSED, Outcome.PLAN_AGREED, territory_id=town, field=Field.AUTONOMY, origin=Origin.FAMILY)
    return book


def test_totals_are_printed_and_a_small_count_is_withheld_with_another(told: Book) -> None:
    found = drawn_up(told)
    assert cells(found, "totals")["Orientations reçues"] == 67
    assert cells(found, "states") == {
        "Abouties": 27, "En cours": 40, "Non abouties": 0, "Écart non expliqué": 0, "Ensemble": 67
    }  # fmt: skip
    fields = cells(found, "fields")
    assert (fields["Autonomie"], fields["Enfance"], fields["Insertion"], fields["Ensemble"]) == (None, 43, None, 67)
    assert cells(found, "origins")["La famille ou la personne elle-même"] == 27
    assert [*cells(found, "territories_states")] == ["Nord", "Sud", "Non renseigné", "Ensemble"]
    assert found.exposed == 0


def test_nothing_withheld_stands_in_a_file_a_drawing_or_what_is_said_of_it(told: Book) -> None:
    """Every number of the outputs is printed in a table, or says which year, threshold or département it is."""
    found = drawn_up(told)
    printed = {
        str(cell) for grid in grids(found.content) for row in grid.rows for cell in row.cells if cell is not None
    }
    drawings = [one for grid in grids(found.content) if (one := drawing(grid))]
    told_of = [one.said for one in drawings] + [bar.shown for one in drawings for bar in one.bars]
    outputs = [csv([found.content]).decode(), plain(found.content).decode(), *told_of]
    about = {"33", str(YEAR), str(THRESHOLD), "2021", "01", "02", "10"}
    keys = "|".join(map(re.escape, told.session.scalars(select(Territory.key))))
    numbers = {number for text in outputs for number in re.findall(r"\d+", re.sub(keys, "", text))}
    assert numbers <= printed | about
    assert {"7", "17", "24"}.isdisjoint(numbers)
    assert any("Autonomie retenu" in text for text in told_of)
    assert all(bar.width == 0 for one in drawings for bar in one.bars if bar.shown == "retenu")


def test_reasons_add_up_to_what_is_not_completed_and_a_family_s_own_solution_is_one_of_them(book: Book) -> None:
    for outcome, reason, many in (
        (Outcome.OWN_SOLUTION, EndReason.FAMILY_ORGANISED, 14),
        (Outcome.NOT_COMPLETED, EndReason.FAMILY_DECLINED, 12),
        (Outcome.NOT_ADMITTED, EndReason.OTHER, 3),
    ):
        for case in received(book, many, Stage.CLOSED, outcome, field=Field.CHILDHOOD):
            book.passage(case, 1, StepCode.STOP, Stage.CLOSED, DAY, outcome=outcome, reason=reason)
    found = cells(drawn_up(book), "reasons")
    assert found["Ensemble"] == cells(drawn_up(book), "states")["Non abouties"] == 29
    shown = {title: cell for title, cell in found.items() if cell != 0}
    assert [shown.pop("Ensemble"), *sorted(map(str, shown.values()))] == [29, "14", "None", "None"]


def test_own_solutions_are_always_told_for_a_practice_sheet_tells_them(book: Book) -> None:
    for outcome, reason, many in (
        (Outcome.OWN_SOLUTION, EndReason.FAMILY_ORGANISED, 5),
        (Outcome.NOT_COMPLETED, EndReason.FAMILY_DECLINED, 3),
        (Outcome.NOT_COMPLETED, EndReason.OTHER, 20),
    ):
        for case in received(book, many, Stage.CLOSED, outcome, field=Field.CHILDHOOD):
            book.passage(case, 1, StepCode.STOP, Stage.CLOSED, DAY, outcome=outcome, reason=reason)
    found = {title: cell for title, cell in cells(drawn_up(book), "reasons").items() if cell != 0}
    assert (found.pop(OWN_SOLUTION), found.pop("Ensemble"), *found.values()) == (5, 28, None, None)


def test_a_mean_goes_with_its_number_and_with_the_other_mean(book: Book) -> None:
    def answers(respondent: Respondent, many: int, mark: int) -> None:
        for _ in range(many):
            book.answer(date(YEAR, 4, 1), respondent, figures={"overall": mark})

    answers(Respondent.PERSON, 15, 8)
    alone = cells(drawn_up(book), "marks")
    assert alone["Familles et proches"] == {"Notes": 15, "Moyenne sur 10": "8.00"}
    assert alone["Professionnel·le·s"] == {"Notes": 0, "Moyenne sur 10": ""}
    first = drawn_up(book)
    answers(Respondent.PROFESSIONAL, 4, 2)
    beside = cells(drawn_up(book), "marks")
    assert beside["Ensemble"] == {"Notes": 19, "Moyenne sur 10": "6.74"}
    assert {*beside["Familles et proches"].values(), *beside["Professionnel·le·s"].values()} == {None}
    answers(Respondent.PROFESSIONAL, 12, 2)
    again = cells(drawn_up(book), "marks")
    assert [row["Moyenne sur 10"] for row in again.values()] == ["4.90", "8.00", "2.00"]
    after = cells(drawn_up(book, first), "marks")
    assert after["Familles et proches"] == {"Notes": 15, "Moyenne sur 10": "8.00"}


def test_an_edition_of_the_note_is_what_is_published_of_its_year(told: Book) -> None:
    live = drawn_up(told)
    edition(told)
    frozen = drawn_up(told)
    assert frozen.content["source"] == {"edition": 1, "on": "2021-02-01", "digest": "d"}
    assert cells(frozen, "territories_states") == cells(live, "territories_states")
    moved = received(told, 30, Stage.PREPARATION, field=Field.AUTONOMY)
    child = Person(case_id=moved[0].id, kind=PersonKind.CHILD, first_name="…", folded="…")
    told.session.add(child)
    told.session.flush()
    told.session.add(
        Living(case_id=child.case_id, person_id=child.id, when=When.BEFORE, home=Home.PARENTS, on=DAY.date())
    )
    for case in told.session.query(Case).where(Case.field == Field.INCLUSION):
        case.territory_id, case.origin = None, Origin.PARTNER
    told.session.flush()
    later = drawn_up(told, live)
    assert (later.content["complete"], later.content["grids"]) == (True, frozen.content["grids"])


def test_an_edition_that_crosses_nothing_is_published_uncrossed(told: Book) -> None:
    live = drawn_up(told)
    edition(told, crossed=False)
    apart = drawn_up(told, live)
    assert not apart.content["complete"]
    assert [grid.code for grid in grids(apart.content)] == ["totals", "states", "fields", "reasons", "marks"]
    assert cells(apart, "states") == cells(live, "states")
    assert cells(apart, "fields") == cells(live, "fields")


def test_the_same_counts_are_guarded_once(told: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Tables] = []

    def counting(tables: Tables, before: Disclosed) -> Disclosed:
        asked.append(tables)
        return guard(tables, before=before)

    monkeypatch.setattr(guarding, "guard", counting)
    monkeypatch.setattr(guarded, "_known", {})
    first = drawn_up(told)
    some = len(asked)
    assert some > 4
    assert drawn_up(told).content == first.content
    assert len(asked) == some
    received(told, 1, Stage.PREPARATION)
    drawn_up(told)
    assert len(asked) > some


def test_a_digest_is_of_the_values_whatever_their_order(told: Book) -> None:
    content = drawn_up(told).content
    assert digest(dict(reversed([*content.items()]))) == digest(content) == drawn_up(told).digest
    assert digest({**content, "year": 2019}) != digest(content)


def test_every_printed_number_is_what_counting_by_hand_gives(book: Book) -> None:
    draw = random.Random(20)  # noqa: S311  (a game, not a secret)
    names: dict[str | None, int | None] = {one: book.territory(one).id for one in ("Nord", "Sud")} | {None: None}
    fields = {Field.CHILDHOOD: "Enfance", Field.INCLUSION: "Insertion", None: "Non renseigné"}
    found: Counter[tuple[str, str]] = Counter()
    for _ in range(180):
        territory, field = draw.choice([*names]), draw.choice([*fields])
        received(book, 1, Stage.PREPARATION, territory_id=names[territory], field=field)
        found[territory or "Non renseigné", fields[field]] += 1
    told = cells(drawn_up(book), "territories_fields")
    assert sum(found.values()) == told["Ensemble"]["Ensemble"]
    printed = [
        (place, field) for place in told for field in told[place] if told[place][field] and (place, field) in found
    ]
    assert len(printed) > 5
    assert all(told[place][field] == found[place, field] for place, field in printed)


def test_a_year_of_which_nothing_is_known_has_zeros(book: Book) -> None:
    found = drawn_up(book)
    assert {row.cells[0] for row in table(found, "fields").rows} == {0}
    assert table(found, "fields").rows[-1].code == ALL
    assert drawing(table(found, "fields")) is None
