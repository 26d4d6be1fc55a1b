"""From preparation to closing, through the acts."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from conference.casework import assignment, conference, follow_up, hand_out, network, plan, step
from conference.casework.checking import faults
from conference.casework.step import NotPossible
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.follow_up import Wish
from conference.domain.neutrality import Mode, Rule
from conference.domain.plan import Content
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.hand_out import HandOut
from conference.models.plan import Plan
from conference.programme import accounts, departments
from conference.queries.conference import day
from conference.queries.plan import in_force
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
        lambda: network.write(session, who, case, prepared(session, case).guests[0], {"needs": "rien"}),
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


def _agreed_since(session: Session, place: Place, case: Case) -> Plan:
    """One more version, with an action that nobody else has read."""
    who = world.actor(place, "coordinator")
    version = plan.begin(session, who, case)
    plan.add_action(session, who, case, version, {"what": "Lou dort chez Yann", "who": "Yann", "by_when": "ce soir"})
    session.refresh(version)
    plan.agree(session, who, case, version)
    return version


def test_a_version_agreed_in_follow_up_is_examined_before_it_is_the_plan(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    first = in_force(session, case)
    follow_up.wish(session, who, case, Wish.DECLINED)
    follow_up.synthesise(session, who, case, {"course": "Une conférence."})
    second = _agreed_since(session, gironde, case)
    assert in_force(session, case) is first
    with pytest.raises(Refused) as refusal:
        hand_out.give(session, who, case, second, "Une voisine", world.today())
    assert codes(refusal) == {"version_unexamined"}
    plan.begin(session, who, case)
    with pytest.raises(Refused) as refusal:
        follow_up.close(session, who, case)
    assert codes(refusal) == {"version_unexamined"}
    assert (case.stage, session.scalars(select(HandOut)).all()) == (Stage.FOLLOW_UP, [])


def test_an_adapted_plan_is_the_plan_once_it_is_answered_and_the_case_closes(session: Session, gironde: Place) -> None:
    case, who = path.followed(session, gironde), world.actor(gironde, "coordinator")
    second = _agreed_since(session, gironde, case)
    step.take(session, who, case, StepCode.ADAPT)
    plan.check_form(session, who, case, answers_question=True)
    asked = Given(content=Content.SUBJECT_TO_DECISION)
    plan.answer_content(session, world.actor(gironde, "referrer"), case, asked, asked_on=world.today())
    assert in_force(session, case) is second
    hand_out.give(session, who, case, second, "Une voisine", world.today())
    plan.begin(session, who, case)
    assert in_force(session, case) is second
    follow_up.wish(session, who, case, Wish.DECLINED)
    follow_up.synthesise(session, who, case, {"course": "Une conférence."})
    follow_up.close(session, who, case)
    assert (case.outcome, in_force(session, case)) == (Outcome.PLAN_AGREED, second)


def test_nobody_who_coordinated_a_case_answers_on_its_content(session: Session, gironde: Place) -> None:
    """Sofiane began nothing: he finishes what Claire began, hands over, and comes back as a professional."""
    departments.set_modes(session, MACHINE, gironde.department, dict.fromkeys(Rule, Mode.WARN))
    case, body = path.convened(session, gironde), world.actor(gironde, "committee")
    path.lived(session, gironde, case)
    version = plan.begin(session, world.actor(gironde, "coordinator"), case)
    _give_to(session, gironde, case, "Sofiane")
    second = world.actor(gironde, "second")
    plan.add_action(session, second, case, version, {"what": "Rose vient", "who": "Rose", "by_when": "lundi"})
    session.refresh(version)
    plan.agree(session, second, case, version)
    conference.record(session, second, case, Given())
    plan.check_form(session, second, case, answers_question=True)
    _give_to(session, gironde, case, "Agathe")
    accounts.give(session, MACHINE, gironde.accounts["second"], Role.REFERRER)
    assignment.name_holder(session, body, case, gironde.accounts["second"])
    holder = replace(second, roles=second.roles | {Role.REFERRER})
    with pytest.raises(Refused) as refusal:
        plan.answer_content(session, holder, case, Given(content=Content.RATIFIED))
    assert codes(refusal) == {"took_the_plan_down"}
    assignment.name_holder(session, body, case, gironde.accounts["referrer"])
    plan.answer_content(session, world.actor(gironde, "referrer"), case, Given(content=Content.RATIFIED))
    assert case.stage is Stage.FOLLOW_UP


def _give_to(session: Session, place: Place, case: Case, name: str) -> None:
    body, successor = world.actor(place, "committee"), place.coordinators[name]
    told = assignment.ask(session, body, case, successor)
    assignment.answer(session, body, told, knows=False, ties=[])
    assignment.hand_over(session, body, case, successor, "Mutation.")
