"""Reminders of what follows a plan: to whom, once for each day that something was due, and nothing of a family."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, plan
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.mail import MailKind
from conference.domain.plan import Content
from conference.domain.roles import Role
from conference.models.case import Case
from conference.models.outbox import Mail
from conference.programme import accounts
from tests import path, world
from tests.cli.conftest import PUBLIC, Run
from tests.mailroom import Mailroom
from tests.world import Place

HELD = date(2026, 3, 12)


@pytest.fixture
def checked(session: Session, gironde: Place) -> Case:
    """A plan whose form is valid on the day of its conference, and of which nobody has a copy."""
    case = path.recorded(session, gironde)
    plan.check_form(session, world.actor(gironde, "coordinator"), case, answers_question=True)
    session.commit()
    return case


def _run(run: Run, command: str, days: int) -> str:
    with clock.frozen(clock.noon(HELD + timedelta(days=days), "Europe/Paris")):
        said = run(command)
    assert said.exit_code == 0, said.output
    return said.output


def _arrived(room: Mailroom) -> list[tuple[str, str]]:
    return [(str(one["To"]).partition("@")[0], str(one["Subject"]).partition(" (")[0]) for one in room.arrived]


def test_each_reminder_leaves_once_however_often_the_commands_run(
    run: Run, room: Mailroom, session: Session, checked: Case
) -> None:
    _run(run, "send", 0)
    begun = len(room.arrived)
    for days in (7, 8, 8, 10, 11, 11, 15, 16, 16, 40):
        _run(run, "late", days)
        _run(run, "send", days)
    assert _arrived(room)[begun:] == [
        ("coordinator", "Un plan reste à remettre"),
        ("referrer", "Rappel\u00a0: un plan attend votre réponse"),
        ("committee", "Un plan reste sans réponse sur son contenu"),
    ]
    assert len({message["Message-ID"] for message in room.arrived}) == len(room.arrived)
    assert room.text().count(f"{PUBLIC}/situations/{checked.key}") == len(room.arrived)
    assert not re.search(r"Rose|Lou\b|Yann|Durand|mercredi|maison|grand-mère", room.text())
    assert session.scalars(select(Mail.id).where(Mail.sent_at.is_(None))).all() == []


def test_what_was_done_since_is_not_asked_for(
    run: Run, room: Mailroom, session: Session, gironde: Place, checked: Case
) -> None:
    _run(run, "send", 0)
    begun = len(room.arrived)
    assert _run(run, "late", 11).startswith("2\u00a0courriels")
    case = session.get_one(Case, checked.id)
    plan.answer_content(session, world.actor(gironde, "referrer"), case, Given(content=Content.RATIFIED))
    session.commit()
    assert _run(run, "send", 11).count("n’a plus lieu d’être") == 1
    assert _arrived(room)[begun:] == [("coordinator", "Un plan reste à remettre")]


def test_who_holds_a_case_from_now_on_is_told_and_who_did_is_asked_for_nothing_more(
    run: Run, room: Mailroom, session: Session, gironde: Place, checked: Case
) -> None:
    other = accounts.create(session, MACHINE, "other@33.example.org", "Other")
    accounts.give(session, MACHINE, other, Role.REFERRER)
    assignment.name_holder(session, world.actor(gironde, "committee"), session.get_one(Case, checked.id), other)
    session.commit()
    _run(run, "late", 11)
    _run(run, "send", 11)
    told = [subject for to, subject in _arrived(room) if to == "other"]
    assert told == ["Vous tenez désormais une situation", "Rappel\u00a0: un plan attend votre réponse"]
    assert "Un plan attend votre réponse" not in [subject for _, subject in _arrived(room)]
    kinds = set(session.scalars(select(Mail.kind).where(Mail.account_id == gironde.accounts["referrer"].id)))
    assert not kinds & {MailKind.CONTENT_ASKED, MailKind.CONTENT_LATE}
