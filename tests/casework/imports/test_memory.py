"""What a département teaches of its words and columns: read again at once, kept for the next file, its own alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework.imports import batch, memory
from conference.casework.imports import preview as previews
from conference.casework.imports.judge import Fate
from conference.casework.imports.layout import Layout, mark
from conference.casework.imports.preview import Preview, preview
from conference.casework.imports.vocabulary import LEFT, Vocabulary
from conference.domain.actors import MACHINE
from conference.domain.imports import Column, Kind, Topic
from conference.domain.outcomes import EndReason, State
from conference.domain.reasons import Reason
from conference.domain.referral import Field, Origin
from conference.domain.stages import Outcome, Stage
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.models.takeover import ImportLayout
from conference.models.tenancy import work_for
from tests.casework.imports.sheets import Rows, written
from tests.world import Place

TITLES: list[object] = [
    "N°",
    "Date d'orientation",
    "Territoire",
    "Champ",
    "Institution",
    "Coordinateur",
    "Issue",
    "Motif",
]
LINE: list[object] = ["1", "2019-01-20", "Nord-Est", "Petite enfance", "PMI", "Claire", "Close", "Déménagement"]


def looked(session: Session, *lines: list[object]) -> Preview:
    """What is understood of these lines of cases."""
    return preview(session, written({"Suivi": [TITLES, *lines]}), "suivi.xlsx")


def teach(session: Session, *said: tuple[Topic, str, str | None]) -> None:
    """Say what words mean."""
    for topic, text, meaning in said:
        memory.keep_word(session, topic, text, meaning)
    audit.write(session, MACHINE, Act.BATCH_PREVIEWED)
    session.commit()


def settle(session: Session, header: list[object], layout: Layout) -> None:
    """Say what the columns under a header mean."""
    (sheet,) = preview(session, written({"Suivi": [header]}), "suivi.xlsx").sheets
    memory.keep_layout(session, mark(sheet.table.header), layout)
    audit.write(session, MACHINE, Act.BATCH_PREVIEWED)
    session.commit()


def test_words_that_no_list_has_are_asked_with_the_nearest_first(session: Session, gironde: Place) -> None:
    found = looked(session, LINE, ["2", *LINE[1:]])
    asked = {question.topic: question for question in found.questions}
    assert [*asked] == [Topic.FIELD, Topic.STATE, Topic.TERRITORY, Topic.INSTITUTION, Topic.COORDINATOR]
    assert {question.lines for question in found.questions} == {2}
    assert {question.meaning for question in found.questions} == {None}
    assert asked[Topic.FIELD].near()[0] == Field.CHILDHOOD
    assert asked[Topic.TERRITORY].near()[0] == gironde.territories["Nord"].key
    assert set(asked[Topic.STATE].choices) == {State.COMPLETED, State.UNDER_WAY, State.NOT_COMPLETED}
    assert [line.fate for line in found.sheets[0].lines] == [Fate.REFUSED] * 2


def test_too_many_unknown_words_refuse_their_sheet_and_nobody_is_asked_them(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST_UNKNOWN", 2)
    lines: Rows = [[str(n), "2019-01-20", f"Zone {n}", *LINE[3:]] for n in range(3)]
    found = previews.preview(session, written({"Suivi": [TITLES, *lines], "Bis": [TITLES[:2] + TITLES[6:]]}), "a.xlsx")
    assert found.sheets[0].refused == (Reason("too_many_words", "Territoire", "3"),)
    assert (found.blocked, found.sheets[0].lines, found.sheets[1].refused) == (True, (), ())
    assert {question.topic for question in found.questions}.isdisjoint({Topic.TERRITORY})
    assert not looked(session, *lines[:2]).blocked


def test_a_file_is_read_again_only_where_something_was_taught_since(session: Session) -> None:
    before = previews.understood(session, written({"Suivi": [TITLES, LINE]}), "a.xlsx")
    assert previews.still(session, before) is before
    teach(session, (Topic.STATE, "close", State.COMPLETED))
    again = previews.still(session, before)
    assert again is not before
    assert (previews.judged(session, before).refused, previews.judged(session, again).refused) == (1, 0)
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert previews.still(session, again).today > again.today


def test_what_was_taught_is_what_is_taken_over(session: Session, gironde: Place) -> None:
    nord, house = gironde.territories["Nord"], session.scalars(select(Institution)).first()
    claire = gironde.coordinators["Claire"]
    assert house is not None
    teach(
        session,
        (Topic.TERRITORY, "NORD-EST", nord.key),
        (Topic.FIELD, "petite  enfance", Field.CHILDHOOD),
        (Topic.INSTITUTION, "pmi", house.key),
        (Topic.COORDINATOR, "Claire", claire.key),
        (Topic.STATE, "close", State.NOT_COMPLETED),
        (Topic.REASON, "déménagement", EndReason.SITUATION_CHANGED),
    )
    found = looked(session, LINE)
    assert found.confirmable
    assert found.creates == {Topic.TERRITORY: [], Topic.INSTITUTION: []}
    assert [question.text for question in found.questions if question.meaning is None] == []
    places, people = session.scalars(select(Territory)).all(), session.scalars(select(Coordinator)).all()
    batch.take_over(session, MACHINE, found)
    case = session.scalars(select(Case)).one()
    assert (case.territory_id, case.institution_id, case.coordinator_id) == (nord.id, house.id, claire.id)
    assert (case.field, case.outcome) == (Field.CHILDHOOD, Outcome.NOT_COMPLETED)
    assert session.scalars(select(Territory)).all() == places
    assert session.scalars(select(Coordinator)).all() == people


def test_a_word_may_be_left_unknown_on_purpose(session: Session) -> None:
    teach(
        session, (Topic.STATE, "close", LEFT), (Topic.TERRITORY, "Nord-Est", LEFT), (Topic.COORDINATOR, "Claire", LEFT)
    )
    found = looked(session, LINE)
    assert found.confirmable
    batch.take_over(session, MACHINE, found)
    case = session.scalars(select(Case)).one()
    assert (case.stage, case.territory_id, case.coordinator_id, case.field) == (Stage.ASSIGNMENT, None, None, None)


def test_a_word_taught_later_doubles_nothing(session: Session, gironde: Place) -> None:
    bare: list[object] = ["", *LINE[1:6], "en cours", ""]
    batch.take_over(session, MACHINE, looked(session, bare))
    session.commit()
    teach(session, (Topic.TERRITORY, "Nord-Est", gironde.territories["Nord"].key))
    teach(session, (Topic.FIELD, "Petite enfance", Field.CHILDHOOD))
    assert [line.fate for line in looked(session, bare).sheets[0].lines] == [Fate.KNOWN]


def test_a_word_is_forgotten_and_one_whose_meaning_has_gone_is_asked_again(session: Session) -> None:
    teach(session, (Topic.STATE, "close", State.COMPLETED), (Topic.TERRITORY, "Nord-Est", "gone"))
    assert {q.topic: q.meaning for q in looked(session, LINE).questions}[Topic.TERRITORY] is None
    teach(session, (Topic.STATE, "close", None))
    assert {q.topic: q.meaning for q in looked(session, LINE).questions}[Topic.STATE] is None


def test_another_departement_was_taught_nothing(session: Session, nord: Place) -> None:
    teach(session, (Topic.STATE, "close", State.COMPLETED))
    settle(session, ["Quand", "Fini"], Layout(Kind.CASES, (Column.REFERRED, Column.STATE)))
    work_for(session, nord.department)
    assert looked(session, LINE).refused == 1
    assert memory.recall(session).layouts == {}


def test_columns_settled_once_are_read_alike_in_the_next_file(session: Session) -> None:
    header: list[object] = ["Quand", "Fini", "Qui"]
    rows: Rows = [["Mes suivis"], header, ["2019-01-20", "en cours", "Ada"]]
    before = preview(session, written({"2019": rows}), "a.xlsx")
    assert (before.blocked, before.sheets[0].kind) == (True, None)
    settle(session, header, Layout(Kind.CASES, (Column.REFERRED, Column.STATE, Column.COORDINATOR)))
    sheets: dict[str, Rows] = {year: [*rows[:2], [f"{year}-05-02", "en cours", "Ada"]] for year in ("2020", "2021")}
    found = preview(session, written(sheets), "b.xlsx")
    assert [(sheet.kind, sheet.header, sheet.table.remembered) for sheet in found.sheets] == [(Kind.CASES, 2, True)] * 2
    assert found.brings[Kind.CASES] == 2
    settle(session, header, Layout(None, ()))
    assert preview(session, written({"2019": rows} | {"Suivi": [TITLES]}), "c.xlsx").confirmable


def test_what_was_confirmed_is_recognised_in_the_next_file(session: Session) -> None:
    titles: list[object] = ["N°", "Date d'orientaton", "Champ", "Issue"]
    first = preview(session, written({"Suivi": [titles, ["1", "2019-01-20", "Enfance", ""]]}), "a.xlsx")
    assert (first.sheets[0].table.remembered, first.sheets[0].table.near) == (False, frozenset({Column.REFERRED}))
    batch.take_over(session, MACHINE, first)
    session.commit()
    (again,) = preview(session, written({"Suivi": [titles, ["2", "2020-01-20", "Enfance", ""]]}), "b.xlsx").sheets
    assert (again.table.remembered, again.table.near) == (True, frozenset())
    assert [line.fate for line in again.lines] == [Fate.NEW]


@pytest.mark.parametrize("meanings", ["number nonsense -", ""])
def test_a_meaning_that_no_longer_exists_is_none(session: Session, meanings: str) -> None:
    settle(session, ["N", "Quand", "Fini"], Layout(Kind.CASES, ()))
    row = memory.recall(session)
    assert [*row.layouts.values()] == [Layout(Kind.CASES, ())]
    (kept,) = session.scalars(select(ImportLayout))
    kept.meanings = meanings
    session.flush()
    expected = (Column.NUMBER, None, None) if meanings else ()
    assert [*memory.recall(session).layouts.values()] == [Layout(Kind.CASES, expected)]
    session.rollback()


@pytest.mark.parametrize(
    ("topic", "text", "code"),
    [
        (Topic.FIELD, "Jeune majeur", Field.YOUNG_ADULT),
        (Topic.ORIGIN, "bouche à oreille", Origin.NETWORK),
        (Topic.REASON, "Décision du juge", EndReason.COURT_DECISION),
        (Topic.STATE, "Aboutie", State.COMPLETED),
        (Topic.STATE, "écart", None),
        (Topic.FIELD, "Enfances", None),
    ],
)
def test_common_words_are_known_and_near_ones_never_taken(topic: Topic, text: str, code: str | None) -> None:
    assert Vocabulary().code(topic, text) == code
