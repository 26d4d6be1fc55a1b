"""Taking Gironde’s spreadsheet over: all of it, and once."""

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import step
from conference.casework.checking import faults
from conference.casework.imports import batch, undoing
from conference.casework.imports.judge import Fate
from conference.casework.imports.preview import preview
from conference.domain import journal
from conference.domain.actors import MACHINE
from conference.domain.coordinators import counted
from conference.domain.facts import Given
from conference.domain.imports import Kind
from conference.domain.outcomes import State, state
from conference.domain.reasons import Refused
from conference.domain.referral import Field, PersonKind
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.models.answer import Answer
from conference.models.assignment import Assignment
from conference.models.audit import AuditRow
from conference.models.base import Base
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.models.journal import Passage, StayRow
from conference.models.place import Institution, Territory
from conference.models.referral import KnownBy, Person, Referral
from conference.models.takeover import ImportBatch
from conference.models.tenancy import work_for
from conference.programme import missions, time
from tests import world
from tests.casework.imports.sheets import (
    ANSWERS,
    CASES,
    COORDINATORS,
    GIRONDE,
    Rows,
    written,
)
from tests.casework.imports.sheets import gironde as rows
from tests.world import Place

WRITTEN: tuple[type[Base], ...] = (
    *(Case, Passage, StayRow, Person, Referral, KnownBy, Assignment),
    *(Coordinator, Standing, Answer, Territory, Institution, ImportBatch),
)


def count(session: Session) -> dict[str, int]:
    """How many rows each table has."""
    return {table.__name__: session.scalar(select(func.count()).select_from(table)) or 0 for table in WRITTEN}


def taken(session: Session, content: bytes, filename: str = "suivi.xlsx") -> ImportBatch:
    """A file taken over and committed."""
    found = batch.take_over(session, MACHINE, preview(session, content, filename))
    session.commit()
    return found


def gironde_taken(session: Session) -> ImportBatch:
    """The file of Gironde taken over."""
    return taken(session, GIRONDE.read_bytes(), GIRONDE.name)


def test_a_preview_writes_nothing(session: Session) -> None:
    before = count(session)
    found = preview(session, GIRONDE.read_bytes(), GIRONDE.name)
    session.commit()
    assert found.confirmable
    assert found.brings == {Kind.CASES: 41, Kind.ANSWERS: 25, Kind.COORDINATORS: 33, Kind.TIME: 0}
    assert count(session) == before


def test_the_figures_of_gironde(session: Session) -> None:
    found = gironde_taken(session)
    assert (found.cases, found.answers, found.coordinators) == (41, 25, 33)
    cases = session.scalars(select(Case)).all()
    states = Counter(
        state(
            case.stage,
            case.outcome,
            taken_over=case.taken_over,
            has_coordinator=case.coordinator_id is not None,
        )
        for case in cases
    )
    assert states == {State.COMPLETED: 8, State.UNDER_WAY: 5, State.NOT_COMPLETED: 20, State.GAP: 8}
    assert sum(case.outcome is Outcome.OWN_SOLUTION for case in cases) == 4
    fields = Counter(case.field for case in cases)
    assert fields == {Field.CHILDHOOD: 27, Field.INCLUSION: 7, Field.AUTONOMY: 7}
    marks = session.scalars(select(Answer.overall)).all()
    assert (len(marks), sum(mark or 0 for mark in marks)) == (25, 204)


def test_coordinators_at_the_end_of_november_2020(session: Session) -> None:
    gironde_taken(session)
    brought = session.scalars(select(Coordinator).where(Coordinator.import_batch_id.is_not(None)))
    then = counted([[line.stood for line in one.standings] for one in brought], date(2020, 11, 30))
    assert then == {"engaged": 20, "ready": 8, "paused": 2, "left": 3}


