"""What the clock brings about, from which day on and for whom: content, copies of a plan, call, review."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from conference.casework import assignment, follow_up, hand_out, plan, step
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.follow_up import Call, Resolved, Wish
from conference.domain.questionnaires import Respondent
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.programme import departments
from conference.queries.preparation import preparation as prepared
from conference.queries.reminders import reminders, unhanded
from tests import path, world
from tests.world import Place

HELD = date(2026, 3, 12)


def told(session: Session, days: int) -> list[tuple[str, int]]:
    """What is written, and to whom, so many days after the conference."""
    session.flush()
    return [(one.kind.value, one.account_id) for one in reminders(session, HELD + timedelta(days=days))]


def checked(session: Session, place: Place) -> Case:
    """A plan whose form is valid, and of which everybody has a copy."""
    case = path.recorded(session, place)
    give_all(session, place, case)
    plan.check_form(session, world.actor(place, "coordinator"), case, answers_question=True)
    return case


def give_all(session: Session, place: Place, case: Case) -> None:
    """Everybody who took part receives the plan."""
    agreed = plan.latest(session, case)
    assert agreed is not None
    found = prepared(session, case).guests
    for guest in found:
        hand_out.give(session, world.actor(place, "coordinator"), case, agreed, guest, HELD)


def test_an_answer_on_the_content_is_asked_of_whoever_holds_the_case_once_it_is_late(
    session: Session, gironde: Place
) -> None:
    case, body = checked(session, gironde), world.actor(gironde, "committee")
    holder, coordinator = gironde.accounts["referrer"].id, gironde.accounts["coordinator"].id
    assert told(session, 10) == []
    assert told(session, 11) == [("content_late", holder)]
    assignment.name_holder(session, body, case, None)
    assert told(session, 11) == [("content_late", coordinator)]
    step.take(session, body, case, StepCode.SUSPEND, Given(words="Une hospitalisation."))
    assert told(session, 40) == []


def test_an_answer_that_was_given_is_not_asked_for(session: Session, gironde: Place) -> None:
    case = path.followed(session, gironde)
    give_all(session, gironde, case)
    assert told(session, 40) == []


def test_a_plan_that_somebody_who_came_does_not_have_is_told_after_its_day(session: Session, gironde: Place) -> None:
    case, coordinator = path.followed(session, gironde), gironde.accounts["coordinator"].id
    today = HELD + timedelta(days=8)
    assert told(session, 7) == []
    assert told(session, 8) == [("hand_out_due", coordinator)]
    assert unhanded(session, today) == [(case, date(2026, 3, 19))]
    assert unhanded(session, today, Case.id != case.id) == []
    give_all(session, gironde, case)
    assert told(session, 8) == []


@pytest.mark.parametrize(("wish", "week_before"), [(None, True), (Wish.WANTED, True), (Wish.DECLINED, False)])
def test_a_review_is_spoken_of_a_week_before_its_day_unless_the_family_said_no(
    session: Session, gironde: Place, wish: Wish | None, week_before: bool
) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    give_all(session, gironde, case)
    if wish is not None:
        follow_up.wish(session, who, case, wish)
    ahead = (date(2026, 6, 12) - HELD).days - 7
    assert told(session, ahead - 1) == []
    expected = [("review_due", gironde.accounts["coordinator"].id)] if week_before else []
    assert told(session, ahead) == told(session, ahead + 60) == expected


def test_a_call_is_told_on_its_day_and_a_review_that_another_agreed_on_before_its_own(
    session: Session, gironde: Place
) -> None:
    departments.set_follow_up(session, MACHINE, session.merge(gironde.department), 7, 4, 3)
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    give_all(session, gironde, case)
    coordinator = gironde.accounts["coordinator"].id
    assert told(session, 27) == []
    assert told(session, 28) == [("call_due", coordinator)]
    follow_up.call(session, who, case, Call.REACHED, HELD, "On respire.")
    assert told(session, 28) == []
    follow_up.wish(session, who, case, Wish.WANTED)
    said = {"respondent": Respondent.PERSON, "resolved": Resolved.NOT, "plan_kept": None, "changed": ""}
    follow_up.review(session, who, case, said | {"next_on": HELD + timedelta(days=200)}, HELD, {})
    assert told(session, 192) == []
    assert told(session, 193) == [("review_due", coordinator)]
