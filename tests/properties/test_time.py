"""Whatever is noted, corrected and taken back under whichever letters, every sum is that of a notebook kept beside.

The notebook is plain Python: it knows nothing of how the product counts.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE, Actor
from conference.domain.reasons import Refused
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.models.outbox import Mail
from conference.models.work import TimeChange, TimeEntry
from conference.outbox import queue
from conference.programme import missions, time
from conference.queries.ceiling import notices, uses
from conference.queries.hours import by_month, by_person
from conference.queries.synthesis import known
from conference.queries.time import minutes_by_kind, week
from tests import bases, world
from tests.world import Place

TODAY, FIRST = date(2026, 3, 12), date(2026, 1, 5)
HOLIDAYS = {(1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
MONTHS = [(date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28))]
MONTHS += [(date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 1, 1), date(2026, 12, 31))]
PEOPLE = {"coordinator": "Claire", "second": "Sofiane"}
ACTS = ("note", "note", "note", "correct", "take_back", "letter", "end")
Move = tuple[str, int, int, int, int]
numbers = st.integers(0, 999)
moves = st.tuples(st.sampled_from(ACTS), numbers, numbers, numbers, numbers)


@dataclass(frozen=True)
class Line:
    """What one entry says."""

    who: str
    day: date
    kind: WorkKind
    minutes: int
    case: int | None


@dataclass(frozen=True)
class Written:
    """What one letter says; a beginner's extra, or nothing."""

    share: Decimal
    since: date
    until: date | None
    extra: Decimal
    extra_until: date


class Notebook:
    """Everything that holds and all that was crossed out, the letters of each, and whom a ceiling was told to."""

    def __init__(self, professional: dict[int, str]) -> None:
        self.professional = professional
        self.lines: dict[str, Line] = {}
        self.crossed: list[tuple[Line, bool]] = []
        self.letters: dict[str, list[Written]] = {who: [] for who in PEOPLE}
        self.warned: set[tuple[str, str, str]] = set()

    def apart(self, line: Line) -> bool:
        """Whether it is work on a case that they refer themselves."""
        return line.case is not None and self.professional.get(line.case) == line.who

    def share(self, who: str, day: date) -> Decimal:
        """What their letters give of a day."""
        runs = [x for x in self.letters[who] if x.since <= day and (x.until is None or day <= x.until)]
        return sum((x.share + (x.extra if day <= x.extra_until else 0) for x in runs), Decimal(0))

    def used(self, who: str, first: date, last: date) -> tuple[int, int, int]:
        """Minutes given, used and spent outside of any letter."""
        given, used, outside = Decimal(0), 0, 0
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS:
                given += 420 * self.share(who, day)
            spent = sum(x.minutes for x in self.lines.values() if (x.who, x.day) == (who, day) and not self.apart(x))
            used, outside = (used + spent, outside) if self.share(who, day) else (used, outside + spent)
        return int(given), used, outside

    def warn(self, who: str, day: date) -> None:
        """What somebody is told once for a month, of those that are not long over."""
        for first, last in MONTHS[1:3]:
            if first <= day <= last:
                given, used, _ = self.used(who, first, last)
                for kind, step in (("near", 80), ("reached", 100), ("reported", 100)):
                    if given and used * 100 >= step * given:
                        self.warned.add((f"ceiling_{kind}", who, f"{first:%Y-%m}"))


