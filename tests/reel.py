"""The base of the tests as it stood once something was played: given back from then on, not played again."""

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from conference import clock
from conference.models.case import Case
from tests.base_file import BaseFile

if TYPE_CHECKING:
    from tests.world import Place

Play = Callable[..., Case]


class Reel:
    """A base in a file, and in memory the same base as it was settled and after each play."""

    def __init__(self, base: BaseFile, settled: sqlite3.Connection) -> None:
        self.played: dict[object, tuple[int, sqlite3.Connection]] = {}
        self._base, self._settled = base, settled
        self._watch = sqlite3.connect(base.path)
        self._mark: int | None = None

    def rewind(self, to: sqlite3.Connection | None = None) -> None:
        """Give the base back as it was settled, or after a play."""
        self._base.give_back(to or self._settled)
        self._mark = self._version() if to is None else None

    def untouched(self) -> bool:
        """Whether the base is as it was settled."""
        return self._version() == self._mark

    def keep(self, what: object, case: Case) -> None:
        """Keep the base as it is now."""
        self.played[what] = case.id, self._base.copied()

    def _version(self) -> int:
        found: int = self._watch.execute("PRAGMA data_version").fetchone()[0]
        return found


def kept(play: Play) -> Play:
    """Play once a process where a test begins with it; what follows anything else is played as it is."""

    @wraps(play)
    def given(session: Session, place: "Place", *more: Any) -> Case:
        reel: Reel | None = session.info.get("reel")
        if reel is None or session.in_transaction() or not reel.untouched():
            return play(session, place, *more)
        what = (play, place.department.code, clock.now(), *more)
        if what not in reel.played:
            case = play(session, place, *more)
            session.commit()
            reel.keep(what, case)
            return case
        number, copy = reel.played[what]
        reel.rewind(copy)
        for known in session:
            session.refresh(known)
        case = session.get_one(Case, number)
        session.commit()
        return case

    return given
