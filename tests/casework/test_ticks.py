"""The ticks of a minimal record: who makes them, for what, on which day, and until when they are taken back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import conference, minimal, plan, referral, step
from conference.domain.facts import Given
from conference.domain.minimal import ONCE, Tickable
from conference.domain.reasons import Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.conference import Sitting
from conference.models.journal import Passage
from conference.queries.minimal import ticks
from tests import ticking, world
from tests.conftest import NOW
from tests.world import Place

DAY = timedelta(days=1)


def refused(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def test_every_step_of_it_is_refused_until_each_rule_is_ticked(session: Session, gironde: Place) -> None:
    case, who = ticking.draft(session, gironde), world.actor(gironde, "referrer")
    submission = {
        *("nobody_concerned", "family_words_missing", "professional_words_missing", "known_by_missing"),
        *("family_agreement_missing", "danger_unanswered"),
    }
    assert refused(lambda: referral.submit(session, who, case)) == submission
    for code in submission - {"danger_unanswered"}:
        minimal.tick(session, who, case, Tickable(code), world.today())
    assert refused(lambda: referral.submit(session, who, case)) == {"danger_unanswered"}
    minimal.tick(session, who, case, Tickable.DANGER, world.today())
    referral.submit(session, who, case)
    assert case.received


def test_the_conference_is_held_on_the_day_that_was_ticked(session: Session, gironde: Place) -> None:
    case, who = ticking.assigned(session, gironde), world.actor(gironde, "coordinator")
    ticking.convene(session, gironde, case)
    with clock.frozen(NOW + 20 * DAY):
        for code in minimal.asked(session, who, case)[StepCode.RECORD]:
            minimal.tick(session, who, case, code, date(2026, 3, 22))
        minimal.count_actions(session, who, case, 1)
        conference.record(session, who, case, Given())
    held_at = session.scalars(select(Sitting.held_at).where(Sitting.case_id == case.id)).one()
    assert held_at is not None
    assert clock.civil(held_at, "Europe/Paris") == date(2026, 3, 22)
    last = session.scalars(select(Passage).where(Passage.case_id == case.id).order_by(Passage.number.desc())).first()
    assert last is not None
    assert (last.step, clock.civil(last.happened_at, "Europe/Paris")) == (StepCode.RECORD, date(2026, 3, 22))


def test_a_conference_ticked_for_the_day_it_was_fixed_is_not_before_that_step(session: Session, gironde: Place) -> None:
    """A day is noon, or the step before where that was later, and never later than now."""
    case, who = ticking.assigned(session, gironde), world.actor(gironde, "coordinator")
    ticking.convene(session, gironde, case)
    yesterday = world.today() - DAY
    assert refused(lambda: minimal.tick(session, who, case, Tickable.KIN, yesterday)) == {"before_previous_step"}
    ticking.tick_all(session, who, case)
    minimal.count_actions(session, who, case, 1)
    conference.record(session, who, case, Given())
    assert minimal.lasted(session, case) == (NOW, NOW)


def test_a_second_conference_is_ticked_anew(session: Session, gironde: Place) -> None:
    case, who = ticking.followed(session, gironde), world.actor(gironde, "coordinator")
    step.take(session, who, case, StepCode.CONVENE_AGAIN)
    assert {tick.code for tick in ticks(session, case)} == ONCE - {Tickable.SYNTHESIS}
    assert "question_missing" in refused(lambda: step.take(session, who, case, StepCode.CONVENE))
    ticking.convene(session, gironde, case)
    conference.adjourn(session, who, case, Given())
    assert {tick.code for tick in ticks(session, case)} == ONCE - {Tickable.SYNTHESIS}
    ticking.convene(session, gironde, case)
    ticking.tick_all(session, who, case)
    minimal.count_actions(session, who, case, 2)
    conference.record(session, who, case, Given())
    assert case.stage is Stage.VALIDATION


def test_a_plan_that_comes_back_keeps_its_day_and_is_checked_anew(session: Session, gironde: Place) -> None:
    case, who = ticking.recorded(session, gironde), world.actor(gironde, "coordinator")
    assert Tickable.ACTIONS.value in ticking.tick_all(session, who, case)
    step.take(session, who, case, StepCode.RETURN_FOR_FORM)
    assert refused(lambda: minimal.untick(session, who, case, Tickable.PRIVATE)) == {"nothing_to_tick"}
    version = minimal.count_actions(session, who, case, 5)
    assert (version.number, len(version.actions)) == (2, 5)
    conference.record(session, who, case, Given())
    assert refused(lambda: plan.check_form(session, who, case, answers_question=True)) == {"action_incomplete"}
    session.rollback()


def test_an_adapted_plan_is_counted_and_checked_anew(session: Session, gironde: Place) -> None:
    case, who = ticking.followed(session, gironde), world.actor(gironde, "coordinator")
    minimal.count_actions(session, who, case, 1)
    step.take(session, who, case, StepCode.ADAPT)
    assert refused(lambda: plan.check_form(session, who, case, answers_question=True)) == {"action_incomplete"}
    session.rollback()


@pytest.mark.parametrize("how_many", [0, -1, 100])
def test_actions_are_counted_within_reason(session: Session, gironde: Place, how_many: int) -> None:
    case, who = ticking.assigned(session, gironde), world.actor(gironde, "coordinator")
    ticking.convene(session, gironde, case)
    assert refused(lambda: minimal.count_actions(session, who, case, how_many)) == {"actions_uncounted"}


def test_only_whoever_takes_the_step_ticks_for_it(session: Session, gironde: Place) -> None:
    case = ticking.assigned(session, gironde)
    today = world.today()
    for name in ("referrer", "committee", "second", "lead"):
        who = world.actor(gironde, name)
        assert minimal.asked(session, who, case) == {}
        for code in (Tickable.QUESTION, Tickable.SYNTHESIS):
            assert refused(lambda c=code, w=who: minimal.tick(session, w, case, c, today)) == {"nothing_to_tick"}  # type: ignore[misc]
    coordinator = world.actor(gironde, "coordinator")
    assert refused(lambda: minimal.tick(session, coordinator, case, Tickable.DANGER, today)) == {"nothing_to_tick"}
    tomorrow = today + DAY
    assert refused(lambda: minimal.tick(session, coordinator, case, Tickable.QUESTION, tomorrow)) == {"in_the_future"}
    minimal.tick(session, coordinator, case, Tickable.QUESTION, today)
    assert refused(lambda: minimal.tick(session, coordinator, case, Tickable.QUESTION, today)) == {"nothing_to_tick"}


def test_a_tick_is_taken_back_until_its_step_is_taken(session: Session, gironde: Place) -> None:
    case, who = ticking.draft(session, gironde), world.actor(gironde, "referrer")
    ticking.tick_all(session, who, case)
    minimal.untick(session, who, case, Tickable.DANGER)
    assert refused(lambda: referral.submit(session, who, case)) == {"danger_unanswered"}
    minimal.tick(session, who, case, Tickable.DANGER, world.today())
    referral.submit(session, who, case)
    assert refused(lambda: minimal.untick(session, who, case, Tickable.DANGER)) == {"nothing_to_tick"}
    body = world.actor(gironde, "committee")
    assert refused(lambda: minimal.untick(session, body, case, Tickable.DANGER)) == {"nothing_to_tick"}


def test_a_case_with_words_is_not_ticked(session: Session, gironde: Place) -> None:
    case, who = world.assigned(session, gironde), world.actor(gironde, "coordinator")
    today = world.today()
    assert refused(lambda: minimal.tick(session, who, case, Tickable.QUESTION, today)) == {"not_minimal"}
    assert refused(lambda: minimal.untick(session, who, case, Tickable.QUESTION)) == {"not_minimal"}
    assert refused(lambda: minimal.count_actions(session, who, case, 2)) == {"not_minimal"}
