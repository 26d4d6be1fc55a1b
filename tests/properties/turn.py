"""One writing that somebody tries: what it is tried with, what the law needs for it, what it leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from conference.domain.actors import Actor
from conference.models.account import Account
from conference.models.case import Case
from tests import recount
from tests.properties.facts import Facts
from tests.properties.walk import Walked


@dataclass(frozen=True)
class Turn:
    """Who writes, in what, when; whether it is as it should be, and which of several things is chosen."""

    session: Session
    actor: Actor
    account: str | None
    accounts: dict[str, Account]
    case: Walked
    now: datetime
    good: bool
    pick: int

    @property
    def facts(self) -> Facts:
        """What the walk remembers of the case."""
        return self.case.facts

    @property
    def day(self) -> date:
        """The day that it is there."""
        return recount.civil(self.now, "Europe/Paris")


@dataclass(frozen=True)
class Tried:
    """An attempt: ``ready`` is what the law asks beyond where the case stands; ``then`` takes what the act gave."""

    ready: bool
    act: Callable[[Case], Any]
    then: Callable[[Any], object]


# None where there is nothing to try it on: no guest to write to, no version to agree on.
Writing = Callable[[Turn], Tried | None]
