"""Nobody decides on the content of a plan they took down: each pair of roles, and each way of having held the pen."""

from collections.abc import Callable
from itertools import combinations

import pytest
from sqlalchemy.orm import Session

from conference.casework import assignment, conference, pair, plan
from conference.domain.actors import Actor
from conference.domain.facts import Given
from conference.domain.plan import Content
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.models.case import Case
from conference.queries.plan import in_force
from tests import path, world
from tests.casework.acting import Scene
from tests.reel import kept
from tests.world import Place

PAIRS = [frozenset(two) for two in combinations(Role, 2)]


@kept
def formed(session: Session, place: Place) -> Case:
    """The lead began the first version on the day, the coordinator the second, which waits for its content."""
    case = path.convened(session, place)
    path.lived(session, place, case)
    for name in ("lead", "coordinator"):
        who = world.actor(place, name)
        version = plan.begin(session, who, case)
        plan.add_action(session, who, case, version, {"what": "Rose vient", "who": "Rose", "by_when": "lundi"})
        session.refresh(version)
        plan.agree(session, who, case, version)
    conference.record(session, world.actor(place, "coordinator"), case, Given())
    plan.check_form(session, world.actor(place, "coordinator"), case, answers_question=True)
    return case


def _as_it_is(_scene: Scene) -> None:
    """Nothing changes."""


def _pair(scene: Scene) -> None:
    scene.declare("Sofiane")
    pair.pair(scene.session, scene.body, scene.case, scene.place.coordinators["Sofiane"])


def _unpair(scene: Scene) -> None:
    _pair(scene)
    pair.unpair(scene.session, scene.body, scene.case)


def _hand_over(scene: Scene) -> None:
    scene.declare("Sofiane")
    assignment.hand_over(
        scene.session, scene.body, scene.case, scene.place.coordinators["Sofiane"], "La famille le veut."
    )


# Who held the pen of any version, or coordinated the case at any time: by the name of their account, and since what.
TOOK_IT_DOWN: dict[str, tuple[str, Callable[[Scene], None]]] = {
    "its coordinator": ("coordinator", _as_it_is),
    "who wrote an earlier version alone": ("lead", _as_it_is),
    "the pair": ("second", _pair),
    "the former pair": ("second", _unpair),
    "the former coordinator": ("coordinator", _hand_over),
    "their successor": ("second", _hand_over),
}
INNOCENT = ("referrer", "committee", "second")


def answers(scene: Scene, name: str, roles: frozenset[Role], *, holds: bool = True) -> bool:
    """Whether an account with these roles would be let answer, as whoever holds the case or not; all is undone."""
    session, account = scene.session, scene.place.accounts[name]
    undo = session.begin_nested()
    scene.case.holder_id = account.id if holds else scene.place.accounts["admin"].id
    session.flush()
    try:
        plan.answer_content(session, Actor(account.id, roles), scene.case, Given(content=Content.RATIFIED))
        version = in_force(session, scene.case)
        return version is not None and version.content is Content.RATIFIED
    except Refused:
        return False
    finally:
        undo.rollback()


@pytest.mark.parametrize("how", TOOK_IT_DOWN)
def test_who_took_it_down_never_answers_whatever_else_they_are(session: Session, gironde: Place, how: str) -> None:
    scene = Scene(session, gironde, formed(session, gironde))
    name, happens = TOOK_IT_DOWN[how]
    happens(scene)
    assert [roles for roles in PAIRS if answers(scene, name, roles)] == []


@pytest.mark.parametrize("name", INNOCENT)
def test_who_did_not_answers_where_they_hold_the_case_and_only_there(
    session: Session, gironde: Place, name: str
) -> None:
    scene = Scene(session, gironde, formed(session, gironde))
    # The post is held as a professional, whatever else somebody is.
    let_through = [roles for roles in PAIRS if answers(scene, name, roles)]
    assert let_through == [roles for roles in PAIRS if Role.REFERRER in roles]
    assert [roles for roles in PAIRS if answers(scene, name, roles, holds=False)] == []