class Life:
    """Two coordinators, two cases of which one of them refers one, and whatever is noted."""

    def __init__(self, session: Session, place: Place) -> None:
        self.session, self.place, self.book = session, place, Notebook({})
        self.cases = [world.assigned(session, place), world.received(session, place)]
        self.cases[1].referrer_id = place.accounts["second"].id
        session.flush()

    def play(self, move: Move) -> str | None:
        """Try one act; its name if it was let through. What is refused leaves the notebook as it was."""
        act, *numbers = move
        tried: Callable[..., bool] = getattr(self, f"_{act}")
        undo = self.session.begin_nested()
        try:
            return act if tried(*numbers) else None
        except Refused:
            undo.rollback()
            return None

    def _line(self, who: int, day: int, kind: int, minutes: int) -> Line:
        case = (None, self.cases[0].id, self.cases[1].id)[(day + kind) % 3]
        on = FIRST + timedelta(days=day % ((TODAY - FIRST).days + 2))
        return Line(list(PEOPLE)[who % 2], on, list(WorkKind)[kind % 7], minutes % 600, case)

    def _said(self, line: Line) -> tuple[WorkKind, int, date, Case | None]:
        case = self.session.get_one(Case, line.case) if line.case else None
        return line.kind, line.minutes, line.day, case

    def _note(self, *numbers: int) -> bool:
        line = self._line(*numbers)
        entry = time.log(self.session, self._who(line.who), *self._said(line))
        self.book.lines[entry.key] = line
        self.book.warn(line.who, line.day)
        return True

    def _chosen(self, pick: int) -> tuple[TimeEntry, Line] | None:
        if not self.book.lines:
            return None
        key = sorted(self.book.lines, key=lambda one: repr(self.book.lines[one]))[pick % len(self.book.lines)]
        return self.session.scalars(select(TimeEntry).where(TimeEntry.key == key)).one(), self.book.lines[key]

    def _correct(self, pick: int, *numbers: int) -> bool:
        chosen = self._chosen(pick)
        if chosen is None:
            return False
        entry, old = chosen
        line = replace(self._line(0, *numbers), who=old.who)
        time.correct(self.session, self._who(old.who), entry, *self._said(line))
        if line != old:
            self.book.crossed.append((old, False))
            self.book.lines[entry.key] = line
            self.book.warn(line.who, line.day)
            self.book.warn(line.who, old.day)
        return True

    def _take_back(self, pick: int, *_: int) -> bool:
        chosen = self._chosen(pick)
        if chosen is None:
            return False
        time.take_back(self.session, self._who(chosen[1].who), chosen[0])
        self.book.crossed.append((self.book.lines.pop(chosen[0].key), True))
        return True

    def _letter(self, who: int, since: int, length: int, share: int) -> bool:
        name, share_of = list(PEOPLE)[who % 2], Decimal(share % 6 + 1) / 40
        first = FIRST + timedelta(days=since % 70)
        until = None if length % 3 == 0 else first + timedelta(days=length % 40)
        beginner = (Decimal("0.05"), first + timedelta(days=length % 25)) if share % 2 else ()
        one = self.place.coordinators[PEOPLE[name]]
        missions.write(self.session, MACHINE, one, share_of, first, until, *beginner)
        extra, extra_until = beginner or (Decimal(0), first)
        self.book.letters[name].append(Written(share_of, first, until, extra, extra_until))
        return True

    def _end(self, who: int, until: int, *_: int) -> bool:
        name, last = list(PEOPLE)[who % 2], FIRST + timedelta(days=until % 70)
        missions.end(self.session, MACHINE, self.place.coordinators[PEOPLE[name]], last)
        runs = [x for x in self.book.letters[name] if x.since <= last and (x.until is None or x.until > last)]
        self.book.letters[name].remove(runs[0])
        self.book.letters[name].append(replace(runs[0], until=last))
        return True

    def _who(self, name: str) -> Actor:
        return world.actor(self.place, name)

    def agrees(self) -> None:
        """Every sum of the product is the notebook's, and what was crossed out is readable as it was."""
        self._by_person()
        self._by_case()
        kept = self.session.scalars(select(TimeChange)).all()
        accounts = {account.id: name for name, account in self.place.accounts.items()}
        told = [(Line(accounts[x.account_id], x.day, x.kind, x.minutes, x.case_id), x.taken_back) for x in kept]
        assert Counter(told) == Counter(self.book.crossed)
        for one in notices(self.session, TODAY):
            queue(self.session, one.kind, one.account_id, mark=one.mark)
        for name in PEOPLE:
            for day in (MONTHS[1][0], TODAY):
                self.book.warn(name, day)
        assert self._mails() == self.book.warned

    def _by_person(self) -> None:
        people = {name: self.place.coordinators[one] for name, one in PEOPLE.items()}
        for first, last in MONTHS:
            used = uses(self.session, list(people.values()), first, last)
            hours = by_person(self.session, list(people.values()), first, last)
            for name, one in people.items():
                mine = [x for x in self.book.lines.values() if x.who == name and first <= x.day <= last]
                found = used[one.id]
                assert (found.given, found.used, found.outside) == self.book.used(name, first, last)
                assert hours[one.id].coordinating == sum(x.minutes for x in mine if not self.book.apart(x))
                assert hours[one.id].apart == sum(x.minutes for x in mine if self.book.apart(x))
                account = self.place.accounts[name].id
                kinds = Counter[WorkKind | None]()
                for x in mine:
                    kinds[x.kind] += x.minutes
                assert minutes_by_kind(self.session, account, first, last) == kinds
                months = by_month(self.session, account, one, first, last)
                assert sum(x.total for x in months.values()) == kinds.total()
                assert set(months) == {x.day.replace(day=1) for x in mine}
                found_week = week(self.session, account, last)
                spent = [
                    x
                    for x in self.book.lines.values()
                    if x.who == name and found_week.monday <= x.day <= found_week.sunday
                ]
                assert found_week.minutes == sum(x.minutes for x in spent)

    def _by_case(self) -> None:
        for case in self.cases:
            told = known(self.session, case, TODAY)
            mine = [x for x in self.book.lines.values() if x.case == case.id]
            assert told.referring == sum(x.minutes for x in mine if self.book.apart(x))
            assert told.coordination == sum(x.minutes for x in mine if not self.book.apart(x))

    def _mails(self) -> set[tuple[str, str, str]]:
        """Of each mail its kind, whose ceiling it is about and the month; none is there twice."""
        whose = {self.place.coordinators[one].key: name for name, one in PEOPLE.items()}
        found = []
        for mail in self.session.scalars(select(Mail).where(Mail.mark.startswith("ceiling_"))):
            kind, key, month = mail.mark.split(":")
            found.append((kind, whose[key], month))
            lead = mail.account_id == self.place.accounts["lead"].id
            assert lead == (kind == "ceiling_reported")
        assert all(one != other for one, other in pairwise(sorted(found)))
        return set(found)


def lived(session: Session, place: Place, examples: int, length: int) -> Counter[str]:
    """Some lives, each from the same beginning; what was let through."""
    done, life = Counter[str](), Life(session, place)

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(moves, min_size=length // 2, max_size=length))
    def play(chosen: list[Move]) -> None:
        begun = session.begin_nested()
        life.book = Notebook({life.cases[1].id: "second"})
        try:
            done.update(filter(None, map(life.play, chosen)))
            life.agrees()
            done.update(kind for kind, _, _ in life.book.warned)
        finally:
            begun.rollback()

    play()
    return done


def test_every_sum_is_that_of_a_notebook(session: Session, gironde: Place) -> None:
    assert {"note", "correct", "take_back", "letter", "end", "ceiling_near"} <= set(lived(session, gironde, 5, 40))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_so_it_is_in_many_lives_on_each_engine(settled_base: str) -> None:
    with bases.opened(settled_base, "33") as session:
        done = lived(session, world.find(session, "33"), 200, 60)
        session.rollback()
    assert {"ceiling_near", "ceiling_reached", "ceiling_reported", *ACTS} <= set(done)