def test_each_case_has_its_journal_and_its_two_times(session: Session) -> None:
    with clock.frozen(datetime(2026, 3, 12, 9, tzinfo=UTC)):
        gironde_taken(session)
    first = session.scalars(select(Case).order_by(Case.received_at)).first()
    assert first is not None
    assert (first.reference, first.received_at) == ("33-2017-0001", datetime(2017, 2, 12, 11, tzinfo=UTC))
    for case in session.scalars(select(Case)):
        (passage,) = session.scalars(select(Passage).where(Passage.case_id == case.id))
        past = [journal.Passed(passage.step, passage.target, passage.outcome, passage.happened_at, passage.reason)]
        folded = journal.fold(past)
        assert (folded.stage, folded.outcome) == (case.stage, case.outcome)
        assert (passage.step, passage.source) == (StepCode.TAKE_OVER, None)
        assert passage.recorded_at == datetime(2026, 3, 12, 9, tzinfo=UTC)
        assert case.taken_over
    ended = session.scalars(select(Passage).where(Passage.case_id == first.id)).one()
    assert ended.happened_at == datetime(2017, 7, 28, 10, tzinfo=UTC)


def test_assignments_end_with_their_case(session: Session) -> None:
    gironde_taken(session)
    pairs = session.execute(select(Case.stage, Assignment.until).join(Assignment, Assignment.case_id == Case.id)).all()
    assert len(pairs) == 33
    assert all((until is None) == (stage is Stage.PREPARATION) for stage, until in pairs)


def test_a_second_time_brings_nothing(session: Session) -> None:
    first = gironde_taken(session)
    before = count(session)
    again = preview(session, GIRONDE.read_bytes(), GIRONDE.name)
    assert {line.fate for sheet in again.sheets for line in sheet.lines} == {Fate.KNOWN}
    assert gironde_taken(session).id == first.id
    assert count(session) == before


def test_the_same_lines_in_another_file_bring_nothing(session: Session) -> None:
    gironde_taken(session)
    before = count(session)
    taken(session, written(rows()))
    assert count(session) == before | {"ImportBatch": 2}


def test_a_longer_file_brings_only_what_is_new(session: Session) -> None:
    gironde_taken(session)
    longer = rows()
    longer[CASES].insert(-1, [42, "01/12/2020", "Bordeaux", "Enfance"])
    longer[ANSWERS].append([1, "2017-04-27", "Parent", 10, "", "papier"])
    longer[COORDINATORS].append(["Ada Nouvelle", "MDS", "Blayais", "01/12/2020", "Formée"])
    found = taken(session, written(longer))
    assert (found.cases, found.answers, found.coordinators) == (1, 1, 1)
    assert session.scalar(select(func.count()).select_from(Answer)) == 26
    assert session.scalars(select(Territory.name).where(Territory.folded == "blayais")).one() == "Blayais"


def test_lines_without_number_are_told_apart_and_recognised(session: Session) -> None:
    titles: list[object] = ["Date d'orientation", "Champ", "Territoire", "Coordinateur", "Issue"]
    twins: Rows = [titles, ["2019-01-20", "Enfance", "Graves"], ["2019-01-20", "Enfance", "Graves"]]
    assert taken(session, written({"Suivi": twins})).cases == 2
    assert taken(session, written({"Suivi": [*twins, ["2019-01-20", "Enfance", "Graves"]]})).cases == 1


def test_names_are_left_behind_two_years_after_the_last_contact(session: Session) -> None:
    with clock.frozen(datetime(2020, 12, 1, tzinfo=UTC)):
        gironde_taken(session)
    recent = session.execute(
        select(Case.import_mark, Person.kind, Person.first_name, Person.last_name)
        .join(Person, Person.case_id == Case.id)
        .order_by(Case.received_at)
    ).all()
    assert recent[0] == ("2018-10-29/17", PersonKind.CHILD, "F.", "V.")
    assert recent[-1] == ("2020-10-06/41", PersonKind.ADULT, "S.", "P.")
    assert all(mark and mark >= "2018" for mark, *_ in recent)


def test_an_old_file_comes_without_any_name_and_says_so(session: Session) -> None:
    with clock.frozen(datetime(2026, 3, 12, tzinfo=UTC)):
        assert preview(session, GIRONDE.read_bytes(), GIRONDE.name).nameless == 41
        gironde_taken(session)
    assert session.scalars(select(Person)).all() == []


