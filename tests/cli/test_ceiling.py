"""A ceiling that a letter lowers is told by the command; what is no longer so does not leave."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.work import WorkKind
from conference.models.outbox import Mail
from conference.models.work import TimeEntry
from conference.programme import missions, time
from tests import world
from tests.cli.conftest import Run
from tests.mailroom import Mailroom
from tests.world import Place

DAY, FULL = date(2026, 3, 10), 924


def _noted(session: Session, place: Place, *, letter_first: bool) -> TimeEntry:
    """What a tenth of March gives, noted on one of its days, before the letter is written or after."""

    def letter() -> None:
        missions.write(session, MACHINE, place.coordinators["Claire"], Decimal("0.1"), date(2026, 1, 1))

    if letter_first:
        letter()
    case = world.assigned(session, place)
    entry = time.log(session, world.actor(place, "coordinator"), WorkKind.TRAVEL, FULL, DAY, case)
    if not letter_first:
        letter()
    session.query(Mail).filter(Mail.case_id.is_not(None)).delete()
    session.commit()
    return entry


def test_a_letter_written_since_is_told_by_the_command_once(
    run: Run, room: Mailroom, session: Session, gironde: Place
) -> None:
    """Three mails however often it runs; none names a case, nor the coordinator."""
    _noted(session, gironde, letter_first=False)
    assert [run("late").output[0] for _ in range(3)] == ["3", "0", "0"]
    assert [run("send").output[0] for _ in range(2)] == ["3", "0"]
    assert [run("late").output[0], len(room.arrived)] == ["0", 3]
    sent = room.text()
    assert sent.count("conference.example.fr/app/temps\r\n") == 2
    assert sent.count("conference.example.fr/app/temps/equipe\r\n") == 1
    assert "33-2026-" not in sent
    assert "Claire" not in sent


def test_what_was_mistyped_does_not_leave_and_is_told_when_it_is_so(
    run: Run, room: Mailroom, session: Session, gironde: Place
) -> None:
    entry, who = _noted(session, gironde, letter_first=True), world.actor(gironde, "coordinator")
    time.correct(session, who, entry, WorkKind.TRAVEL, 90, DAY, None)
    session.commit()
    run("send")
    assert room.arrived == []
    assert session.scalars(select(Mail)).all() == []
    time.correct(session, who, entry, WorkKind.TRAVEL, 900, DAY, None)
    session.commit()
    run("send")
    run("late")
    run("send")
    assert [str(mail["To"]) for mail in room.arrived] == ["coordinator@33.example.org"]
