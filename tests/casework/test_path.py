"""From preparation to closing, through the acts."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from conference.casework import conference, follow_up, plan, preparation, step
from conference.casework.checking import faults
from conference.casework.step import NotPossible
from conference.domain.facts import Given
from conference.domain.plan import Content
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.queries.conference import day
from conference.queries.preparation import preparation as prepared
from tests import path, world
from tests.world import Place


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def test_a_family_walks_the_whole_path(session: Session, gironde: Place) -> None:
    case = path.closed(session, gironde)
    session.commit()
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.PLAN_AGREED)
    assert list(faults(session)) == []


def test_convening_says_everything_that_is_missing(session: Session, gironde: Place) -> None:
    case = world.assigned(session, gironde)
    with pytest.raises(Refused) as refusal:
        step.take(session, world.actor(gironde, "coordinator"), case, StepCode.CONVENE)
    assert codes(refusal) == {
        "question_missing",
        "too_few_taking_part",
        "child_way_missing",
        "sitting_date_missing",
        "sitting_place_missing",
        "sheet_not_agreed",
    }


def test_an_expert_cannot_stay_inside_private_time(session: Session, gironde: Place) -> None:
    case, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    for guest in prepared(session, case).guests:
        conference.arrive(session, who, case, guest)
    conference.begin(session, who, case, Moment.SHARING)
    everyone = frozenset(presence.guest.key for presence in day(session, case).here)
    with pytest.raises(Refused) as refusal:
        conference.begin(session, who, case, Moment.PRIVATE, everyone)
    assert codes(refusal) == {"intruder_in_private_time"}
    expert = next(p for p in day(session, case).here if p.guest.part.value == "expert")
    with pytest.raises(DatabaseError, match="inside private time"):
        session.execute(text(f"UPDATE presence SET in_private_time = 1 WHERE id = {expert.id}"))  # noqa: S608


def test_while_private_time_runs_the_case_takes_nothing_but_a_danger_notice(session: Session, gironde: Place) -> None:
    case, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    for guest in prepared(session, case).guests:
        conference.arrive(session, who, case, guest)
    conference.begin(session, who, case, Moment.SHARING)
    kin = frozenset(p.guest.key for p in day(session, case).here if p.guest.part.value in {"family", "network"})
    conference.begin(session, who, case, Moment.PRIVATE, kin)
    for refused in (
        lambda: plan.begin(session, who, case),
        lambda: step.take(session, who, case, StepCode.ADJOURN, Given(words="trop long")),
        lambda: preparation.write_guest(session, who, case, prepared(session, case).guests[0], {"needs": "rien"}),
    ):
        with pytest.raises(Refused) as refusal:
            refused()
        assert codes(refusal) == {"private_time_running"}
    conference.note_danger(session, who, case, "Des coups ont été dits.", "la CRIP")
    conference.end(session, who, case, Moment.PRIVATE)


def test_an_agreed_plan_never_changes(session: Session, gironde: Place) -> None:
    case = path.recorded(session, gironde)
    version = plan.latest(session, case)
    assert version is not None
    session.commit()
    with pytest.raises(DatabaseError, match="agreed plan never changes"):
        session.execute(text(f"UPDATE action SET what = 'autre' WHERE plan_id = {version.id}"))  # noqa: S608
    session.rollback()
    version.otherwise = "autre chose"
    with pytest.raises(DatabaseError, match="agreed plan never changes"):
        session.flush()


def test_the_coordinator_never_ratifies_what_somebody_holds(session: Session, gironde: Place) -> None:
    case, who = path.recorded(session, gironde), world.actor(gironde, "coordinator")
    plan.check_form(session, who, case, answers_question=True)
    with pytest.raises(NotPossible):
        plan.answer_content(session, who, case, Given(content=Content.RATIFIED))
    assert case.stage is Stage.VALIDATION


def test_nothing_closes_without_its_synthesis_sheet(session: Session, gironde: Place) -> None:
    case = path.followed(session, gironde)
    with pytest.raises(Refused) as refusal:
        follow_up.close(session, world.actor(gironde, "coordinator"), case)
    assert codes(refusal) == {"review_not_settled", "synthesis_missing"}
