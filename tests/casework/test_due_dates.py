"""Dates due through the acts: the day of a conference, or of a referral, is the civil day of its département."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import conference, plan
from conference.domain.delays import DelayKind
from conference.domain.facts import Given
from conference.domain.preparation import Part
from conference.domain.private_time import Moment
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.follow_up import FollowUp
from conference.models.journal import DelayRow
from conference.queries.conference import day
from conference.queries.preparation import preparation as prepared
from tests import path, world
from tests.almanac import DAY, EARLY, LATE, ZONES, due, instant, three_months_on
from tests.world import Place

PARIS, REUNION, GUADELOUPE = ZONES
# Ends of months, the 29th of February, the last of a year; the nights when the hour changes in Paris.
DAYS = [
    *((zone, date(2028, 2, 29)) for zone in ZONES),
    *((PARIS, day) for day in (date(2026, 11, 30), date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24))),
    *((PARIS, day) for day in (date(2027, 11, 30), date(2026, 12, 31), date(2026, 10, 25))),
    *((zone, day) for zone in (REUNION, GUADELOUPE) for day in (date(2026, 11, 30), date(2027, 11, 30))),
    *((zone, date(2026, 12, 31)) for zone in (REUNION, GUADELOUPE)),
]
# Every zone, a leap day, an end of month; the others, and the nights on which the hour changes, in the long run.
TRIED = [*DAYS[:4], *(pytest.param(*one, marks=pytest.mark.long) for one in DAYS[4:])]


@pytest.fixture(params=[LATE, EARLY], ids=["23:30", "00:30"])
def hour(request: pytest.FixtureRequest) -> time:
    """When it begins, by the clock of the room."""
    found: time = request.param
    return found


def settled(session: Session, gironde: Place, zone: str) -> Place:
    """The département, were it there."""
    gironde.department.zone = zone
    session.flush()
    return gironde


def lived_across(session: Session, place: Place, case: Case, began: datetime) -> None:
    """The three parts, of forty minutes each, from an instant on."""
    who, minutes = world.actor(place, "coordinator"), timedelta(minutes=40)
    with clock.frozen(began):
        for guest in prepared(session, case).guests:
            conference.arrive(session, who, case, guest)
        conference.begin(session, who, case, Moment.SHARING)
    with clock.frozen(began + minutes):
        kin = {p.guest.key for p in day(session, case).here if p.guest.part in {Part.FAMILY, Part.NETWORK}}
        conference.begin(session, who, case, Moment.PRIVATE, frozenset(kin))
    with clock.frozen(began + 2 * minutes):
        conference.end(session, who, case, Moment.PRIVATE)
        conference.begin(session, who, case, Moment.PRESENTATION)
    with clock.frozen(began + 3 * minutes):
        conference.end(session, who, case, Moment.PRESENTATION)


def typed_afterwards(session: Session, place: Place, case: Case, began: datetime) -> None:
    """The same day, typed once it is over."""
    steps = [began + n * timedelta(minutes=40) for n in range(4)]
    times = {moment: (steps[n], steps[n + 1]) for n, moment in enumerate(Moment)}
    guests = frozenset(guest.key for guest in prepared(session, case).guests if guest.part is not Part.EXPERT)
    conference.write_afterwards(session, world.actor(place, "coordinator"), case, times, guests, guests)


def recorded(session: Session, place: Place, case: Case) -> FollowUp:
    """The family agrees on its plan, and the conference is recorded."""
    who = world.actor(place, "coordinator")
    version = plan.begin(session, who, case)
    plan.add_action(session, who, case, version, {"what": "Rose vient", "who": "Rose", "by_when": "lundi"})
    session.refresh(version)
    plan.agree(session, who, case, version)
    conference.record(session, who, case, Given())
    return session.scalars(select(FollowUp).where(FollowUp.case_id == case.id)).one()


@pytest.mark.parametrize(("zone", "on"), TRIED)
def test_a_review_is_due_three_months_after_the_day_that_the_conference_began_there(
    session: Session, gironde: Place, zone: str, on: date, hour: time
) -> None:
    """It ends after midnight; what counts is the day of the place on which it began."""
    began, place = instant(on, hour, zone), settled(session, gironde, zone)
    with clock.frozen(began - 12 * DAY):
        case = path.convened(session, place)
    lived_across(session, place, case, began)
    with clock.frozen(began + timedelta(hours=2)):
        follow_up = recorded(session, place, case)
    assert session.scalars(select(Sitting.held_at).where(Sitting.case_id == case.id)).one() == began
    assert follow_up.due_on == three_months_on(on)


@pytest.mark.parametrize(("zone", "on"), TRIED)
def test_a_day_typed_afterwards_has_the_same_review(
    session: Session, gironde: Place, zone: str, on: date, hour: time
) -> None:
    began, place = instant(on, hour, zone), settled(session, gironde, zone)
    with clock.frozen(began - 12 * DAY):
        case = path.convened(session, place)
    with clock.frozen(began + 7 * DAY):
        typed_afterwards(session, place, case, began)
        assert recorded(session, place, case).due_on == three_months_on(on)


# The eve of Easter, of the first and the eighth of May, of a leap day, of a year.
SENT = [(zone, day) for zone in ZONES for day in (date(2026, 4, 3), date(2026, 4, 30), date(2028, 2, 28))]
SENT += [(zone, date(2026, 12, 31)) for zone in ZONES]


@pytest.mark.parametrize(("zone", "on"), SENT)
def test_what_the_body_owes_is_counted_from_the_day_that_it_was_there(
    session: Session, gironde: Place, zone: str, on: date, hour: time
) -> None:
    """A referral sent at that hour: an answer in two days, a coordinator in fifteen working days."""
    place = settled(session, gironde, zone)
    with clock.frozen(instant(on, hour, zone)):
        case = world.received(session, place)
    rows = session.execute(select(DelayRow.kind, DelayRow.due_on).where(DelayRow.case_id == case.id))
    assert {row.kind: row.due_on for row in rows} == {
        DelayKind.ACKNOWLEDGEMENT: due("calendar", on, 2),
        DelayKind.ASSIGNMENT: due("working", on, 15),
    }
    assert case.reference == f"33-{on.year}-0001"
