"""What the body decides while it is in session carries the sitting, and nothing is added to one that is over."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, step
from conference.domain.actors import MACHINE, Actor
from conference.domain.body import Presence, Way
from conference.domain.facts import Given
from conference.domain.neutrality import Rule
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.models.assignment import Derogation
from conference.models.audit import AuditRow
from conference.models.body import BodySitting
from conference.models.case import Case
from conference.models.journal import Passage
from conference.programme import accounts, body
from tests import seats, world
from tests.conftest import NOW
from tests.world import Place

LATER = Given(until=date(2026, 3, 21), words="Attendre.")
STOPPED = Given(reason=EndReason.FAMILY_DECLINED, ended_by=EndedBy.FAMILY)


@pytest.fixture(name="who")
def _who(gironde: Place) -> Actor:
    return world.actor(gironde, "committee")


@pytest.fixture(name="planned")
def _planned(session: Session, gironde: Place, who: Actor) -> BodySitting:
    return body.plan(session, who, gironde.department, NOW + timedelta(hours=2), "Salle B")


@pytest.fixture(name="opened")
def _opened(session: Session, gironde: Place, who: Actor, planned: BodySitting) -> BodySitting:
    body.begin(session, who, gironde.department, planned)
    return planned


def test_every_step_of_the_body_in_session_says_so(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    """Postponed, returned, sent again, declined; a rule set aside: each with the sitting, and how it was taken."""
    case, referrer = world.received(session, gironde), world.actor(gironde, "referrer")
    assignment.derogate(session, who, case, gironde.coordinators["Agathe"], Rule.OTHER_SERVICE, "Personne d’autre.")
    step.take(session, who, case, StepCode.POSTPONE, LATER)
    step.take(session, who, case, StepCode.RETURN, Given(words="La date de naissance."))
    step.take(session, referrer, case, StepCode.SUBMIT)
    step.take(
        session, who, case, StepCode.DECLINE, Given(reason=EndReason.OTHER_ANSWER_FITTER, advice="Une médiation.")
    )
    assert said(session, case) == [
        (StepCode.SUBMIT, None, None, None),
        (StepCode.POSTPONE, Way.SITTING, 1, opened.id),
        (StepCode.RETURN, Way.SITTING, 1, opened.id),
        (StepCode.SUBMIT, None, None, None),
        (StepCode.DECLINE, Way.SITTING, 1, opened.id),
    ]
    set_aside = session.scalars(select(Derogation)).one()
    assert (set_aside.way, set_aside.body_sitting_id) == (Way.SITTING, opened.id)
    with pytest.raises(Refused, match="body_sitting_decided"):
        body.cancel(session, who, opened)


def said(session: Session, case: Case) -> list[tuple[StepCode, Way | None, int | None, int | None]]:
    passages = session.scalars(select(Passage).where(Passage.case_id == case.id).order_by(Passage.number))
    return [(p.step, p.way, p.deciders, p.body_sitting_id) for p in passages]


def test_what_is_decided_outside_a_sitting_or_typed_for_another_day_is_not_of_it(
    session: Session, gironde: Place, who: Actor, planned: BodySitting
) -> None:
    case, absent = world.received(session, gironde), accounts.create(session, MACHINE, "absente@33.example.org", "A")
    accounts.give(session, MACHINE, absent, Role.COMMITTEE)
    with clock.frozen(NOW + timedelta(hours=1)):
        step.take(session, who, case, StepCode.POSTPONE, LATER)
        body.begin(session, who, gironde.department, planned)
        away = Actor(absent.id, frozenset({Role.COMMITTEE}))
        step.take(session, away, case, StepCode.POSTPONE, LATER)
        step.take(session, who, case, StepCode.POSTPONE, LATER, clock.now())
        step.take(session, world.actor(gironde, "referrer"), case, StepCode.STOP, STOPPED)
    assert {row[1:] for row in said(session, case)} == {(None, None, None)}


def test_no_decision_is_added_to_a_sitting_that_is_over(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    case = world.received(session, gironde)
    step.take(session, who, case, StepCode.POSTPONE, LATER)
    assignment.derogate(session, who, case, gironde.coordinators["Agathe"], Rule.OTHER_SERVICE, "Personne d’autre.")
    body.close(session, who, opened)
    for table, changed in (("passage", "number"), ("derogation", "coordinator_id")):
        names = [row[1] for row in session.execute(text(f"PRAGMA table_info({table})")) if row[1] != "id"]
        told = ", ".join(
            f"{name} + 1" if name == changed else ("key || 'x'" if name == "key" else name) for name in names
        )
        copied = f"INSERT INTO {table} ({', '.join(names)}) SELECT {told} FROM {table} WHERE body_sitting_id = :sitting"  # noqa: S608
        with pytest.raises(IntegrityError, match="the sitting is not in session"):
            session.execute(text(copied), {"sitting": opened.id})


def test_nobody_who_was_there_is_taken_away_once_something_is_decided(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    seats.seat(session, gironde, "paul")
    paul, case = gironde.accounts["paul"], seats.ready(session, gironde)

    def mark(presence: Presence | None) -> None:
        body.mark(session, who, gironde.department, opened, paul, presence)

    for presence in (Presence.PRESENT, None, Presence.PRESENT):
        mark(presence)
    assignment.assign(session, who, case, gironde.coordinators["Claire"], "Utile.")
    for taken_back in (None, Presence.EXCUSED):
        assert _why_not(partial(mark, taken_back)) == {"presence_decided"}
    mark(Presence.PRESENT)
    session.commit()
    for about in (f"bodysitting:{opened.key}", f"account:{paul.key}"):
        rows = select(AuditRow.fields).where(AuditRow.subject == about, AuditRow.fields.contains("attendance"))
        told = session.scalars(rows.order_by(AuditRow.number)).all()
        assert told == [f"attendance {code}" for code in ("present", "taken_back", "present", "present")]


def test_a_sitting_that_confirmed_is_not_given_up(session: Session, gironde: Place, who: Actor) -> None:
    case = seats.ready(session, gironde)
    kept = assignment.assign(session, who, case, gironde.coordinators["Claire"], "Utile.")
    sitting = seats.sit(session, who)
    assert not body.decided(session, sitting)
    kept.confirmed_at, kept.confirmed_in = clock.now(), sitting.id
    assert _why_not(lambda: body.cancel(session, who, sitting)) == {"body_sitting_decided"}


def _why_not(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}
