"""The ceiling of a month is told once at each step, to whom it concerns, whatever is noted and put right since."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.mail import MailKind
from conference.domain.roles import Role
from conference.domain.work import WorkKind
from conference.models.account import Membership
from conference.models.outbox import Mail
from conference.models.work import TimeEntry
from conference.programme import accounts, missions, time
from conference.queries.ceiling import uses
from tests import bases, world
from tests.world import Place

NEAR, REACHED, REPORTED = MailKind.CEILING_NEAR, MailKind.CEILING_REACHED, MailKind.CEILING_REPORTED
# A tenth of the 22 working days of March, from the 1st: 924 minutes; four fifths of it: 739,2.
FULL, NEARLY = 924, 740


def lettered(session: Session, place: Place) -> Place:
    """Claire has a tenth of her time."""
    missions.write(session, MACHINE, place.coordinators["Claire"], Decimal("0.1"), date(2026, 1, 1))
    return place


def note(session: Session, place: Place, minutes: int, day: date = date(2026, 3, 10)) -> TimeEntry:
    return time.log(session, world.actor(place, "coordinator"), WorkKind.TRAVEL, minutes, day)


def say(session: Session, place: Place, entry: TimeEntry, minutes: int) -> None:
    time.correct(session, world.actor(place, "coordinator"), entry, WorkKind.TRAVEL, minutes, entry.day, None)


def told(session: Session, place: Place) -> list[tuple[MailKind, str, str]]:
    """Each mail: what it says, to whom, and of which month."""
    names = {account.id: name for name, account in place.accounts.items()}
    mails = session.scalars(select(Mail).order_by(Mail.id)).all()
    return [(mail.kind, names.get(mail.account_id, "?"), mail.mark[-7:]) for mail in mails]


def test_each_step_is_told_once_a_month_below_and_above_again(session: Session, gironde: Place) -> None:
    entry = note(session, lettered(session, gironde), NEARLY - 1)
    assert told(session, gironde) == []
    say(session, gironde, entry, NEARLY)
    near = [(NEAR, "coordinator", "2026-03")]
    assert told(session, gironde) == near
    for minutes in (10, NEARLY, 10, FULL - 1):
        say(session, gironde, entry, minutes)
    assert told(session, gironde) == near
    reached = [*near, (REACHED, "coordinator", "2026-03"), (REPORTED, "lead", "2026-03")]
    for minutes in (FULL, 10, FULL + 60):
        say(session, gironde, entry, minutes)
        assert told(session, gironde) == reached
    time.take_back(session, world.actor(gironde, "coordinator"), entry)
    note(session, gironde, FULL)
    assert told(session, gironde) == reached
    assert all(mail.case_id is None for mail in session.scalars(select(Mail)))


def test_the_month_just_over_is_told_and_no_older_one(session: Session, gironde: Place) -> None:
    """The twentieth of February is a Friday of twenty working days, the twentieth of January is long over."""
    lettered(session, gironde)
    note(session, gironde, 840, date(2026, 2, 20))
    note(session, gironde, 1440, date(2026, 1, 20))
    assert [(kind, month) for kind, _, month in told(session, gironde)] == [
        (kind, "2026-02") for kind in (NEAR, REACHED, REPORTED)
    ]


def test_a_correction_to_another_month_looks_at_both(session: Session, gironde: Place) -> None:
    lettered(session, gironde)
    entry, who = note(session, gironde, 800, date(2026, 1, 20)), world.actor(gironde, "coordinator")
    time.correct(session, who, entry, WorkKind.TRAVEL, 800, date(2026, 3, 10), None)
    assert told(session, gironde) == [(NEAR, "coordinator", "2026-03")]


def test_only_who_leads_there_today_is_told(session: Session, gironde: Place) -> None:
    """The whole département, or a territory that holds the coordinator's; nobody whose role is over or closed."""
    nord, sud = gironde.territories["Nord"], gironde.territories["Sud"]
    lettered(session, gironde).coordinators["Claire"].territory_id = nord.id
    for name, territory in (("north", nord), ("south", sud), ("former", None)):
        account = accounts.create(session, MACHINE, f"{name}@33.example.org", name)
        accounts.give(session, MACHINE, account, Role.LEAD, territory=territory)
        gironde.accounts[name] = account
    former = Membership.account_id == gironde.accounts["former"].id
    session.scalars(select(Membership).where(former)).one().until = world.today() - timedelta(days=1)
    session.flush()
    note(session, gironde, FULL)
    assert {who for kind, who, _ in told(session, gironde) if kind is REPORTED} == {"lead", "north"}


def test_work_on_a_case_that_one_refers_is_no_time_of_the_letter(session: Session, gironde: Place) -> None:
    lettered(session, gironde)
    case = world.received(session, gironde)
    case.referrer_id = gironde.accounts["coordinator"].id
    session.flush()
    time.log(session, world.actor(gironde, "coordinator"), WorkKind.TRAVEL, FULL, date(2026, 3, 10), case)
    assert told(session, gironde) == []


def test_nobody_without_a_letter_is_told_anything(session: Session, gironde: Place) -> None:
    for who in ("coordinator", "referrer"):
        time.log(session, world.actor(gironde, who), WorkKind.TRAVEL, 1440, date(2026, 3, 10))
    assert told(session, gironde) == []


def test_four_who_note_at_the_same_moment_tell_it_once(settled_base: str) -> None:
    """Two hundred minutes each, from four sessions of one person: 740 are reached by the fourth, on each engine."""
    with bases.opened(settled_base, "33") as session:
        lettered(session, world.find(session, "33"))
        session.commit()

    def tap() -> None:
        with bases.opened(settled_base, "33") as session:
            note(session, world.find(session, "33"), 200)
            session.commit()

    held = [copy_context() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(one.run, tap) for one in held]:
            done.result()
    with bases.opened(settled_base, "33") as session:
        assert told(session, world.find(session, "33")) == [(NEAR, "coordinator", "2026-03")]


def test_what_a_beginner_has_on_top_is_given_until_its_day(session: Session, gironde: Place) -> None:
    claire = gironde.coordinators["Claire"]
    fifth, tenth = Decimal("0.2"), Decimal("0.1")
    missions.write(session, MACHINE, claire, fifth, date(2026, 3, 2), date(2026, 12, 31), tenth, date(2026, 3, 6))
    given = uses(session, [claire], date(2026, 3, 2), date(2026, 3, 13))[claire.id].given
    assert given == 10 * 84 + 5 * 42  # ten working days at a fifth of seven hours, five of them at a tenth more
