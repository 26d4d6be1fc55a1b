"""Time that a file tells: whose it was, on which case, counted beside what accounts log, and once."""

from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.casework.imports import batch, memory, undoing
from conference.casework.imports.preview import Preview, preview
from conference.domain.actors import MACHINE
from conference.domain.imports import Kind, Topic
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.domain.work import Worker, WorkKind
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import year
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.work import TimeEntry
from conference.queries.synthesis import _minutes as minutes_of
from tests import world
from tests.casework.imports.sheets import Rows, written
from tests.world import Place

TITLES: list[object] = ["Nom", "Fonction", "Date", "N°", "Nature", "Durée"]
TIME: Rows = [
    TITLES,
    ["Ada Vidal", "", "2019-05-02", "4", "Entretiens", "1h30"],
    ["Ada Vidal", "", "2019-05-02", "4", "Entretiens", "1h30"],
    ["Ada Vidal", "coordinatrice", "2020-01-10", "", "", 0.5],
    ["M. Roux", "Référent ASE", "2019-05-03", "4", "Trajet", "45 min"],
    ["Inconnue", "", "2019-05-04", "99", "Écrits", 2],
    ["Total", "", "", "", "", 6.25],
]
CASES: Rows = [
    ["N°", "Date d'orientation", "Champ", "Coordinateur", "Issue"],
    ["4", "2019-01-20", "Enfance", "Ada Vidal", "En cours"],
]
PEOPLE: Rows = [["Nom", "Date de formation", "Statut"], ["Ada Vidal", "2018-03-19", "Engagée"]]
SHEETS = {"Temps": TIME, "Suivi": CASES, "Coordination": PEOPLE}


def looked(session: Session, sheets: dict[str, Rows]) -> Preview:
    """What is understood of these sheets."""
    return preview(session, written(sheets), "temps.xlsx")


def taken(session: Session, sheets: dict[str, Rows]) -> Any:
    """These sheets taken over."""
    found = batch.take_over(session, MACHINE, looked(session, sheets))
    session.commit()
    return found


def test_time_becomes_entries_of_the_departement(session: Session) -> None:
    found = taken(session, SHEETS)
    assert found.entries == 5
    case, ada = session.scalars(select(Case)).one(), session.scalars(select(Coordinator).where(_is_ada())).one()
    entries = session.scalars(select(TimeEntry).order_by(TimeEntry.id)).all()
    assert {(entry.account_id, entry.import_batch_id) for entry in entries} == {(None, found.id)}
    told = [(one.spent_by, one.coordinator_id, one.case_id, one.kind, one.minutes) for one in entries]
    assert told == [
        (Worker.COORDINATOR, ada.id, case.id, WorkKind.PREPARATION, 90),
        (Worker.COORDINATOR, ada.id, case.id, WorkKind.PREPARATION, 90),
        (Worker.COORDINATOR, ada.id, None, None, 30),
        (Worker.REFERRER, None, case.id, WorkKind.TRAVEL, 45),
        (Worker.OTHER, None, None, WorkKind.WRITING, 120),
    ]
    assert minutes_of(session, case) == (180, 45)


def _is_ada() -> Any:
    return Coordinator.folded == "ada vidal"


def test_it_is_counted_beside_the_rest(session: Session) -> None:
    taken(session, SHEETS)
    figures = {
        number: {one.code: one.result for one in compute(session, Scope(year(number, "Europe/Paris")))}
        for number in (2019, 2020)
    }
    spent = {number: [found[f"effort.{who}"].value for who in Worker] for number, found in figures.items()}
    assert spent == {2019: [180, 45, 120], 2020: [30, None, None]}
    unsaid = [(one.code, one.value) for one in figures[2020]["effort.coordinator"].lines if one.value]
    assert unsaid == [("unknown", 30)]


def test_what_is_unsure_is_said_on_the_preview(session: Session) -> None:
    (sheet,) = [one for one in looked(session, SHEETS).sheets if one.kind is Kind.TIME]
    said = [[reason.code for reason in line.warned] for line in sheet.lines]
    assert said == [[], [], ["work_left_out"], [], ["case_not_found", "worker_not_listed"]]
    assert sheet.found.totals == 1
    assert [one.text for one in looked(session, SHEETS).questions if one.topic is Topic.WORKER] == ["Inconnue"]


