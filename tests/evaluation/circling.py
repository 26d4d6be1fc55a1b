"""Circles drawn at random around the lives of a world, with the steps that go with them."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from conference.domain.child import WordsFor
from conference.domain.follow_up import Home
from conference.domain.neutrality import Rule, TieKind
from conference.domain.plan import Carrier, Content
from conference.domain.preparation import ChildWay, Invitation, Part
from conference.domain.referral import LegalContext, PersonKind
from conference.domain.resource import Reply
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from tests.evaluation.circles import Circle, Lived, Meeting, Question, Resource, Someone, Version
from tests.evaluation.lives import Life, Line
from tests.evaluation.moments import day, moment

COORDINATORS = 4
ON_THE_WAY = {
    StepCode.SUBMIT: Stage.ASSIGNMENT,
    StepCode.ASSIGN: Stage.PREPARATION,
    StepCode.HAND_OVER: Stage.PREPARATION,
    StepCode.RELEASE: Stage.ASSIGNMENT,
    StepCode.CONVENE: Stage.CONFERENCE,
    StepCode.RETURN_FOR_FORM: Stage.CONFERENCE,
    StepCode.SEND_BACK: Stage.CONFERENCE,
}
Thing = TypeVar("Thing")


def perhaps(draw: random.Random, things: Sequence[Thing], chance: float = 0.8) -> Thing | None:
    """One of these things, or none."""
    return draw.choice(things) if draw.random() < chance else None


def surround(draw: random.Random, life: Life) -> None:
    """Draw what is around a life that was received, and write its steps in the journal."""
    if not life.landings:
        return
    circle = life.circle = Circle()
    circle.sides = [draw.random() < 0.3 for _ in range(draw.randrange(3))]
    circle.meetings = [_meeting(draw, sitting.at) for sitting in life.sittings]
    circle.people = [_someone(draw, life, kind) for kind, _ in life.told.people]
    alone = sum(one.invited for one in circle.people) < 2
    for one in circle.people:
        one.supported = one.supported and not alone
    circle.interpreter = draw.random() < 0.2
    circle.agreed_on = perhaps(draw, [day(draw)])
    circle.versions = [_version(draw, agreed is not None, actions) for agreed, actions in life.plans]
    _ask(draw, circle)
    _walk(draw, life)


def _meeting(draw: random.Random, at: datetime | None) -> Meeting:
    began = at + timedelta(minutes=draw.randrange(90)) if at is not None and draw.random() < 0.8 else None
    ended = began + timedelta(seconds=draw.randrange(20_000)) if began and draw.random() < 0.9 else None
    return Meeting(began, ended, draw.choice([True, False, None]))


def _someone(draw: random.Random, life: Life, kind: PersonKind) -> Someone:
    child = kind is PersonKind.CHILD
    one = Someone(kind, bool(life.sittings) and draw.random() < 0.9)
    if child:
        one.before, one.after = _lived(draw), _lived(draw)
        one.after_on = day(draw) if one.after else None
    if one.invited:
        one.part = Part.FAMILY if child else draw.choice([*Part])
        one.invitation = draw.choice([*Invitation])
        sides = life.circle.sides
        one.side = draw.randrange(len(sides)) if sides and draw.random() < 0.7 else None
        one.way = perhaps(draw, [*ChildWay], 0.5) if child else None
        one.wrote = perhaps(draw, [*WordsFor], 0.3) if child else None
        one.supported = child and draw.random() < 0.4
        one.there = [number for number in range(len(life.sittings)) if draw.random() < 0.5]
    return one


def _lived(draw: random.Random) -> Lived | None:
    return (perhaps(draw, [*Home]), perhaps(draw, [*LegalContext])) if draw.random() < 0.8 else None


def _version(draw: random.Random, agreed: bool, actions: int) -> Version:
    version = Version([draw.choice([*Carrier]) for _ in range(actions)])
    for line in range(1, draw.randrange(1, 4)):
        replies = [(draw.choice([*Reply]), day(draw)) for _ in range(draw.randrange(3) if agreed else 0)]
        version.resources.append(Resource(line, replies))
    if agreed and draw.random() < 0.8:
        version.valid_at = moment(draw)
        version.otherwise, version.review = draw.choice([True, False, None]), draw.choice([True, True, False, None])
        if draw.random() < 0.8:
            version.content, version.content_at = draw.choice([*Content]), moment(draw)
    return version


def _ask(draw: random.Random, circle: Circle) -> None:
    """What coordinators and members of the body were asked, and what the body and the family decided."""
    for coordinator in draw.sample(range(COORDINATORS), draw.randrange(3)):
        asked, answered = moment(draw), perhaps(draw, [moment(draw)])
        knows = draw.random() < 0.5 if answered else None
        withdrawn = None if answered else perhaps(draw, [moment(draw)], 0.5)
        ties = draw.sample([*TieKind], draw.randrange(3)) if answered else []
        circle.questions.append(Question(coordinator, asked, answered, knows, withdrawn, ties))
    if draw.random() < 0.4:
        circle.recusals = [(0, draw.choice([*TieKind]), moment(draw)), (1, draw.choice([*TieKind]), moment(draw))]
    circle.derogations = [
        (draw.randrange(COORDINATORS), draw.choice([*Rule]), moment(draw)) for _ in range(draw.randrange(2))
    ]
    circle.refusals = [(one, moment(draw)) for one in draw.sample(range(COORDINATORS), draw.choice([0, 0, 1, 2]))]


def _walk(draw: random.Random, life: Life) -> None:
    """The steps of the path, wherever they fall: the naive reader and the product both take them as they stand."""
    for line in life.lines:
        if line.step is StepCode.STOP and line.outcome is Outcome.PLAN_AGREED:
            line.step = StepCode.CLOSE
    for step in draw.choices([*ON_THE_WAY], k=draw.randrange(8)):
        chosen = step in {StepCode.ASSIGN, StepCode.HAND_OVER}
        more = Line(step, ON_THE_WAY[step], moment(draw))
        if chosen:
            more.coordinator, more.pertinent = draw.randrange(COORDINATORS), draw.choice([True, True, False, None])
        life.lines.append(more)
    for version in life.circle.versions:
        if version.valid_at is not None:
            life.lines.append(Line(StepCode.VALIDATE_FORM, Stage.VALIDATION, version.valid_at))
        if version.content_at is not None:
            life.lines.append(Line(StepCode.RATIFY, Stage.FOLLOW_UP, version.content_at))
    life.lines.sort(key=lambda line: line.at)
