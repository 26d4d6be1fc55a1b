"""What is late is told by mail, once for each due day, to those who may decide."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import step
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.mail import MailKind
from conference.domain.neutrality import TieKind
from conference.domain.roles import Role
from conference.domain.steps import StepCode
from conference.models.account import Membership
from conference.models.outbox import Mail
from conference.models.recusal import Recusal
from conference.programme import accounts
from tests import world
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.mailroom import Mailroom
from tests.world import Place

DUE = date(2026, 4, 2)


def _late(run: Run, on: date) -> str:
    with clock.frozen(clock.noon(on, "Europe/Paris")):
        return run("late").output


def test_a_late_designation_is_told_once_to_each_who_may_decide(
    run: Run, room: Mailroom, session: Session, gironde: Place
) -> None:
    case, aside = world.received(session, gironde), world.received(session, gironde)
    committee = gironde.accounts["committee"]
    second = accounts.create(session, MACHINE, "member@33.example.org", "Member")
    accounts.give(session, MACHINE, second, Role.COMMITTEE)
    over = accounts.create(session, MACHINE, "over@33.example.org", "Over")
    accounts.give(session, MACHINE, over, Role.COMMITTEE)
    held = session.scalars(select(Membership).where(Membership.account_id == over.id)).one()
    held.until = NOW.date()
    audit.write(session, MACHINE, Act.MEMBERSHIP_GIVEN, over)
    session.add(Recusal(case_id=aside.id, account_id=committee.id, tie=TieKind.FRIENDSHIP, at=NOW))
    session.commit()
    assert _late(run, DUE).startswith("0\u00a0courriel")
    assert [_late(run, DUE + timedelta(days=n))[:1] for n in (1, 1, 2, 30)] == ["3", "0", "0", "0"]
    told = session.scalars(select(Mail).where(Mail.kind == MailKind.ASSIGNMENT_LATE)).all()
    assert {(mail.account_id, mail.case_id) for mail in told} == {
        (committee.id, case.id),
        (second.id, case.id),
        (second.id, aside.id),
    }
    session.rollback()
    with clock.frozen(clock.noon(DUE + timedelta(days=31), "Europe/Paris")):
        assert run("send").exit_code == 0
    assert f"/situations/{case.key}" in room.text()
    assert str(case.reference) in room.text()


def test_a_case_put_off_is_not_told_late_before_its_day(run: Run, session: Session, gironde: Place) -> None:
    case = world.received(session, gironde)
    until = DUE + timedelta(days=20)
    step.take(session, world.actor(gironde, "committee"), case, StepCode.POSTPONE, Given(words="Attente.", until=until))
    session.commit()
    assert _late(run, until - timedelta(days=1)).startswith("0\u00a0")
    assert _late(run, until).startswith("1\u00a0")
