"""What of a plan and of its dates a family page shows, as the base holds them."""

from collections.abc import Collection
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import conference, follow_up, hand_out, network, plan, preparation, resource, step
from conference.casework.hand_out import Manner
from conference.domain.facts import Given
from conference.domain.follow_up import Wish
from conference.domain.hand_out import Copy
from conference.domain.plan import Content
from conference.domain.preparation import Invitation, Safety
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.plan import Plan
from conference.models.referral import Person
from conference.queries.family_page import shown, visit
from conference.queries.network import guests
from tests import path, planning, world
from tests.conftest import NOW
from tests.world import Place

TEXTS = {"otherwise": "On se rappelle.", "watched_by": "Rose", "sheet_each": True}


def _guest(session: Session, case: Case, name: str) -> Guest:
    return next(one for one in guests(session, case) if one.person.first_name == name)


def _for_each_child(session: Session, place: Place) -> tuple[Case, Plan, Person, Person]:
    """A plan agreed on without Yann: an action for Lou, one for Noa, one for everybody, each asking something."""
    case, who = path.convened(session, place), world.actor(place, "coordinator")
    path.lived(session, place, case, _guest(session, case, "Yann"))
    lou = planning.concerned(session, case)
    noa = network.name(session, case, {"kind": PersonKind.CHILD, "first_name": "Noa", "last_name": "", "tie": ""})
    version = plan.begin(session, who, case)
    for what, child in (("Le collège", noa), ("Le mercredi", lou), ("Le dimanche", None)):
        values = {"what": what, "who": "Rose", "by_when": "lundi"}
        action = plan.add_action(session, who, case, version, values, [child] if child else [])
        resource.ask(session, who, case, version, planning.ASKED | {"what": f"{what}, un car"}, action)
    plan.write(session, who, case, version, TEXTS)
    session.refresh(version)
    plan.agree(session, who, case, version)
    return case, version, lou, noa


def test_a_child_s_sheet_shows_what_is_for_that_child_and_for_everybody(session: Session, gironde: Place) -> None:
    case, version, lou, noa = _for_each_child(session, gironde)
    who, yann = world.actor(gironde, "coordinator"), _guest(session, case, "Yann")
    assert shown(session, case, yann) is None
    hand_out.give(session, who, case, version, yann, world.today(), manner=Manner(child=lou))
    seen = shown(session, case, yann)
    assert seen is not None
    assert (seen.copy, seen.beside, seen.question is not None) == (Copy.EXTRACT, True, True)
    assert [one.what for one in (*seen.own, *seen.others)] == ["Le mercredi", "Le dimanche"]
    assert [one.resource.what for one in seen.asked] == ["Le mercredi, un car", "Le dimanche, un car"]
    hand_out.give(session, who, case, version, yann, world.today(), manner=Manner(child=noa))
    both = shown(session, case, yann)
    assert both is not None
    assert [one.what for one in both.others] == ["Le collège", "Le mercredi", "Le dimanche"]
    yann.safety = Safety.APART
    assert shown(session, case, yann) is None, "a sheet is no extract"


def test_an_extract_shows_nothing_beside_its_actions(session: Session, gironde: Place) -> None:
    case, version, _, _ = _for_each_child(session, gironde)
    who, yann = world.actor(gironde, "coordinator"), _guest(session, case, "Yann")
    hand_out.give(session, who, case, version, yann, world.today(), version.actions[:1])
    seen = shown(session, case, yann)
    assert seen is not None
    assert (seen.copy, seen.beside, seen.question, seen.asked) == (Copy.EXTRACT, False, None, [])
    hand_out.give(session, who, case, version, yann, world.today())
    whole = shown(session, case, yann)
    assert whole is not None
    assert (whole.copy, len(whole.others), len(whole.asked)) == (Copy.WHOLE, 3, 3)


def _ratified(session: Session, place: Place, absent: Collection[str], at_review: Collection[str]) -> Case:
    case, who = path.convened(session, place), world.actor(place, "coordinator")
    path.lived(session, place, case, *(_guest(session, case, name) for name in absent))
    version = plan.begin(session, who, case)
    plan.add_action(session, who, case, version, {"what": "Le mercredi", "who": "Rose", "by_when": "lundi"})
    plan.write(session, who, case, version, {}, [_guest(session, case, name) for name in at_review])
    session.refresh(version)
    plan.agree(session, who, case, version)
    conference.record(session, who, case, Given())
    plan.check_form(session, who, case, answers_question=True)
    plan.answer_content(session, world.actor(place, "referrer"), case, Given(content=Content.RATIFIED))
    return case


def test_a_plan_is_of_those_who_came_when_it_was_made(session: Session, gironde: Place) -> None:
    """Rose came to the first conference without Yann, Yann to the second without Rose."""
    case, who = _ratified(session, gironde, ("Yann",), ()), world.actor(gironde, "coordinator")
    rose, yann = (_guest(session, case, name) for name in ("Rose", "Yann"))
    with clock.frozen(NOW + timedelta(days=90)):
        step.take(session, who, case, StepCode.CONVENE_AGAIN, Given(words="La famille veut se revoir."))
        preparation.plan_sitting(session, who, case, clock.now(), "Chez Rose", chosen_by_family=True)
        step.take(session, who, case, StepCode.CONVENE)
        path.lived(session, gironde, case, rose)
        assert [bool(shown(session, case, one)) for one in (rose, yann)] == [True, False]
        plan.agree(session, who, case, plan.begin(session, who, case))
        assert [bool(shown(session, case, one)) for one in (rose, yann)] == [False, True]


@pytest.mark.parametrize(("named", "told"), [((), {"Lou", "Rose", "Yann", "Dr Test"}), (("Rose",), {"Lou", "Rose"})])
def test_the_review_is_told_to_whom_the_family_wants_there(
    session: Session, gironde: Place, named: tuple[str, ...], told: set[str]
) -> None:
    case, who = _ratified(session, gironde, (), named), world.actor(gironde, "coordinator")
    follow_up.wish(session, who, case, Wish.WANTED)
    assert {one.person.first_name for one in guests(session, case) if visit(session, case, one).review_on} == told
    rose = _guest(session, case, "Rose")
    rose.invitation = Invitation.NOT_INVITED
    assert visit(session, case, rose).review_on is None
