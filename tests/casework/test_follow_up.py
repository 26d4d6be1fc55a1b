"""What is set ahead on the day of a conference, the call, another review, where children live, and thanks."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import closing, follow_up, plan
from conference.domain.actors import MACHINE, Actor
from conference.domain.follow_up import Call, Home, Resolved, ReviewState, ThanksWay, When, Wish
from conference.domain.plan import FormPoint
from conference.domain.questionnaires import Respondent
from conference.domain.reasons import Refused
from conference.domain.referral import LegalContext
from conference.domain.tasks import TaskKind
from conference.models.case import Case
from conference.models.follow_up import Living, Thanks
from conference.programme import departments
from conference.queries import plan as plans
from conference.queries.follow_up import after, children, facts, lives
from conference.queries.tasks import tasks
from tests import path, world
from tests.conftest import NOW
from tests.world import Place

HELD = date(2026, 3, 12)
SAID = {"respondent": Respondent.PERSON, "resolved": Resolved.PARTLY, "plan_kept": None, "changed": ""}


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(reason.code, reason.place) for reason in refusal.value.reasons]


def coordinating(place: Place) -> Actor:
    return world.actor(place, "coordinator")


def task_of(session: Session, case: Case, days: int) -> tuple[TaskKind, date | None]:
    (found,) = tasks(session, Case.id == case.id, HELD + timedelta(days=days), "Europe/Paris")
    return found.kind, found.due_on


def test_what_the_departement_set_is_set_ahead_and_does_not_move_afterwards(session: Session, gironde: Place) -> None:
    home = session.merge(gironde.department)
    departments.set_follow_up(session, MACHINE, home, hand_out_days=3, call_weeks=5, review_months=4)
    row = after(session, path.recorded(session, gironde)).follow_up
    departments.set_follow_up(session, MACHINE, home, hand_out_days=9, call_weeks=None, review_months=2)
    session.flush()
    assert row is not None
    session.refresh(row)
    assert (row.hand_out_due_on, row.call_due_on) == (date(2026, 3, 15), date(2026, 4, 16))
    assert row.due_on == date(2026, 7, 12)


def test_by_default_nobody_calls(session: Session, gironde: Place) -> None:
    row = after(session, path.recorded(session, gironde)).follow_up
    assert row is not None
    assert (row.hand_out_due_on, row.call_due_on, row.due_on) == (date(2026, 3, 19), None, date(2026, 6, 12))


def test_a_call_is_asked_for_a_week_ahead_until_something_came_of_it(session: Session, gironde: Place) -> None:
    departments.set_follow_up(session, MACHINE, session.merge(gironde.department), 7, 5, 3)
    case, who = path.followed(session, gironde), coordinating(gironde)
    assert task_of(session, case, 27) == (TaskKind.ASK_WISH, None)
    assert task_of(session, case, 28) == (TaskKind.CALL, date(2026, 4, 16))
    for on, why in ((HELD + timedelta(days=1), "in_the_future"), (HELD - timedelta(days=1), "before_conference")):
        with pytest.raises(Refused) as refusal:
            follow_up.call(session, who, case, Call.REACHED, on, "")
        assert codes(refusal) == [(why, "called_on")]
    follow_up.call(session, who, case, Call.NOBODY, HELD, "")
    assert task_of(session, case, 28) == (TaskKind.ASK_WISH, None)
    assert facts(session, case) == after(session, case).facts
    assert facts(session, case).tries == 0, "a call that nobody answers is no try for the review"


def test_another_review_is_one_that_the_last_day_of_review_agreed_on(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), coordinating(gironde)
    follow_up.wish(session, who, case, Wish.WANTED)
    with pytest.raises(Refused) as refusal:
        follow_up.review(session, who, case, SAID | {"next_on": HELD}, HELD, {})
    assert codes(refusal) == [("next_review_before", "next_on")]
    later = HELD + timedelta(days=180)
    for respondent, next_on in ((Respondent.PERSON, later), (Respondent.CHILD, None)):
        follow_up.review(session, who, case, SAID | {"respondent": respondent, "next_on": next_on}, HELD, {})
    assert facts(session, case) == after(session, case).facts
    assert facts(session, case).next_review == later
    assert after(session, case).state(later) is ReviewState.HELD
    assert task_of(session, case, 100) == (TaskKind.REVIEW, later)
    with clock.frozen(NOW + timedelta(days=181)):
        follow_up.review(session, who, case, SAID | {"next_on": None}, world.today(), {})
        assert facts(session, case).next_review is None
        assert after(session, case).next_review is None
        assert task_of(session, case, 181) == (TaskKind.SYNTHESISE, None)


def test_another_review_bars_no_end(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), coordinating(gironde)
    follow_up.wish(session, who, case, Wish.WANTED)
    follow_up.review(session, who, case, SAID | {"next_on": HELD + timedelta(days=90)}, HELD, {})
    follow_up.synthesise(session, who, case, {"course": "Un plan."})
    follow_up.close(session, who, case)
    assert case.outcome == "plan_agreed"


def test_where_a_child_lives_keeps_the_day_it_was_said_until_it_is_said_anew(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), coordinating(gironde)
    (lou,) = children(session, case)
    before, then = (lou, When.BEFORE), (lou, When.REVIEW)
    placed = (Home.INSTITUTION, LegalContext.JUDICIAL)
    follow_up.live(session, who, case, {before: placed, then: (None, None)})
    assert [(row.when, row.home, row.measure, row.on) for row in lives(session, case)] == [
        (When.BEFORE, Home.INSTITUTION, LegalContext.JUDICIAL, HELD)
    ]
    with clock.frozen(NOW + timedelta(days=92)):
        follow_up.live(session, who, case, {before: placed, then: (Home.RELATIVE, LegalContext.NONE)})
    assert [(row.when, row.on) for row in lives(session, case)] == [
        (When.BEFORE, HELD),
        (When.REVIEW, date(2026, 6, 12)),
    ]
    assert session.scalar(select(func.count()).select_from(Living)) == 2


def test_a_family_is_not_thanked_before_its_plan_is_followed(session: Session, gironde: Place) -> None:
    case = path.recorded(session, gironde)
    with pytest.raises(Refused) as refusal:
        closing.thank(session, coordinating(gironde), case, HELD, ThanksWay.POST)
    assert codes(refusal) == [("wrong_stage", "")]


def test_a_family_is_thanked_once_all_is_over_and_the_note_may_be_corrected(session: Session, gironde: Place) -> None:
    case, who = path.closed(session, gironde), coordinating(gironde)
    with pytest.raises(Refused) as refusal:
        closing.thank(session, who, case, HELD + timedelta(days=1), ThanksWay.POST)
    assert codes(refusal) == [("in_the_future", "on")]
    for way in (ThanksWay.POST, ThanksWay.BY_HAND):
        closing.thank(session, who, case, HELD, way)
    assert session.scalars(select(Thanks.way)).all() == [ThanksWay.BY_HAND]


def test_the_five_questions_on_the_form_are_kept_and_four_of_them_bar_nothing(session: Session, gironde: Place) -> None:
    case, who = path.recorded(session, gironde), coordinating(gironde)
    last = plan.latest(session, case)
    assert last is not None
    assert plans.points(session, case, last) == {
        FormPoint.CLEAR: True,
        FormPoint.OTHERWISE: False,
        FormPoint.WATCHED: False,
        FormPoint.REVIEW: False,
    }
    remarks = {FormPoint.CLEAR: False, FormPoint.WATCHED: False, FormPoint.REVIEW: True}
    plan.check_form(session, who, case, answers_question=True, remarks=remarks)
    assert last.form_valid_at is not None
    assert plans.remarks(last) == [FormPoint.CLEAR, FormPoint.WATCHED]
    assert (last.answers_question, last.otherwise_said, last.review_said) == (True, None, True)
