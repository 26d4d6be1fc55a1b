"""The sittings of the designating body: planned, moved, given up, opened, closed for good; and families' seats."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import MACHINE, Actor
from conference.domain.agenda import proposed
from conference.domain.body import Presence, SittingState
from conference.domain.mail import MailKind
from conference.domain.reasons import Refused
from conference.domain.roles import Role
from conference.models.account import Account
from conference.models.body import Attendance, BodySitting
from conference.models.outbox import Mail
from conference.programme import accounts, body
from conference.queries.sittings import is_there, last, members, room, running
from tests import world
from tests.conftest import NOW
from tests.world import Place

LATER = NOW + timedelta(days=21)


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


def why_not(act: Callable[[], object]) -> set[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return {reason.code for reason in refusal.value.reasons}


def colleague(session: Session, name: str) -> Account:
    account = accounts.create(session, MACHINE, f"{name}@33.example.org", name.title())
    accounts.give(session, MACHINE, account, Role.COMMITTEE)
    return account


@pytest.mark.parametrize(
    ("held", "weeks", "today", "day"),
    [
        (date(2026, 3, 12), 3, date(2026, 3, 12), date(2026, 4, 2)),
        (date(2026, 3, 5), 10, date(2026, 3, 12), date(2026, 5, 21)),  # the 14th of May is Ascension Thursday
        (date(2026, 1, 5), 13, date(2026, 3, 12), date(2026, 4, 13)),  # Easter Monday
        (date(2025, 1, 9), 6, date(2026, 3, 12), date(2026, 4, 16)),  # nobody sat for a year
        (date(2026, 3, 14), 1, date(2026, 3, 16), date(2026, 3, 21)),  # a body that sits on Saturdays
        (date(2026, 3, 12), None, date(2026, 3, 12), None),
        (None, 6, date(2026, 3, 12), None),
    ],
)
def test_the_cadence_proposes_the_next_day_past_holidays(
    held: date | None, weeks: int | None, today: date, day: date | None
) -> None:
    assert proposed(held, weeks, today) == day


def test_a_sitting_is_planned_moved_given_up_and_planned_again(
    session: Session, gironde: Place, who: Actor, planned: BodySitting
) -> None:
    body.write_general(session, who, planned, "Bilan des formations.")
    body.mark(session, who, gironde.department, planned, gironde.accounts["committee"], Presence.EXCUSED)
    body.move(session, who, gironde.department, planned, LATER, "Salle C")
    body.cancel(session, who, planned)
    assert last(session) is None
    assert why_not(lambda: body.cancel(session, who, planned)) == {"body_sitting_not_planned"}
    body.move(session, who, gironde.department, planned, LATER, "Salle C")
    session.refresh(planned)
    assert (planned.state, planned.planned_at, planned.place) == (SittingState.PLANNED, LATER, "Salle C")
    assert planned.general == "Bilan des formations."
    assert [m.presence for m in room(session, gironde.department, planned, world.today()).members] == [Presence.EXCUSED]
    assert last(session) is planned


def test_a_day_that_cannot_be_is_refused(session: Session, gironde: Place, who: Actor, planned: BodySitting) -> None:
    for at, code in (
        (NOW - timedelta(days=1), "body_sitting_past"),
        (datetime(2062, 3, 12, 9, tzinfo=UTC), "too_far_ahead"),
        (planned.planned_at, "body_sitting_clash"),
    ):
        assert why_not(lambda at=at: body.plan(session, who, gironde.department, at, "")) == {code}  # type: ignore[misc]
    body.move(session, who, gironde.department, planned, planned.planned_at, "Salle D")
    assert planned.place == "Salle D"


def test_opening_freezes_the_quorum_and_whoever_opens_is_there(
    session: Session, gironde: Place, who: Actor, planned: BodySitting
) -> None:
    gironde.department.quorum = 3
    body.begin(session, who, gironde.department, planned)
    gironde.department.quorum = 5
    session.flush()
    assert (planned.state, planned.quorum, planned.opened_at) == (SittingState.OPEN, 3, clock.now())
    now = running(session)
    assert now is not None
    assert (now.sitting, now.present) == (planned, 1)
    assert is_there(session, planned, who.account_id)
    assert why_not(lambda: body.move(session, who, gironde.department, planned, LATER, "")) == {"body_sitting_begun"}


def test_the_lead_opens_without_sitting(session: Session, gironde: Place, planned: BodySitting) -> None:
    lead = world.actor(gironde, "lead")
    body.begin(session, lead, gironde.department, planned)
    assert not is_there(session, planned, lead.account_id)
    assert running(session).present == 0  # type: ignore[union-attr]


def test_one_sitting_at_a_time_and_on_its_day(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    other = body.plan(session, who, gironde.department, LATER, "Salle C")
    assert why_not(lambda: body.begin(session, who, gironde.department, other)) == {"body_sitting_one_open"}
    body.close(session, who, opened)
    assert why_not(lambda: body.begin(session, who, gironde.department, other)) == {"body_sitting_another_day"}
    assert why_not(lambda: body.begin(session, who, gironde.department, opened)) == {"body_sitting_not_planned"}
    with clock.frozen(LATER):
        body.begin(session, who, gironde.department, other)
    assert other.state is SittingState.OPEN


def test_the_base_too_keeps_to_one_open_sitting(session: Session, opened: BodySitting) -> None:
    assert opened.state is SittingState.OPEN
    session.add(BodySitting(planned_at=LATER, state=SittingState.OPEN, opened_at=clock.now()))
    with pytest.raises(IntegrityError):
        session.flush()


def test_only_members_are_noted_and_nobody_is_there_before_it_begins(
    session: Session, gironde: Place, who: Actor, planned: BodySitting
) -> None:
    member, lead = gironde.accounts["committee"], gironde.accounts["lead"]

    def mark(account: Account, presence: Presence | None) -> None:
        body.mark(session, who, gironde.department, planned, account, presence)

    assert why_not(lambda: mark(member, Presence.PRESENT)) == {"body_sitting_not_open"}
    body.begin(session, world.actor(gironde, "lead"), gironde.department, planned)
    assert why_not(lambda: mark(lead, Presence.PRESENT)) == {"not_of_the_body"}
    for presence, count in ((Presence.EXCUSED, 0), (Presence.PRESENT, 1), (Presence.PRESENT, 1), (None, 0)):
        mark(member, presence)
        assert room(session, gironde.department, planned, world.today()).present == count
    assert session.scalar(select(func.count()).select_from(Attendance)) == 0


def test_somebody_asked_for_one_case_does_not_sit(session: Session, gironde: Place) -> None:
    case, neighbour = world.received(session, gironde), colleague(session, "voisine")
    session.execute(
        text("UPDATE membership SET case_id = :case WHERE account_id = :account"),
        {"case": case.id, "account": neighbour.id},
    )
    session.expire_all()
    assert neighbour.id not in {m.account_id for m in members(session, gironde.department, world.today())}


def test_who_left_since_is_still_among_those_who_came(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    gone = colleague(session, "partie")
    body.mark(session, who, gironde.department, opened, gone, Presence.PRESENT)
    body.close(session, who, opened)
    accounts.close(session, MACHINE, gone)
    colleague(session, "nouvelle")
    came = room(session, gironde.department, opened, world.today())
    assert [(m.name, m.presence) for m in came.members] == [
        ("Committee 33", Presence.PRESENT),
        ("Partie", Presence.PRESENT),
    ]


def test_general_items_name_no_family_of_the_departement(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    world.received(session, gironde)
    for words in ("La famille FERRAND.", "on reparle de lou-anne", "Fe\u0301rrand, Fer\u00adrand"):
        assert why_not(lambda words=words: body.write_general(session, who, opened, words)) == {  # type: ignore[misc]
            "general_names_a_family"
        }
    body.write_general(session, who, opened, "La formation de juin est complète.")
    assert opened.general == "La formation de juin est complète."


def test_seats_of_families_are_held_from_a_day_to_another(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    before = session.scalar(select(func.count()).select_from(Account))
    held = body.seat(session, who, " Une grand-mère ", date(2026, 1, 1))
    ended = body.seat(session, who, "Un père", date(2025, 1, 1))
    body.vacate(session, who, ended, date(2026, 3, 11))
    here = room(session, gironde.department, opened, world.today())
    assert [one.seat.name for one in here.seats] == ["Une grand-mère"]
    body.mark(session, who, gironde.department, opened, held, Presence.PRESENT)
    here = room(session, gironde.department, opened, world.today())
    assert ([one.presence for one in here.seats], here.present) == ([Presence.PRESENT], 1)
    assert session.scalar(select(func.count()).select_from(Account)) == before
    for act, code in (
        (lambda: body.mark(session, who, gironde.department, opened, ended, Presence.PRESENT), "seat_not_held"),
        (lambda: body.seat(session, who, "  ", date(2026, 1, 1)), "name_missing"),
        (lambda: body.seat(session, who, "X", date(2026, 1, 2), date(2026, 1, 1)), "seat_backwards"),
        (lambda: body.vacate(session, who, held, date(2025, 1, 1)), "seat_backwards"),
    ):
        assert why_not(act) == {code}


def test_nothing_of_a_closed_sitting_changes_by_an_act(
    session: Session, gironde: Place, who: Actor, opened: BodySitting
) -> None:
    seat = body.seat(session, who, "Une grand-mère", date(2026, 1, 1))
    body.close(session, who, opened)
    department, member = gironde.department, gironde.accounts["committee"]
    assert (opened.closed_at, opened.closed_by) == (clock.now(), who.account_id)
    for act in (
        lambda: body.mark(session, who, department, opened, member, Presence.EXCUSED),
        lambda: body.mark(session, who, department, opened, member, None),
        lambda: body.mark(session, who, department, opened, seat, Presence.PRESENT),
        lambda: body.write_general(session, who, opened, "Autre chose."),
        lambda: body.close(session, who, opened),
        lambda: body.cancel(session, who, opened),
        lambda: body.move(session, who, department, opened, LATER, ""),
        lambda: body.begin(session, who, department, opened),
    ):
        assert why_not(act) <= {"body_sitting_closed", "body_sitting_not_planned", "body_sitting_begun"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE body_sitting SET general = 'Autre' WHERE id = :sitting",
        "UPDATE body_sitting SET state = 'open' WHERE id = :sitting",
        "DELETE FROM body_sitting WHERE id = :sitting",
        "UPDATE attendance SET presence = 'excused' WHERE body_sitting_id = :sitting",
        "UPDATE attendance SET body_sitting_id = :other WHERE body_sitting_id = :sitting",
        "UPDATE attendance SET body_sitting_id = :sitting WHERE body_sitting_id = :other",
        "DELETE FROM attendance WHERE body_sitting_id = :sitting",
        (
            "INSERT INTO attendance (department_id, body_sitting_id, account_id, presence) "
            "SELECT department_id, :sitting, account_id + 1, 'present' FROM attendance LIMIT 1"
        ),
    ],
)
def test_nothing_of_a_closed_sitting_changes_in_the_base(
    session: Session, gironde: Place, who: Actor, opened: BodySitting, statement: str
) -> None:
    other = body.plan(session, who, gironde.department, LATER, "Salle C")
    body.mark(session, who, gironde.department, other, gironde.accounts["committee"], Presence.EXCUSED)
    body.close(session, who, opened)
    with pytest.raises(IntegrityError, match="a closed sitting never changes"):
        session.execute(text(statement), {"sitting": opened.id, "other": other.id})


def test_the_others_are_written_to_when_a_sitting_is_planned_or_moved(
    session: Session, gironde: Place, who: Actor
) -> None:
    paul = colleague(session, "paul")
    at = NOW + timedelta(hours=2)
    sitting = body.plan(session, who, gironde.department, at, "Salle B")
    body.move(session, who, gironde.department, sitting, at, "Salle B")
    body.move(session, who, gironde.department, sitting, at + timedelta(days=1), "Salle B")
    written = session.execute(select(Mail.account_id, Mail.kind, Mail.case_id)).all()
    assert [tuple(row) for row in written] == [(paul.id, MailKind.SITTING_PLANNED, None)] * 2
