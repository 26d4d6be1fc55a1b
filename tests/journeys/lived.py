"""What an earlier journey has lived is taken up from a copy of its base: no stretch is played twice."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from conference import clock
from tests.base_file import BaseFile
from tests.journeys.family import Family
from tests.journeys.way import Stretch


@dataclass(frozen=True)
class Lived:
    """The base as some stretches left it, and where the family stood."""

    base: sqlite3.Connection
    page: str
    coordinator: str
    answers: int
    at: datetime


Copies = dict[tuple[Stretch, ...], Lived]


@dataclass(frozen=True)
class Reach:
    """Called with the stretches that a journey begins by: the family lives those that no journey has lived."""

    family: Family
    base: BaseFile
    copies: Copies

    def __call__(self, *stretches: Stretch) -> None:
        """From a family that nobody has referred yet."""
        done = next(n for n in range(len(stretches), -1, -1) if not n or stretches[:n] in self.copies)
        if done:
            _take_up(self.family, self.base, self.copies[stretches[:done]])
        for last in range(done, len(stretches)):
            stretches[last](self.family)
            self.copies[stretches[: last + 1]] = _copied(self.family, self.base)


def _copied(family: Family, base: BaseFile) -> Lived:
    family.session.commit()
    return Lived(base.copied(), family.page, family.coordinator, family.answers, clock.now())


def _take_up(family: Family, base: BaseFile, lived: Lived) -> None:
    family.session.commit()
    base.give_back(lived.base)
    family.page, family.coordinator, family.answers = lived.page, lived.coordinator, lived.answers
    family.clocks.enter_context(clock.frozen(lived.at))
