"""Stepping aside: only from what one could decide, for good, and then one neither counts nor reads."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, recusal, step
from conference.domain.actors import Actor
from conference.domain.body import FoundTie, Way
from conference.domain.facts import Given
from conference.domain.neutrality import TieKind
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.models.recusal import Recusal
from conference.models.referral import KnownBy, Person
from conference.queries.neutrality import candidate, in_question_of
from conference.queries.recusal import asides, ties_found
from tests import seats, world
from tests.world import Place


def test_a_member_steps_aside_once_and_decides_nothing_any_more(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=0)
    case = seats.ready(session, gironde)
    kept = recusal.step_aside(session, one, case, TieKind.KINSHIP, suggested=True)
    assert (kept.account_id, kept.tie, kept.suggested) == (one.account_id, TieKind.KINSHIP, True)
    claire = gironde.coordinators["Claire"]
    for act in (
        lambda: assignment.assign(session, one, case, claire, "Utile."),
        lambda: step.take(session, one, case, StepCode.SUSPEND, Given(words="Attendre.")),
        lambda: assignment.name_holder(session, one, case, None),
        lambda: recusal.step_aside(session, one, case, TieKind.OTHER, suggested=False),
    ):
        with pytest.raises(step.NotPossible):
            act()
    assignment.assign(session, two, case, claire, "Utile.")
    assert [one.name for one in asides(session, case)] == ["Committee 33"]


@pytest.mark.parametrize("who", ["referrer", "lead", "admin", "coordinator"])
def test_whoever_could_not_decide_has_nothing_to_step_aside_from(session: Session, gironde: Place, who: str) -> None:
    case = world.received(session, gironde)
    with pytest.raises(step.NotPossible):
        recusal.step_aside(session, world.actor(gironde, who), case, TieKind.OTHER, suggested=False)
    assert session.scalars(select(Recusal)).first() is None


def test_a_member_does_not_step_aside_from_their_own_referral(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    both = Actor(gironde.accounts["referrer"].id, frozenset({Role.REFERRER, Role.COMMITTEE}))
    with pytest.raises(step.NotPossible):
        recusal.step_aside(session, both, case, TieKind.OTHER, suggested=False)


def test_those_who_are_left_decide_together(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=3)
    case, claire = seats.ready(session, gironde), gironde.coordinators["Claire"]
    recusal.step_aside(session, one, case, TieKind.NEIGHBOURHOOD, suggested=False)
    sitting = seats.sit(session, one, two)
    with pytest.raises(Refused) as refused:
        assignment.assign(session, two, case, claire, "Utile.")
    assert [(reason.code, reason.subject) for reason in refused.value.reasons] == [("quorum_missing", "1/2")]
    sitting.state = sitting.state.CLOSED
    sitting.closed_at = sitting.opened_at
    both = seats.sit(session, two, three)
    assignment.assign(session, two, case, claire, "Utile.")
    entry = world.last(session, case)
    assert (entry.way, entry.deciders, entry.body_sitting_id) == (Way.REMAINING, 2, both.id)


def test_whoever_is_left_alone_decides_alone(session: Session, gironde: Place) -> None:
    one, two, three = seats.three(session, gironde, quorum=2)
    case = seats.ready(session, gironde)
    for who in (one, two):
        recusal.step_aside(session, who, case, TieKind.OTHER, suggested=False)
    assignment.assign(session, three, case, gironde.coordinators["Claire"], "Utile.")
    assert (world.last(session, case).way, world.last(session, case).deciders) == (Way.REMAINING, 1)


def test_a_tie_is_found_by_the_name_the_institution_or_what_was_declared(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)

    def found(who: Actor) -> list[FoundTie]:
        return ties_found(session, case, who.account_id or 0)

    lou = session.scalars(select(Person).where(Person.case_id == case.id)).one()
    jeanne = seats.seat(session, gironde, "jeanne test")
    namesake = seats.seat(session, gironde, f"{lou.first_name} {lou.last_name}".lower())
    colleague = seats.seat(session, gironde, "paul", institution=gironde.institutions["MDS"])
    other = seats.seat(session, gironde, "rita", institution=gironde.institutions["UDAF"])
    assert found(jeanne) == [FoundTie.KNOWS]
    assert found(namesake) == [FoundTie.NAMED]
    assert found(colleague) == [FoundTie.INSTITUTION]
    assert found(other) == []
    claire = gironde.coordinators["Claire"]
    asked = assignment.ask(session, world.actor(gironde, "committee"), case, claire)
    assignment.answer(session, world.actor(gironde, "coordinator"), asked, knows=True, ties=[TieKind.FRIENDSHIP])
    assert found(world.actor(gironde, "coordinator")) == [FoundTie.DECLARED]
    session.execute(update(Person).where(Person.case_id == case.id).values(folded=""))
    session.execute(update(KnownBy).where(KnownBy.case_id == case.id).values(folded=""))
    session.flush()
    assert found(jeanne) == found(namesake) == []


def test_whom_a_coordinator_named_in_preparation_is_compared_with_nobody(session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    lou = session.scalars(select(Person).where(Person.case_id == case.id)).one()
    namesake = seats.seat(session, gironde, f"{lou.first_name} {lou.last_name}".lower())
    lou.in_preparation = True
    session.flush()
    assert ties_found(session, case, namesake.account_id or 0) == []


def test_who_stepped_aside_is_no_coordinator_and_nothing_sets_that_aside(session: Session, gironde: Place) -> None:
    one, two, _ = seats.three(session, gironde, quorum=0)
    seats.give(session, gironde, "coordinator")
    both, claire = seats.sitting_as(gironde, "coordinator"), gironde.coordinators["Claire"]
    case = seats.ready(session, gironde)
    recusal.step_aside(session, both, case, TieKind.KINSHIP, suggested=False)
    found = candidate(session, case, gironde.department, claire)
    assert found is not None
    assert ([reason.code for reason in found.reasons], found.derogable) == (["coordinator_recused"], [])
    for act in (
        lambda: assignment.ask(session, one, case, claire),
        lambda: assignment.assign(session, two, case, claire, "Utile."),
    ):
        with pytest.raises(Refused, match="coordinator_recused"):
            act()
    other = world.assigned(session, gironde)
    assert in_question_of(session, other) == []
    aside = {"account_id": both.account_id, "tie": TieKind.KINSHIP, "at": clock.now()}
    session.add(Recusal(case_id=other.id, **aside))
    session.flush()
    assert [reason.code for reason in in_question_of(session, other)] == ["in_place_coordinator_recused"]
