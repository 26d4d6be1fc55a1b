"""Machines before the form of a public page: each strategy is one arrival, as such a machine would send it."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from conference import clock
from tests.asking import PATH, TYPED, post
from tests.browse import fields

Send = Callable[["Robot"], TestResponse]
SPAM = {"first_name": "Vera", "reach": "0600000000", "words": "Gagnez mille euros par jour, cliquez ici."}


class Robot:
    """One machine of many: it reads pages as fast as they come, and says it is where it likes."""

    def __init__(self, client: FlaskClient, at: datetime, seed: int, form: Mapping[str, str] | None = None) -> None:
        self.client, self.at, self.chance = client, at, random.Random(seed)  # noqa: S311  (a flood, no secret)
        self.address = f"198.51.{seed % 250}.{seed // 250 + 1}"
        self.typed = {**TYPED, **SPAM, "words": f"{SPAM['words']} {seed}"}
        self.form = form

    def page(self) -> dict[str, str]:
        """The form, as it is found; or as another machine has found it and told the others."""
        return dict(self.form) if self.form else found(self.client, self.at)

    def send(self, form: dict[str, str], seconds: float, address: str = "") -> TestResponse:
        """One arrival so many seconds after."""
        with clock.frozen(self.at + timedelta(seconds=seconds)):
            return post(self.client, form, address or self.address)


def found(client: FlaskClient, at: datetime) -> dict[str, str]:
    """The form of the page, which nobody has typed in."""
    with clock.frozen(at):
        return fields(client.get(PATH).text, PATH)


def bare(robot: Robot) -> TestResponse:
    """It posts without having read the page."""
    return robot.send({**robot.typed, "csrf_token": "x", "passed": "x"}, 0)


def hasty(robot: Robot) -> TestResponse:
    """It leaves the trap empty, and sends at once."""
    return robot.send(robot.page() | robot.typed, 0.5)


def trapped(robot: Robot) -> TestResponse:
    """It waits, and fills every case that there is."""
    return robot.send(robot.page() | robot.typed | {"site": "https://pilules.example"}, 20)


def forged(robot: Robot) -> TestResponse:
    """It makes a pass of its own."""
    return robot.send(robot.page() | robot.typed | {"passed": "WyIzMyIsIjE3NzMzMDc4MDAiXQ.forged"}, 20)


def one_page(robot: Robot) -> TestResponse:
    """It waits, leaves the trap empty, and never looks at what comes back."""
    return robot.send(robot.page() | robot.typed, 20)


def same_text(robot: Robot) -> TestResponse:
    """The same from everywhere."""
    return robot.send(robot.page() | {**TYPED, **SPAM}, 20)


def from_one_address(robot: Robot) -> TestResponse:
    """All from one address."""
    return robot.send(robot.page() | robot.typed, 20, "203.0.113.9")


def patient(robot: Robot) -> TestResponse:
    """It follows both pages and waits as a person would; to a question it answers what comes to hand."""
    read = robot.send(robot.page() | robot.typed, 20)
    guess = robot.chance.choice(["oui", "1", "Vera", ""])
    return robot.send(fields(read.text, PATH) | {"answer": guess}, 40)


class Replay:
    """It holds the pass of a page that somebody has sent, and sends it again with words of its own."""

    def __init__(self, form: dict[str, str]) -> None:
        self.form = form

    def __call__(self, robot: Robot) -> TestResponse:
        """One arrival; the token of its own cookie goes with it."""
        own = {**robot.typed, "csrf_token": robot.page()["csrf_token"], "passed": self.form["passed"]}
        return robot.send(own, 30)


STRATEGIES: Sequence[Send] = (bare, hasty, trapped, forged, one_page, same_text, from_one_address, patient)
