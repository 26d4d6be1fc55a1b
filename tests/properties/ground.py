"""The ground of a walk: the base, the clock, how an act is tried, and that what is refused writes nothing."""

import copy
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any, ClassVar

from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework.step import NotPossible
from conference.domain.actors import MACHINE, Actor
from conference.domain.delays import DelayKind, Term, Unit
from conference.domain.reasons import Refused
from conference.models.account import Account, Membership
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.sign_in import WebSession
from conference.security.permissions import Permission, visible
from conference.security.user import User
from tests import bases, world
from tests.properties import counted
from tests.properties.walk import PEOPLE, Walked

BEGINNING = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TERMS = (
    {
        DelayKind.ACKNOWLEDGEMENT: Term(Unit.CALENDAR, 2, 5),
        DelayKind.ASSIGNMENT: Term(Unit.WORKING, 15, 30, urgent=1),
        DelayKind.CONTENT: Term(Unit.CALENDAR, 10, 15),
    },
    {
        DelayKind.ACKNOWLEDGEMENT: Term(Unit.WORKING, 3, 3),
        DelayKind.ASSIGNMENT: Term(Unit.CALENDAR, 20, 40),
        DelayKind.CONTENT: Term(Unit.WORKING, 5, 5, urgent=2),
    },
)
# What the case itself answers to who may not act on it, or not where it stands.
ELSEWHERE = {"not_yours", "wrong_stage", "suspended", "private_time_running"}
TIMES = {"in_the_future", "before_previous_step"}


@dataclass(frozen=True)
class Start:
    """A base, what a walk remembers of it, and the instant that it is there."""

    base: Path
    cases: list[Walked] = field(default_factory=list)
    now: datetime = BEGINNING


class Ground(RuleBasedStateMachine):
    """A département of its own for each walk, and a second memory of it."""

    starts: ClassVar[Mapping[str, Start]]
    taken: ClassVar[Counter[str]]
    session: Session

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.now, self.cases, self.term, self.whole = BEGINNING, list[Walked](), 0, False

    def _open(self, start: Start) -> None:
        """Begin where a walk before this one had come, on a copy of its base."""
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.base = Path(shutil.copy(start.base, folder))
        self.cases = copy.deepcopy(start.cases)
        self._at(start.now)
        self.session = self.stack.enter_context(bases.opened(f"sqlite:///{self.base}", "33"))
        with closing(self.session.get_bind().engine.raw_connection()) as raw:
            raw.execute("PRAGMA synchronous=OFF")  # a walk has nothing to lose in a power cut
        self.place = world.find(self.session, "33")
        self.coordinators = {name: row.id for name, row in self.place.coordinators.items()}
        # They outlive the rows of each act: nothing in them changes.
        self.session.commit()
        self.session.expunge_all()
        self.users = {who: self._user(who) for who in PEOPLE if PEOPLE[who][0]}
        self.readers = cycle(self.users)
        self.whole = True

    def _keep(self, path: Path) -> Start:
        """Where this walk has come, with a copy of its base."""
        self.session.rollback()
        with closing(sqlite3.connect(self.base)) as base, closing(sqlite3.connect(path)) as kept:
            base.backup(kept)
        return Start(path, copy.deepcopy(self.cases), self.now)

    def _user(self, who: str) -> User:
        account, roles = PEOPLE[who]
        given = tuple(Membership(role=role, territory_id=None) for role in roles)
        return User(self.place.accounts[str(account)], self.place.department, given, WebSession())

    def _at(self, instant: datetime) -> None:
        self.now = instant
        self.stack.enter_context(clock.frozen(instant))

    def _actor(self, who: str) -> Actor:
        return self.users[who].actor if who in self.users else MACHINE

    def _account(self, name: str | None) -> Account | None:
        return self.place.accounts[name] if name else None

    def _coordinator(self, name: str) -> Coordinator:
        return self.session.get_one(Coordinator, self.coordinators[name])

    def _opens(self, case: Walked, who: str, permission: Permission) -> bool:
        """Whether the guard of every view would open a case to somebody."""
        if who not in self.users:
            return False
        query = select(Case.id).where(Case.id == case.id, visible(self.users[who], permission))
        return self.session.scalars(query).one_or_none() is not None

    def _written(self) -> int:
        """How many rows this connection has written since it was opened, those rolled back too."""
        driver: Any = self.session.connection().connection.driver_connection
        return int(driver.total_changes)

    def _try(
        self,
        act: Callable[[Case], Any],
        case: Walked,
        *,
        allowed: bool,
        ready: bool,
        then: Callable[[Any], object] = bool,
    ) -> bool:
        """Act and commit where it is expected; else check that it is refused, by whom, and that nothing is written."""
        self.whole = False
        self.session.expunge_all()
        row, before = self.session.get_one(Case, case.id), self._written()
        try:
            result = act(row)
        except Refused as refusal:
            self._refused(refusal, before, allowed=allowed, ready=ready)
            self.whole = True
            return False
        assert allowed, (case, "nobody but who may")
        assert ready, (case, "nothing but what the law lets through")
        self.session.commit()
        then(result)
        self._stays_open(case)
        self.whole = True
        return True

    def _refused(self, refusal: Refused, before: int, *, allowed: bool, ready: bool) -> None:
        codes = {reason.code for reason in refusal.reasons}
        assert codes
        assert not (allowed and ready), codes
        assert allowed or isinstance(refusal, NotPossible) or codes <= ELSEWHERE, codes
        self.session.flush()
        # A time that cannot be is found at the door itself; whoever called rolls back.
        assert self._written() == before or codes <= TIMES | {"question_not_answered", "action_incomplete"}, codes
        self.session.rollback()

    def _stays_open(self, case: Walked) -> None:
        """What every act must leave open; whoever knows the ways out says it."""
        raise NotImplementedError

    def _compare(self, case: Walked) -> None:
        """The case, its journal, its stays, its delays, and the sums over everything, after a step."""
        self.taken[case.lines[-1].step] += 1
        counted.case_stands(self.session, case, TERMS[self.term])
        counted.sum_closes(self.session, self.cases, BEGINNING, self.now)
