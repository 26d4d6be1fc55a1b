"""A walk through the workflow by everybody, at random: what the law allows succeeds, all else writes nothing."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from conference import clock
from conference.cli.database import upgrade_to
from conference.domain.actors import MACHINE
from conference.domain.neutrality import Rule, TieKind
from conference.domain.roles import Role
from conference.models.department import Department
from conference.programme import accounts, departments
from tests import bases, law, world
from tests.properties import steps
from tests.properties.acting import NAMES, WRITINGS
from tests.properties.ending import Ending
from tests.properties.ground import BEGINNING, TERMS, Start
from tests.properties.walk import PEOPLE, Walked

people, names = st.sampled_from(sorted(PEOPLE)), st.sampled_from(NAMES)
numbers, backwards = st.integers(0, 99), st.sampled_from([0, 0, 0, 0, 1, 30, -1])
insiders = st.sampled_from(["body"] * 3 + ["referrer", "coordinator", "coordinator", "second coordinator"])
mostly, seldom = st.sampled_from([True, True, True, False]), st.sampled_from([False, False, True])
anybody, kinds = st.one_of(people, insiders), st.integers(0, 3)
PLACES: dict[str, Callable[[Walked], bool]] = {
    "draft": lambda case: case.stage == "referral",
    "received": lambda case: case.stage == "assignment",
    "prepared": lambda case: case.stage == "preparation" and case.facts.convenes,
    "convened": lambda case: case.stage == "conference",
    "private": lambda case: case.facts.private,
    "over": lambda case: case.facts.today is not None and case.facts.today.over,
    "recorded": lambda case: case.stage == "validation",
    "followed": lambda case: case.stage == "follow_up",
}
BEFORE_THE_DAY = ("preparation", "conference")


class Walk(Ending):
    """One département, a few cases, and everybody trying everything."""

    @initialize(place=st.sampled_from(list(PLACES)))
    def a_first_case(self, place: str) -> None:
        """Somewhere on the path already."""
        self._open(self.starts[place])

    @precondition(lambda self: len(self.cases) < 3)
    @rule(family=st.sampled_from(["Ferrand", "Diallo"]), complete=mostly, urgent=st.booleans(), alone=seldom)
    def another_case(self, family: str, complete: bool, urgent: bool, alone: bool) -> None:
        self._begin(family, complete=complete, urgent=urgent, alone=alone)

    @precondition(lambda self: len(self.cases) < 3 and not any(case.taken_over for case in self.cases))
    @rule(
        coordinator=st.sampled_from([None, *NAMES]),
        state=st.sampled_from(["en cours", "aboutie", "non aboutie"]),
        days=st.integers(0, 40),
    )
    def a_case_of_another_tool(self, coordinator: str | None, state: str, days: int) -> None:
        self._take_over(coordinator, state, days)

    @rule(hours=st.sampled_from([1, 13, 24, 24 * 4, 24 * 20]))
    def time_goes_by(self, hours: int) -> None:
        self._at(self.now + timedelta(hours=hours))

    @rule()
    def the_departement_changes_its_delays(self) -> None:
        self.term = 1 - self.term
        row = self.session.get_one(Department, self.place.department.id)
        departments.set_terms(self.session, MACHINE, row, TERMS[self.term])
        self.session.commit()

    def _case(self, n: int) -> Walked:
        return self.cases[n % len(self.cases)]

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=st.sampled_from(law.STEPS), who=anybody, back=backwards, complete=mostly, kind=kinds)
    def attempt(self, n: int, name: str, who: str, back: int, complete: bool, kind: int) -> None:
        """Somebody tries a step, with what it asks for or without, now or some days ago."""
        if name in steps.CHOSEN:
            self._choose(self._case(n), NAMES[kind % 3], who, self._said(back, complete=True, kind=kind))
        elif name != "take_over":
            self._step(self._case(n), name, who, self._said(back, complete=complete, kind=kind))

    @precondition(lambda self: self.cases)
    @rule(n=numbers, acts=st.lists(st.tuples(st.integers(0, 999), numbers, backwards, mostly), min_size=1, max_size=5))
    def those_who_may(self, n: int, acts: list[tuple[int, int, int, bool]]) -> None:
        """Steps and writings that the law allows where a case stands, whatever is still missing for them."""
        for which, pick, back, good in acts:
            if self.cases:
                self._lawful_act(self._case(n), which, pick, back, good=good)

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=names, who=anybody)
    def ask(self, n: int, name: str, who: str) -> None:
        self._ask(self._case(n), name, who)

    @precondition(lambda self: any(case.waiting for case in self.cases))
    @rule(
        n=numbers, who=people, ties=st.sampled_from([set(), set(), {TieKind.KINSHIP}]), knows=seldom, own=st.booleans()
    )
    def answer(self, n: int, who: str, ties: set[TieKind], knows: bool, own: bool) -> None:
        """The one who was asked answers, or the body takes it down."""
        waiting = [case for case in self.cases if case.waiting]
        case = waiting[n % len(waiting)]
        name = case.waiting[n % len(case.waiting)]
        who = ("second coordinator" if name == "Sofiane" else "coordinator") if own else who
        self._answer(case, name, who, ties, knows=knows)

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=names, who=insiders, which=st.sampled_from(Rule), reason=st.sampled_from(["Personne.", " "]))
    def derogate(self, n: int, name: str, who: str, which: Rule, reason: str) -> None:
        self._derogate(self._case(n), name, who, which.value, reason)

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=names, who=anybody, back=backwards, why=st.sampled_from(["La famille décide.", "  "]))
    def choose(self, n: int, name: str, who: str, back: int, why: str) -> None:
        self._choose(self._case(n), name, who, self._said(back, complete=True, kind=0), why)

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=st.sampled_from(sorted(WRITINGS)), who=anybody, good=mostly, pick=numbers)
    def write(self, n: int, name: str, who: str, good: bool, pick: int) -> None:
        """Somebody writes something that is no step."""
        self._write(self._case(n), name, who, pick, good=good)

    @precondition(lambda self: self.cases)
    @rule(n=numbers, acts=st.integers(1, 14))
    def a_case_goes_on(self, n: int, acts: int) -> None:
        """Towards the end, as the path has it."""
        case = self._case(n)
        for _ in range(acts):
            self._goes_on(case)

    @precondition(lambda self: any(case.stage in BEFORE_THE_DAY for case in self.cases))
    @rule(n=numbers)
    def a_family_is_left_to_itself(self, n: int) -> None:
        """The short way to private time; then every step and every writing is tried, by whoever may most."""
        waiting = [case for case in self.cases if case.stage in BEFORE_THE_DAY]
        case = waiting[n % len(waiting)]
        while case.stage in BEFORE_THE_DAY and not case.facts.private and self._goes_on(case):
            pass
        if case.facts.private:
            self._knock(case)
            self.taken["knocked"] += 1


@pytest.fixture(scope="module", name="starts")
def _starts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Start]:
    """A département, in which a second account refers too and may hold a case; and a case at each place of the path."""
    folder = tmp_path_factory.mktemp("walk")
    url = f"sqlite:///{folder / 'settled.sqlite'}"
    with clock.frozen(BEGINNING):
        upgrade_to(url)
        bases.settle(url)
        with bases.opened(url, "33") as session:
            accounts.give(session, MACHINE, world.find(session, "33").accounts["second"], Role.REFERRER)
            session.commit()
    with closing(sqlite3.connect(folder / "settled.sqlite")) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return _along_the_path(folder)


def _along_the_path(folder: Path) -> Mapping[str, Start]:
    Walk.taken = Counter()
    walker, found = Walk(), dict[str, Start]()
    walker._open(Start(folder / "settled.sqlite"))
    case = walker._begin("Ferrand", complete=True, urgent=False)
    for place, reached in PLACES.items():
        while not reached(case):
            assert walker._goes_on(case)
        walker._at(walker.now + timedelta(hours=5))
        found[place] = walker._keep(folder / f"{place}.sqlite")
    walker.stack.close()
    return found


def walk(starts: Mapping[str, Start], examples: int, steps_each: int, *, anew: bool) -> Counter[str]:
    """How often each step and each writing succeeded, everything having been compared after each.

    The same walks each time, or ``anew``.
    """
    Walk.starts, Walk.taken = starts, Counter()
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps_each,
        deadline=None,
        derandomize=not anew,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(Walk, settings=chosen)
    return Walk.taken


@pytest.mark.timeout(600)
def test_a_walk_through_the_workflow(starts: Mapping[str, Start]) -> None:
    taken = walk(starts, 3, 30, anew=False)
    assert {"submit", "assign", "convene", "record", "validate_form", "ratify", "close"} <= set(taken)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_long_walk_through_the_workflow(starts: Mapping[str, Start]) -> None:
    taken = walk(starts, 60, 50, anew=True)
    assert set(taken) == (set(law.STEPS) - {"withdraw_draft"}) | set(law.WRITINGS) | {"knocked"}
