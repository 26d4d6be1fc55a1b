"""A case that holds something of everything, and what an act would need of it, wherever the case stands."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.orm import Session

from conference import clock
from conference.casework import (
    agreement,
    assignment,
    closing,
    conference,
    disagreement,
    follow_up,
    hand_out,
    network,
    plan,
    preparation,
    sheet,
)
from conference.domain.actors import MACHINE
from conference.domain.agreement import AgreementState, AgreementTo
from conference.domain.facts import Given
from conference.domain.follow_up import Home, Kept, ThanksWay, When, Wish
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.referral import PersonKind
from conference.domain.steps import StepCode
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.programme import departments, time
from tests import caring, confiding, path, planning, world
from tests.casework.acting import Scene
from tests.network import surround
from tests.reel import kept
from tests.world import Place


def waiting(session: Session, place: Place) -> Scene:
    """Received, and nobody asked."""
    # So that one coordinator may have several such families.
    departments.set_modes(session, MACHINE, place.department, dict.fromkeys(Rule, Mode.WARN))
    return Scene(session, place, world.received(session, place))


def drafted(session: Session, place: Place) -> Scene:
    """Not sent."""
    return Scene(session, place, world.draft(session, place))


@kept
def _prepared(session: Session, place: Place) -> Case:
    scene = waiting(session, place)
    case, who = scene.case, scene.who
    assignment.derogate(
        session, scene.body, case, place.coordinators["Agathe"], Rule.OTHER_SERVICE, "Personne d’autre."
    )
    scene.declare("Claire")
    assignment.assign(session, scene.body, case, place.coordinators["Claire"], "La famille veut décider.")
    scene.declare("Sofiane", TieKind.FRIENDSHIP)
    for first, tie in (("Marc", "père"), ("Nadia", "mère"), ("Ina", "tante")):
        network.name(session, case, {"kind": PersonKind.RELATIVE, "first_name": first, "tie": tie})
    given = (AgreementTo.PRINCIPLE, AgreementState.GIVEN, world.today())
    agreement.agree(session, who, case, scene.person("Lou"), *given)
    disagreement.go_on(session, scene.body, case, scene.refuse("Marc"), "Lou veut cette conférence.")
    path.ready(session, place, case)
    surround(session, who, case, scene.guest("Rose"), scene.guest("Yann"))
    caring.live(session, who, case)
    caring.arrange(session, who, case)
    sheet.write(session, who, case, {"concerns": "L’école."})
    path.agree_sheet(session, who, case)
    scene.stand(StepCode.CONVENE)
    version = plan.begin(session, who, case)
    plan.add_action(session, who, case, version, {"what": "Rose vient", "who": "Rose", "by_when": "lundi"})
    planning.further(session, who, case, version, scene.guest("Rose"))
    scene.present()
    conference.record(session, who, case, Given())
    scene.ratify()
    _look_back(scene)
    scene.stand(StepCode.CONVENE_AGAIN, words="Ils veulent se revoir.")
    at = clock.now() + timedelta(days=3)
    preparation.plan_sitting(session, who, case, at + timedelta(days=1), "Chez Rose", chosen_by_family=True)
    preparation.plan_sitting(session, who, case, at, "Chez Rose", chosen_by_family=True, why="Rose travaille.")
    time.log(session, who, WorkKind.TRAVEL, 30, world.today(), case)
    time.take_back(session, who, time.log(session, who, WorkKind.TRAVEL, 5, world.today(), case))
    confiding.live(session, place, case, scene.person("Marc"))
    confiding.supervise(session, place, case)
    return scene.case


def prepared(session: Session, place: Place) -> Scene:
    """A second conference is prepared, after a first one with its plan, its copies and its review."""
    return Scene(session, place, _prepared(session, place))


def _look_back(scene: Scene) -> None:
    session, case, who = scene.session, scene.case, scene.who
    follow_up.wish(session, who, case, Wish.WANTED)
    follow_up.try_again(session, who, case, "un message")
    said = {"respondent": "person", "resolved": "partly", "plan_kept": "done", "changed": "On respire."}
    follow_up.review(session, who, case, said, world.today(), {scene.agreed.actions[0]: Kept.DONE})
    follow_up.live(session, who, case, {(scene.person("Lou"), When.BEFORE): (Home.ONE_PARENT, None)})
    follow_up.synthesise(session, who, case, {"course": "Une conférence, un plan."})
    closing.thank(session, who, case, world.today(), ThanksWay.CALL)
    hand_out.give(session, who, case, scene.agreed, scene.guest("Rose"), world.today(), scene.agreed.actions)
    planning.answered(session, who, case, scene.asked(scene.agreed))


@kept
def _convened(session: Session, place: Place) -> Case:
    scene = prepared(session, place)
    scene.stand(StepCode.CONVENE)
    version = plan.begin(session, scene.who, scene.case)
    session.refresh(version)
    return scene.case


def convened(session: Session, place: Place) -> Scene:
    """It is fixed, and the family has begun to write."""
    return Scene(session, place, _convened(session, place))


@kept
def _alone(session: Session, place: Place) -> Case:
    scene = convened(session, place)
    scene.gather()
    scene.leave_alone()
    return scene.case


def alone(session: Session, place: Place) -> Scene:
    """Its family is alone."""
    return Scene(session, place, _alone(session, place))


@kept
def _recorded(session: Session, place: Place) -> Case:
    scene = convened(session, place)
    scene.present()
    conference.record(session, scene.who, scene.case, Given())
    return scene.case


def recorded(session: Session, place: Place) -> Scene:
    """The second plan waits for its form to be looked at."""
    return Scene(session, place, _recorded(session, place))


@kept
def _followed(session: Session, place: Place) -> Case:
    scene = recorded(session, place)
    scene.ratify()
    return scene.case


def followed(session: Session, place: Place) -> Scene:
    """Its content was ratified, subject to a decision."""
    return Scene(session, place, _followed(session, place))


@kept
def _closed(session: Session, place: Place) -> Case:
    scene = followed(session, place)
    follow_up.wish(session, scene.who, scene.case, Wish.DECLINED)
    follow_up.close(session, scene.who, scene.case)
    return scene.case


def closed(session: Session, place: Place) -> Scene:
    """At its end."""
    return Scene(session, place, _closed(session, place))


STANDINGS: dict[str, Callable[[Session, Place], Scene]] = {
    "draft": drafted,
    "waiting": waiting,
    "preparation": prepared,
    "conference": convened,
    "validation": recorded,
    "follow-up": followed,
    "closed": closed,
}