def test_a_case_of_today_is_taken_over_before_noon(session: Session) -> None:
    titles = ["Date d'orientation", "Champ", "Coordinateur", "Issue"]
    morning = datetime(2026, 3, 12, 7, tzinfo=UTC)
    with clock.frozen(morning):
        taken(session, written({"Suivi": [titles, ["12/03/2026", "Enfance", "", ""]]}))
    assert session.scalars(select(Passage.happened_at)).one() == morning


def test_what_todays_rules_would_refuse_is_accepted_and_said(session: Session) -> None:
    found = preview(session, GIRONDE.read_bytes(), GIRONDE.name)
    said = {line.number: {reason.code for reason in line.warned} for line in found.sheets[0].lines if line.warned}
    assert said[8] == {"assigned_before_training"}
    assert said[9] == {"coordinator_of_institution_that_knows"}
    assert said[7] == {"neither_coordinator_nor_outcome"}


def test_a_coordinator_that_no_sheet_lists_is_kept_by_name(session: Session) -> None:
    alone = {CASES: rows()[CASES]}
    (sheet,) = preview(session, written(alone), "suivi.xlsx").sheets
    named = [line for line in sheet.lines if any(r.code == "coordinator_not_listed" for r in line.warned)]
    assert len(named) == 33
    taken(session, written(alone))
    found = session.scalars(select(Coordinator).where(Coordinator.folded == "yannick n diaye")).one()
    assert found.trained_on is None
    assert session.scalars(select(Standing).where(Standing.coordinator_id == found.id)).all() == []


def test_each_case_and_the_batch_are_told(session: Session) -> None:
    found = gironde_taken(session)
    acts = Counter(
        session.scalars(select(AuditRow.act).where(AuditRow.act.in_(("case.taken_over", "batch.taken_over"))))
    )
    assert acts == {"case.taken_over": 41, "batch.taken_over": 1}
    told = session.scalars(select(AuditRow.subject).where(AuditRow.act == "batch.taken_over")).one()
    assert told == f"importbatch:{found.key}"


def test_another_departement_sees_none_of_it(session: Session, nord: Place) -> None:
    gironde_taken(session)
    work_for(session, nord.department)
    assert session.scalars(select(Case)).all() == []
    assert preview(session, GIRONDE.read_bytes(), GIRONDE.name).brings[Kind.CASES] == 41


def test_a_batch_is_undone_whole_and_may_be_taken_over_again(session: Session) -> None:
    before = count(session)
    found = gironde_taken(session)
    after = count(session)
    undoing.undo(session, MACHINE, found)
    session.commit()
    left = count(session)
    assert {name for name in left if left[name] != before[name]} <= {"Territory", "Institution"}
    assert left["Territory"] == after["Territory"]
    gironde_taken(session)
    assert count(session) == after
    assert list(faults(session)) == []


def test_a_batch_stays_whole_while_somebody_has_worked_on_a_case_of_it(session: Session, gironde: Place) -> None:
    found = gironde_taken(session)
    cases = session.scalars(select(Case).where(Case.stage == Stage.PREPARATION).order_by(Case.reference)).all()
    stopped, timed = cases[0], cases[1]
    body = world.actor(gironde, "committee")
    step.take(session, body, stopped, StepCode.SUSPEND, Given(words="Une hospitalisation."))
    time.log(session, body, WorkKind.TRAVEL, 30, world.today(), timed)
    session.commit()
    after = count(session)
    with pytest.raises(Refused) as refusal:
        undoing.undo(session, MACHINE, found)
    session.rollback()
    assert [reason.subject for reason in refusal.value.reasons] == [stopped.reference, timed.reference]
    assert count(session) == after


def test_a_coordinator_of_other_cases_stays_when_a_batch_goes(session: Session) -> None:
    found = gironde_taken(session)
    new = session.scalars(select(Coordinator).where(Coordinator.import_batch_id == found.id)).all()
    missions.write(session, MACHINE, new[0], Decimal("0.2"), world.today())
    session.commit()
    undoing.undo(session, MACHINE, found)
    session.commit()
    names = set(session.scalars(select(Coordinator.name)))
    assert new[0].name in names
    assert new[1].name not in names