def test_a_longer_file_brings_only_what_is_new_whatever_was_taught_since(session: Session) -> None:
    taken(session, SHEETS)
    memory.keep_word(session, Topic.WORKER, "Inconnue", Worker.REFERRER)
    longer = SHEETS | {"Temps": [*TIME[:-1], TIME[1], ["Inconnue", "", "2021-05-04", "", "Écrits", "2,5"]]}
    found = taken(session, longer)
    assert (found.entries, found.cases) == (2, 0)
    newest = session.scalars(select(TimeEntry).order_by(TimeEntry.id.desc())).first()
    assert newest is not None
    assert (newest.spent_by, newest.minutes) == (Worker.REFERRER, 150)


def test_a_worker_may_be_said_to_be_a_coordinator_of_the_list(session: Session, gironde: Place) -> None:
    memory.keep_word(session, Topic.WORKER, "Inconnue", gironde.coordinators["Claire"].key)
    taken(session, {"Temps": [TITLES, TIME[5]]})
    entry = session.scalars(select(TimeEntry)).one()
    assert (entry.spent_by, entry.coordinator_id) == (Worker.COORDINATOR, gironde.coordinators["Claire"].id)


def test_a_number_of_several_years_is_no_number(session: Session) -> None:
    again: list[object] = ["4", "2020-01-20", "Enfance", "Ada Vidal", "En cours"]
    (sheet,) = [one for one in looked(session, SHEETS | {"Suivi": [*CASES, again]}).sheets if one.kind is Kind.TIME]
    assert [reason.code for reason in sheet.lines[0].warned] == ["case_ambiguous"]


def test_a_case_is_named_by_its_reference_but_during_its_conference(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    lines: Rows = [TITLES, ["Ada", "référente", "2026-01-02", case.reference, "Trajet", "1h"]]
    (line,) = looked(session, {"Temps": lines}).sheets[0].lines
    assert (line.about, line.refused) == (case.reference, ())
    found = preview(session, written({"Temps": lines}), "temps.xlsx")
    batch.take_over(session, MACHINE, found)
    assert session.scalars(select(TimeEntry.case_id)).one() == case.id
    session.rollback()


@pytest.mark.parametrize(
    ("duration", "code"),
    [
        ("", "cell_missing"),
        ("longtemps", "duration_not_understood"),
        ("90", "duration_of_a_day"),
        (0, "duration_nothing"),
    ],
)
def test_a_length_that_no_day_has_refuses_its_line(session: Session, duration: object, code: str) -> None:
    (line,) = looked(session, {"Temps": [TITLES, [*TIME[1][:3], "", "Trajet", duration]]}).sheets[0].lines
    assert [reason.code for reason in line.refused] == [code]


def test_a_column_of_minutes_serves_as_well(session: Session) -> None:
    titles = [*TITLES[:-1], "Minutes"]
    (line,) = looked(session, {"Temps": [titles, [*TIME[1][:5], "90"]]}).sheets[0].lines
    assert line.content.minutes == 90  # type: ignore[union-attr]
    bare = looked(session, {"Temps": [TITLES[:-1], TIME[1][:-1]]}).sheets[0]
    assert [(reason.code, reason.subject) for reason in bare.refused] == [("column_missing", "hours")]


def test_it_goes_with_its_batch_and_holds_back_no_other_s(session: Session) -> None:
    first = taken(session, {"Suivi": CASES, "Coordination": PEOPLE})
    second = taken(session, {"Temps": TIME})
    with pytest.raises(Refused, match="taken_over_worked_on"):
        undoing.undo(session, MACHINE, first)
    session.rollback()
    undoing.undo(session, MACHINE, second)
    undoing.undo(session, MACHINE, first)
    session.commit()
    assert session.scalar(select(func.count()).select_from(TimeEntry)) == 0
    assert session.scalars(select(Case)).all() == []


def test_a_batch_with_its_own_time_is_undone_whole(session: Session) -> None:
    found = taken(session, SHEETS)
    assert session.scalars(select(Case.stage)).one() is Stage.PREPARATION
    undoing.undo(session, MACHINE, found)
    session.commit()
    left = [session.scalar(select(func.count()).select_from(table)) for table in (TimeEntry, Case)]
    assert left == [0, 0]
    assert session.scalars(select(Coordinator).where(_is_ada())).all() == []
