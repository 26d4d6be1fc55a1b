"""The day through the acts: what waits for private time to end, who stays, and a conference that is held once."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import conference, plan, step
from conference.domain.facts import Given
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.conference import Presence
from conference.models.follow_up import FollowUp
from conference.queries.conference import day
from conference.queries.preparation import preparation as prepared
from tests import path, world
from tests.world import Place


def private_time(session: Session, place: Place) -> Case:
    """A family alone."""
    case, who = path.convened(session, place), world.actor(place, "coordinator")
    for guest in prepared(session, case).guests:
        conference.arrive(session, who, case, guest)
    conference.begin(session, who, case, Moment.SHARING)
    kin = frozenset(p.guest.key for p in day(session, case).here if p.guest.part.value in {"family", "network"})
    conference.begin(session, who, case, Moment.PRIVATE, kin)
    session.commit()
    return case


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refusal.value.reasons}


def test_the_next_part_waits_for_private_time_to_end(session: Session, gironde: Place) -> None:
    case, who = private_time(session, gironde), world.actor(gironde, "coordinator")
    with pytest.raises(Refused) as refusal:
        conference.begin(session, who, case, Moment.PRESENTATION)
    assert codes(refusal) == {"private_time_running"}


def test_a_support_person_stays_when_the_family_asked(session: Session, gironde: Place) -> None:
    case, who = path.convened(session, gironde), world.actor(gironde, "coordinator")
    asked = conference.welcome(session, who, case, "Ina", Part.SUPPORT, asked=True)
    unasked = conference.welcome(session, who, case, "Ugo", Part.SUPPORT, asked=False)
    lou = prepared(session, case).guests[0]
    conference.arrive(session, who, case, lou)
    conference.begin(session, who, case, Moment.SHARING)
    with pytest.raises(Refused):
        conference.begin(session, who, case, Moment.PRIVATE, frozenset({lou.key, unasked.guest.key}))
    conference.begin(session, who, case, Moment.PRIVATE, frozenset({lou.key, asked.guest.key}))
    inside = session.scalars(select(Presence.guest_id).where(Presence.in_private_time)).all()
    assert set(inside) == {lou.id, asked.guest_id}


def test_a_plan_that_came_back_is_recorded_without_a_second_conference(session: Session, gironde: Place) -> None:
    case, who = path.recorded(session, gironde), world.actor(gironde, "coordinator")
    held_at = day(session, case).sitting.held_at  # type: ignore[union-attr]
    step.take(session, who, case, StepCode.RETURN_FOR_FORM, Given(words="Pour quand ?"))
    plan.agree(session, who, case, plan.begin(session, who, case))
    conference.record(session, who, case, Given())
    assert day(session, case).sitting.held_at == held_at  # type: ignore[union-attr]
    assert len(session.scalars(select(FollowUp)).all()) == 1


def test_adjourning_after_a_conference_was_held_keeps_it_held(session: Session, gironde: Place) -> None:
    case, who = path.recorded(session, gironde), world.actor(gironde, "coordinator")
    step.take(session, who, case, StepCode.RETURN_FOR_FORM, Given(words="Pour quand ?"))
    conference.adjourn(session, who, case, Given(words="On se revoit."))
    session.flush()
    sitting = day(session, case).sitting
    assert sitting is not None
    assert (sitting.held_at is None, sitting.given_up_at) == (False, None)
