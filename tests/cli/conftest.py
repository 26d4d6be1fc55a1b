"""A deployment whose mail leaves by the server of the tests."""

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from click.testing import Result
from flask import Flask

from conference.config import Relay, Settings
from tests import mailroom
from tests.mailroom import Mailroom

PUBLIC = "https://conference.example.fr/app"
Run = Callable[..., Result]


@pytest.fixture
def room() -> Iterator[Mailroom]:
    """The mail server."""
    with mailroom.opened() as opened:
        yield opened


@pytest.fixture
def run(app: Flask, room: Mailroom) -> Iterator[Run]:
    """Run ``flask outbox`` in a deployment whose mail leaves by the server of the tests."""
    before: Settings = app.extensions["settings"]
    relay = Relay("127.0.0.1", room.port, starttls=False)
    set_so = dataclasses.replace(before, relay=relay, mail_from="Service <nul@example.fr>", public_url=PUBLIC)
    app.extensions["settings"] = set_so
    yield lambda *given: app.test_cli_runner().invoke(args=["outbox", *given])
    app.extensions["settings"] = before
