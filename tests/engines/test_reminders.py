"""Reminders written by several processes, on both engines: one killed half-way, then two at once, then ten times."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from conference import clock
from conference.casework import plan
from conference.config import ROOT, Settings
from conference.domain.mail import REMINDERS
from conference.extensions import db
from conference.factory import create_app
from conference.models.outbox import Mail
from tests import bases, mailroom, path, world
from tests.mailroom import Mailroom

SETTINGS = {"SECRET_KEY": "k" * 40, "MAIL_FROM": "nul@example.fr", "PUBLIC_URL": "https://conference.example.fr"}
PATIENCE = 240
# The process ends itself, as nothing can hold it back, when it has written one reminder and writes the next.
DYING = """
import os, signal
from conference.cli import outbox
from flask.cli import cli
queue, made = outbox.queue, []
def dying(*given, **more):
    made.append(1)
    if len(made) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return queue(*given, **more)
outbox.queue = dying
cli.main(["--app", "app", "outbox", "late"])
"""


@pytest.fixture
def room() -> Iterator[Mailroom]:
    """The mail server."""
    with mailroom.opened() as opened:
        yield opened


def _begin(url: str, room: Mailroom, *command: str) -> "subprocess.Popen[str]":
    env = {**os.environ, **SETTINGS, "DATABASE_URL": url, "SMTP_URL": room.url}
    given = [sys.executable, *command]
    return subprocess.Popen(given, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, text=True)  # noqa: S603


def _flask(url: str, room: Mailroom, name: str) -> "subprocess.Popen[str]":
    return _begin(url, room, "-m", "flask", "--app", "app", "outbox", name)


def _late_here(url: str) -> str:
    """The same command in this process."""
    app = create_app(Settings(url, "k" * 40))
    try:
        with clock.frozen(datetime.now(UTC)):
            return app.test_cli_runner().invoke(args=["outbox", "late"]).output
    finally:
        with app.app_context():
            db.engine.dispose()


def _reminders(url: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for code in world.CODES:
        with bases.opened(url, code) as session:
            kept = session.execute(select(Mail.account_id, Mail.mark).where(Mail.kind.in_(REMINDERS)))
            found += [(account, mark) for account, mark in kept]
    return found


@pytest.mark.long
@pytest.mark.timeout(600)
def test_reminders_are_one_each_when_killed_doubled_and_repeated(settled_base: str, room: Mailroom) -> None:
    """In each département an answer that is late, beyond its maximum, and a plan that nobody has a copy of."""
    for code in world.CODES:
        with bases.opened(settled_base, code) as session:
            place = world.find(session, code)
            case = path.recorded(session, place)
            plan.check_form(session, world.actor(place, "coordinator"), case, answers_question=True)
            session.commit()
    killed = _begin(settled_base, room, "-c", DYING)
    assert killed.wait(timeout=PATIENCE) == -signal.SIGKILL
    assert _reminders(settled_base) == [], "nothing of what it had begun is kept"
    both = [_flask(settled_base, room, "late") for _ in range(2)]
    assert [one.wait(timeout=PATIENCE) for one in both] == [0, 0]
    found = _reminders(settled_base)
    assert len(found) == len(set(found)) == 3 * len(world.CODES)
    assert [_late_here(settled_base)[:2] for _ in range(10)] == ["0\u00a0"] * 10
    assert _reminders(settled_base) == found
    both = [_flask(settled_base, room, "send") for _ in range(2)]
    assert [one.wait(timeout=PATIENCE) for one in both] == [0, 0]
    subjects = [str(one["Subject"]) for one in room.arrived]
    late = [one for one in subjects if one.startswith(("Rappel", "Un plan reste"))]
    assert len(late) == len(found)
    assert len({one["Message-ID"] for one in room.arrived}) == len(room.arrived)
