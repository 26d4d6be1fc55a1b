"""Playing a minimal case through the acts: nobody is named, nothing is written, every rule is ticked."""

from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, conference, follow_up, minimal, plan, preparation, referral, step
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.follow_up import Kept, Resolved, Wish
from conference.domain.plan import Content
from conference.domain.questionnaires import Respondent
from conference.domain.referral import Field, Origin
from conference.domain.steps import StepCode
from conference.models.case import Case
from tests import world
from tests.reel import kept
from tests.world import Place

ANSWERS = {"field": Field.CHILDHOOD, "origin": Origin.PROFESSIONAL, "urgent": False, "children": 2}


@kept
def draft(session: Session, place: Place) -> Case:
    """A minimal draft whose real answers are given, and of which nothing is ticked."""
    who = world.actor(place, "referrer")
    case = referral.begin(session, who, place.department, place.institutions["MDS"].id)
    minimal.ask(session, who, case)
    referral.write(session, who, case, ANSWERS | {"territory_id": place.territories["Nord"].id})
    return case


def tick_all(session: Session, who: Actor, case: Case) -> list[str]:
    """Tick today whatever somebody may tick to go on, and give what that was."""
    asked = minimal.asked(session, who, case)
    found = [code for step_code, codes in asked.items() if step_code is not StepCode.STOP for code in codes]
    for code in found:
        minimal.tick(session, who, case, code, world.today())
    return [code.value for code in found]


@kept
def received(session: Session, place: Place) -> Case:
    """A minimal case that waits for a coordinator."""
    case, who = draft(session, place), world.actor(place, "referrer")
    tick_all(session, who, case)
    referral.submit(session, who, case)
    return case


@kept
def assigned(session: Session, place: Place, name: str = "Claire") -> Case:
    """A minimal case with its coordinator, who has declared."""
    case, body = received(session, place), world.actor(place, "committee")
    declaration = assignment.ask(session, body, case, place.coordinators[name])
    assignment.answer(session, body, declaration, knows=False, ties=[])
    assignment.assign(session, body, case, place.coordinators[name], "")
    return case


def convene(session: Session, place: Place, case: Case) -> None:
    """Fix its next conference: its date is real."""
    who = world.actor(place, "coordinator")
    at = clock.now() + timedelta(days=10)
    preparation.plan_sitting(session, who, case, at, "", chosen_by_family=True)
    tick_all(session, who, case)
    step.take(session, who, case, StepCode.CONVENE)


@kept
def recorded(session: Session, place: Place) -> Case:
    """A minimal case whose family agreed on three actions."""
    case, who = assigned(session, place), world.actor(place, "coordinator")
    convene(session, place, case)
    tick_all(session, who, case)
    minimal.count_actions(session, who, case, 3)
    conference.record(session, who, case, Given())
    return case


@kept
def followed(session: Session, place: Place) -> Case:
    """A minimal case whose plan is ratified."""
    case, who = recorded(session, place), world.actor(place, "coordinator")
    tick_all(session, who, case)
    plan.check_form(session, who, case, answers_question=True)
    plan.answer_content(session, world.actor(place, "referrer"), case, Given(content=Content.RATIFIED))
    return case


@kept
def closed(session: Session, place: Place) -> Case:
    """A minimal case whose review was held."""
    case, who = followed(session, place), world.actor(place, "coordinator")
    follow_up.wish(session, who, case, Wish.WANTED)
    said = {"respondent": Respondent.PERSON, "resolved": Resolved.PARTLY, "plan_kept": Kept.DONE, "changed": ""}
    version = plan.latest(session, case)
    assert version is not None
    follow_up.review(session, who, case, said, world.today(), dict.fromkeys(version.actions, Kept.DONE))
    tick_all(session, who, case)
    follow_up.close(session, who, case)
    return case
