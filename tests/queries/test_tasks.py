"""What waits at home: each stage's task, who gets it, and a review declined that asks for nothing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from conference.casework import follow_up, plan, step
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.follow_up import ReviewState, Wish
from conference.domain.neutrality import Mode, Rule
from conference.domain.steps import StepCode
from conference.domain.tasks import TaskKind
from conference.models.case import Case
from conference.programme import departments
from conference.queries.tasks import coordinated, held, review_states, tasks
from tests import path, world
from tests.world import Place

ZONE = "Europe/Paris"


@pytest.fixture(autouse=True)
def _same_family_again(session: Session, gironde: Place) -> None:
    """Every case of these tests is of one family: that its coordinator knows it is not the matter here."""
    modes = gironde.department.modes | {Rule.NEVER_WORKED_WITH: Mode.OFF}
    departments.set_modes(session, MACHINE, gironde.department, modes)
    session.commit()


def mine(session: Session, place: Place, today: date) -> list[tuple[int, TaskKind, date | None]]:
    found = tasks(session, coordinated(place.accounts["coordinator"].id), today, ZONE)
    return [(one.case.id, one.kind, one.due_on) for one in found]


def test_each_stage_asks_for_its_own_thing(session: Session, gironde: Place) -> None:
    today, later = world.today(), date(2026, 3, 22)
    prepared, fixed = world.assigned(session, gironde), path.convened(session, gironde)
    drawn, running = path.recorded(session, gironde), path.followed(session, gironde)
    assert set(mine(session, gironde, today)) == {
        (prepared.id, TaskKind.PREPARE, None),
        (fixed.id, TaskKind.HOLD, later),
        (drawn.id, TaskKind.CHECK_FORM, None),
        (running.id, TaskKind.ASK_WISH, None),
    }
    assert mine(session, gironde, today)[0] == (fixed.id, TaskKind.HOLD, later)
    assert (fixed.id, TaskKind.RECORD, later) in mine(session, gironde, later)
    plan.check_form(session, world.actor(gironde, "coordinator"), drawn, answers_question=True)
    (asked,) = tasks(session, held(gironde.accounts["referrer"].id), today, ZONE)
    assert (asked.case.id, asked.kind) == (drawn.id, TaskKind.ANSWER_CONTENT)


def test_a_suspended_case_asks_for_nothing(session: Session, gironde: Place) -> None:
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    step.take(session, who, case, StepCode.SUSPEND, Given(words="Hospitalisation."))
    assert mine(session, gironde, world.today()) == []


@pytest.mark.parametrize(
    ("wish", "kind", "states"),
    [
        (Wish.DECLINED, TaskKind.SYNTHESISE, {ReviewState.DECLINED: 1}),
        (Wish.WANTED, TaskKind.REVIEW, {ReviewState.OVERDUE: 1}),
    ],
)
def test_a_review_declined_is_no_task_and_is_counted_apart(
    session: Session, gironde: Place, wish: Wish, kind: TaskKind, states: dict[ReviewState, int]
) -> None:
    case = path.followed(session, gironde)
    follow_up.wish(session, world.actor(gironde, "coordinator"), case, wish)
    after_due = date(2026, 6, 13)
    assert [found[1] for found in mine(session, gironde, after_due)] == [kind]
    assert review_states(session, Case.id == case.id, after_due) == states


def test_a_review_presses_a_month_before_and_is_late_a_day_after(session: Session, gironde: Place) -> None:
    case = path.followed(session, gironde)
    follow_up.wish(session, world.actor(gironde, "coordinator"), case, Wish.WANTED)
    due = date(2026, 6, 12)
    (one,) = tasks(session, Case.id == case.id, due, ZONE)
    assert one.due_on == due
    assert [one.presses(due - timedelta(days=days)) for days in (31, 30, 0, -1)] == [False, True, True, True]
    assert [one.late(due + timedelta(days=days)) for days in (0, 1)] == [False, True]


def test_a_family_is_never_late(session: Session, gironde: Place) -> None:
    world.assigned(session, gironde)
    long_after = world.today() + timedelta(days=900)
    found = tasks(session, coordinated(gironde.accounts["coordinator"].id), long_after, ZONE)
    assert [(one.kind, one.late(long_after)) for one in found] == [(TaskKind.PREPARE, False)]


def test_tasks_cost_the_same_for_one_case_and_for_ten(session: Session, gironde: Place) -> None:
    counts = []
    for more in (1, 9):
        for _ in range(more):
            path.followed(session, gironde)
        session.commit()
        counts.append(statements(session, gironde))
    assert counts[0] == counts[1]


def statements(session: Session, place: Place) -> int:
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    session.expire_all()
    engine, whose = session.get_bind(), place.accounts["coordinator"].id
    today = world.today()
    event.listen(engine, "before_cursor_execute", note)
    tasks(session, coordinated(whose), today, ZONE)
    event.remove(engine, "before_cursor_execute", note)
    return len([one for one in asked if one.startswith("SELECT")])
