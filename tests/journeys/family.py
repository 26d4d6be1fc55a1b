"""One family's case through the web: who opens, fills and presses what, and where that leaves it."""

import re
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework.checking import faults
from conference.domain.stages import Outcome, Stage
from conference.models.case import Case
from conference.models.tenancy import work_for
from conference.queries.control import ControlSum, control_sum
from tests.browse import fill, lands, press, words
from tests.conftest import NOW, SignIn
from tests.world import Place


@dataclass
class Family:
    """One family's case: who signs in to it, where its pages begin, and when it is.

    ``answers`` is how many fields its coordinator has had to fill.
    """

    session: Session
    place: Place
    sign_in: SignIn
    clocks: ExitStack
    page: str = ""
    coordinator: str = ""
    answers: int = 0
    _clients: dict[tuple[str, datetime], FlaskClient] = field(default_factory=dict)

    def by(self, name: str) -> FlaskClient:
        """Somebody signed in, as long as no time has passed: sessions end."""
        signed = (name, clock.now())
        if signed not in self._clients:
            self._clients[signed] = self.sign_in(name)
        return self._clients[signed]

    def waits(self, **delay: float) -> None:
        """Time passes, in the words of `timedelta`."""
        self.clocks.enter_context(clock.frozen(clock.now() + timedelta(**delay)))

    @property
    def case(self) -> Case:
        """The case as it stands now."""
        query = select(Case).where(Case.key == self.page.rpartition("/")[2])
        case = self.session.scalars(query.execution_options(populate_existing=True)).one()
        self.session.commit()
        return case

    def reads(self, name: str, address: str) -> str:
        """What a page says to somebody."""
        page = self.by(name).get(address)
        assert page.status_code == 200, (name, address, page.status_code)
        return words(page.text)

    def sees(self, name: str, room: str = "") -> str:
        """What a page of the case says to somebody."""
        return self.reads(name, self.page + room)

    def home(self, name: str) -> str:
        """What somebody is asked to do."""
        return self.reads(name, "/")

    def kept_out(self, *names: str, room: str = "") -> set[str]:
        """Those of these people to whom a page of the case is refused."""
        return {name for name in names if self.by(name).get(self.page + room).status_code in {403, 404}}

    def writes(self, name: str, room: str, **typed: Any) -> str:
        """Somebody fills the form of a page of the case; where it leads."""
        self.answers += len(typed) if name == self.coordinator else 0
        return lands(fill(self.by(name), self.page + room, **typed))

    def presses(self, name: str, room: str, label: str, **typed: Any) -> str:
        """Somebody presses a button of a page of the case; where it leads."""
        self.answers += len(typed) if name == self.coordinator else 0
        return lands(press(self.by(name), self.page + room, label, **typed))

    def takes(self, name: str, step: str, **typed: Any) -> None:
        """Somebody takes a step on the page of the steps."""
        assert self.writes(name, f"/etapes/{step}", **typed) == self.page

    def refused(self, name: str, room: str, **typed: Any) -> str:
        """What a page says when its form is refused, with everything that was typed still there."""
        answer = fill(self.by(name), self.page + room, **typed)
        assert answer.status_code == 422, (name, room, answer.status_code)
        return words(answer.text)

    def choice(self, name: str, room: str, label: str) -> str:
        """The value of what a page offers under some words: an option, or a box to tick."""
        page = self.by(name).get(self.page + room).text
        options = re.findall(r'<option[^>]*value="([^"]+)"[^>]*>(.*?)</option>', page, re.DOTALL)
        boxes = re.findall(r'<input[^>]*value="([^"]+)"[^>]*><span>(.*?)</span>', page, re.DOTALL)
        found = [value for value, said in options + boxes if words(said).startswith(label)]
        assert len(found) == 1, (label, [words(said) for _, said in options + boxes])
        return str(found[0])

    def story(self, name: str = "committee") -> list[str]:
        """What the page of the case tells of its way, the first line first."""
        told = self.by(name).get(self.page).text.partition('<ol class="story">')[2].partition("</ol>")[0]
        lines = re.findall(r'<p class="story-when">[^<]*</p>\s*<p>(.*?)</p>', told, re.DOTALL)
        return [words(line) for line in reversed(lines)]

    def stands(self, stage: Stage, outcome: Outcome | None = None, reopened: int = 0) -> None:
        """The case stands there, the period's sum closes without a gap, and every journal folds."""
        case = self.case
        assert (case.stage, case.outcome) == (stage, outcome)
        closed = stage is Stage.CLOSED
        sums = control_sum(self.session, Case.id == case.id, NOW - timedelta(days=1), clock.now() + timedelta(days=1))
        assert sums == ControlSum(0, 1, reopened, reopened + closed, 1 - closed)
        assert list(faults(self.session)) == []
        work_for(self.session, self.place.department)
        self.session.commit()
