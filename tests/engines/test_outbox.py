"""Sending by several processes, on both engines: one killed between two mails, two at the same moment."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from conference import clock
from conference.config import ROOT, Relay, Settings
from conference.domain.mail import MailKind
from conference.extensions import db
from conference.factory import create_app
from conference.models.outbox import Mail
from conference.outbox import claims, queue
from tests import bases, mailroom, world
from tests.mailroom import Mailroom

MANY = 12


@pytest.fixture
def room() -> Iterator[Mailroom]:
    """The mail server."""
    with mailroom.opened() as opened:
        yield opened


def _queue(url: str) -> None:
    for code in world.CODES:
        with bases.opened(url, code) as session:
            place = world.find(session, code)
            for number in range(MANY // 2):
                queue(session, MailKind.SITTING_PLANNED, place.accounts["committee"].id, mark=f"sitting:{number}")
            session.commit()


def _send(url: str, room: Mailroom) -> "subprocess.Popen[str]":
    settings = {"SECRET_KEY": "k" * 40, "DATABASE_URL": url, "SMTP_URL": room.url, "MAIL_FROM": "nul@example.fr"}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "outbox", "send"],
        cwd=ROOT,
        env={**os.environ, **settings, "PUBLIC_URL": "https://conference.example.fr"},
        stdout=subprocess.PIPE,
        text=True,
    )


def _sent_here(url: str, room: Mailroom) -> str:
    """The same command in this process, whose clock can be set."""
    relay = Relay("127.0.0.1", room.port, starttls=False)
    app = create_app(Settings(url, "k" * 40, relay=relay, mail_from="nul@example.fr", public_url="https://example.fr"))
    try:
        return app.test_cli_runner().invoke(args=["outbox", "send"]).output
    finally:
        with app.app_context():
            db.engine.dispose()


def _identifiers(room: Mailroom) -> list[str]:
    return [str(message["Message-ID"]) for message in room.arrived]


def _all_sent(url: str) -> bool:
    found: list[datetime | None] = []
    for code in world.CODES:
        with bases.opened(url, code) as session:
            found += session.scalars(select(Mail.sent_at)).all()
    return len(found) == MANY and None not in found


@pytest.mark.parametrize("settled_base", ["sqlite"], indirect=True)
def test_a_process_killed_between_two_mails_loses_none_and_sends_none_twice(settled_base: str, room: Mailroom) -> None:
    _queue(settled_base)
    running = _send(settled_base, room)

    def kill(line: str) -> str | None:
        if line.startswith("MAIL") and len(room.arrived) == 3:
            running.send_signal(signal.SIGKILL)
            return None
        return ""

    room.answer = kill
    assert running.communicate(timeout=60)[0] == ""
    assert running.returncode == -signal.SIGKILL
    assert len(room.arrived) == 3
    room.answer = lambda _line: ""
    with clock.frozen(datetime.now(UTC)):
        assert "8\u00a0courriels envoyés, 1\u00a0courriel attend encore" in _sent_here(settled_base, room)
    assert len(set(_identifiers(room))) == len(room.arrived) == MANY - 1
    # What the dead process had claimed is taken again after a while.
    with clock.frozen(datetime.now(UTC) + claims.STALE):
        assert "1\u00a0courriel envoyé, 0" in _sent_here(settled_base, room)
    assert len(set(_identifiers(room))) == len(room.arrived) == MANY
    assert _all_sent(settled_base)


@pytest.mark.long
def test_two_processes_at_once_send_each_mail_once(settled_base: str, room: Mailroom) -> None:
    """Neither goes on before the other has claimed a mail and come to the server with it."""
    _queue(settled_base)
    both, begun = threading.Barrier(2), threading.local()

    def meet(line: str) -> str:
        if line.startswith("MAIL") and not getattr(begun, "here", False):
            begun.here = True
            both.wait(timeout=40)
        return ""

    room.answer = meet
    running = [_send(settled_base, room) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert not both.broken
    assert len(room.arrived) == len(set(_identifiers(room))) == MANY
    assert _all_sent(settled_base)
