"""The day through the acts, on both engines: what private time lets through, and what an agreed plan never does."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from conference.casework import conference, plan, step
from conference.cli.database import upgrade_to
from conference.domain.facts import Given
from conference.domain.plan import Carrier
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.domain.reasons import Refused
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.conference import Presence
from conference.models.follow_up import FollowUp
from conference.models.plan import Action, Plan
from conference.queries.conference import day
from conference.queries.preparation import preparation as prepared
from tests import bases, path, world
from tests.world import Place

Lived = tuple[Session, Place]


@pytest.fixture
def settled(empty_base: str) -> Iterator[Lived]:
    """A settled base on each engine in turn, and its first département."""
    upgrade_to(empty_base)
    bases.settle(empty_base)
    with bases.opened(empty_base, "33") as session:
        yield session, world.find(session, "33")


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


GUARDED = (
    "UPDATE cases SET acted_at = acted_at WHERE id = {case}",
    "UPDATE guest SET needs = 'x' WHERE case_id = {case}",
    "DELETE FROM guest WHERE case_id = {case} AND part = 'expert'",
    "UPDATE person SET tie = 'x' WHERE case_id = {case}",
    "UPDATE sitting SET place = 'x' WHERE case_id = {case}",
    "UPDATE sheet SET resources = 'x' WHERE case_id = {case}",
    "UPDATE question SET words = 'x' WHERE case_id = {case}",
    (
        "INSERT INTO plan (department_id, case_id, number, key, otherwise, watched_by, version) "
        "SELECT department_id, id, 1, 'k', '', '', 1 FROM cases WHERE id = {case}"
    ),
    (
        "INSERT INTO moment (department_id, sitting_id, moment, began_at) "
        "SELECT department_id, id, 'presentation', at FROM sitting WHERE case_id = {case}"
    ),
)


@pytest.mark.parametrize("statement", GUARDED)
def test_the_base_guards_private_time(settled: Lived, statement: str) -> None:
    """Refused while it runs, and for that reason: the same statement passes once it has ended."""
    session, place = settled
    case = private_time(session, place)
    number = case.id
    with pytest.raises(DBAPIError, match="private family time runs"):
        session.execute(text(statement.format(case=number)))
    session.rollback()
    session.execute(text("UPDATE moment SET ended_at = began_at WHERE moment = 'private'"))
    # What hangs on a guest who came is not removed under them; only the guard is looked at here.
    session.execute(text("DELETE FROM presence"))
    session.execute(text(statement.format(case=number)))
    session.rollback()


def test_the_base_lets_nobody_inside_who_should_not_be(settled: Lived) -> None:
    session, place = settled
    case = private_time(session, place)
    expert = next(p for p in day(session, case).presences if p.guest.part.value == "expert")
    expert.in_private_time = True
    with pytest.raises(DBAPIError, match="inside private time"):
        session.flush()
    session.rollback()


def test_an_agreed_plan_changes_neither_through_the_models_nor_by_statements(settled: Lived) -> None:
    session, place = settled
    version = plan.latest(session, path.recorded(session, place))
    assert version is not None
    session.commit()
    number, action = version.id, version.actions[0].id

    def through_models(column: str) -> None:
        setattr(session.get_one(Plan, number), column, "autre")
        session.flush()

    def to_action() -> None:
        session.get_one(Action, action).what = "autre"
        session.flush()

    def another() -> None:
        session.add(Action(plan_id=number, number=9, what="de plus", carrier=Carrier.FAMILY))
        session.flush()

    def gone() -> None:
        session.delete(session.get_one(Action, action))
        session.flush()

    def to_words() -> None:
        through_models("otherwise")

    def to_watcher() -> None:
        through_models("watched_by")

    for change in (to_words, to_watcher, to_action, another, gone):
        with pytest.raises(DBAPIError, match="agreed plan never changes"):
            change()
        session.rollback()


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
