"""A walk through the workflow by everybody, at random: what the law allows succeeds, all else writes nothing."""

import sqlite3
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from conference import clock
from conference.casework import assignment, follow_up, referral
from conference.cli.database import upgrade_to
from conference.domain.actors import MACHINE
from conference.domain.facts import Given
from conference.domain.neutrality import Rule, TieKind
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.programme import departments
from tests import bases
from tests.properties.ground import BEGINNING, TERMS, Ground
from tests.properties.walk import ACCOUNTS, PEOPLE

people, names = st.sampled_from(sorted(PEOPLE)), st.sampled_from(sorted(ACCOUNTS))
numbers, backwards = st.integers(0, 99), st.sampled_from([0, 0, 0, 0, 1, 30, -1])
insiders = st.sampled_from(["body"] * 4 + ["referrer", "coordinator", "second coordinator"])
seldom = st.sampled_from([False, False, True])
anybody = st.one_of(people, insiders)
# The walk goes as far as the preparation, and out of it; the matrix of steps plays the stages behind.
WALKED = [
    *("submit", "withdraw_draft", "return", "postpone", "decline"),
    *("assign", "stop", "suspend", "resume", "reopen"),
]
steps = st.sampled_from([name for name in WALKED if name != "assign"])


class Walk(Ground):
    """One département, a few cases, and everybody trying everything."""

    @initialize(urgent=st.booleans())
    def a_first_case(self, urgent: bool) -> None:
        self._begin("Ferrand", complete=True, urgent=urgent)
        self.attempt(0, "submit", "referrer", 0, complete=True, own=False)

    @precondition(lambda self: len(self.cases) < 3)
    @rule(
        family=st.sampled_from(["Ferrand", "Diallo"]),
        complete=st.sampled_from([True, True, False]),
        urgent=st.booleans(),
    )
    def another_case(self, family: str, complete: bool, urgent: bool) -> None:
        self._begin(family, complete=complete, urgent=urgent)

    @rule(hours=st.sampled_from([1, 13, 24, 24 * 4, 24 * 20]))
    def time_goes_by(self, hours: int) -> None:
        self._at(self.now + timedelta(hours=hours))

    @rule()
    def the_departement_changes_its_delays(self) -> None:
        self.term = 1 - self.term
        departments.set_terms(self.session, MACHINE, self.department, TERMS[self.term])
        self.session.commit()

    @precondition(lambda self: self.cases)
    @rule(
        n=numbers,
        name=steps,
        who=anybody,
        back=backwards,
        complete=st.sampled_from([True, True, True, False]),
        own=st.booleans(),
    )
    def attempt(self, n: int, name: str, who: str, back: int, complete: bool, own: bool) -> None:
        """Somebody tries a step, with what it asks for or without, now or some days ago."""
        case = self.cases[n % len(self.cases)]
        at = self.now - timedelta(days=back)
        asks = name not in {"submit", "withdraw_draft", "resume"}
        ready = case.complete if name == "submit" else complete or not asks
        in_time = name == "withdraw_draft" or case.may_happen(at, self.now)
        allowed = case.may(name, who)
        given = self._given(own) if complete else Given()
        succeeds = self._try(lambda row: self._take(row, name, who, given, at), case, allowed, ready and in_time)
        if not succeeds:
            return
        if name == "withdraw_draft":
            self.cases.remove(case)
            return
        case.pass_by(name, at, own_solution=own)
        self._compare(case)

    @precondition(lambda self: self.cases)
    @rule(n=numbers, which=st.integers(0, 999), back=backwards, own=st.booleans())
    def somebody_who_may(self, n: int, which: int, back: int, own: bool) -> None:
        """A step that the law allows, so that the walk goes far."""
        case = self.cases[n % len(self.cases)]
        open_now = [(name, who) for name in WALKED for who in sorted(PEOPLE) if case.may(name, who)]
        lawful = [pair for pair in open_now if pair[0] not in {"assign", "withdraw_draft"}]
        if lawful:
            name, who = lawful[which % len(lawful)]
            self.attempt(n, name, who, back, complete=True, own=own)

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=names, who=anybody)
    def ask(self, n: int, name: str, who: str) -> None:
        case = self.cases[n % len(self.cases)]
        free = case.asked is None and not case.blocks(name, self.cases)
        if self._try(
            lambda row: assignment.ask(self.session, self._actor(who), row, self.place.coordinators[name]),
            case,
            self._decides(case, who, name),
            free,
        ):
            case.asked = None if name in case.ties else name

    @precondition(lambda self: any(case.asked for case in self.cases))
    @rule(
        n=numbers, who=people, ties=st.sampled_from([set(), set(), {TieKind.KINSHIP}]), knows=seldom, own=st.booleans()
    )
    def answer(self, n: int, who: str, ties: set[TieKind], knows: bool, own: bool) -> None:
        """The one who was asked answers, or the body takes it down."""
        waiting = [case for case in self.cases if case.asked]
        case = waiting[n % len(waiting)]
        name = str(case.asked)
        who = ("second coordinator" if name == "Sofiane" else "coordinator") if own else who
        answers = PEOPLE[who][0] is not None and PEOPLE[who][0] == ACCOUNTS[name]
        allowed = answers or self._decides(case, who, name)
        asked = select(Declaration).where(
            Declaration.case_id == case.id, Declaration.coordinator_id == self.place.coordinators[name].id
        )
        if self._try(
            lambda _: assignment.answer(
                self.session, self._actor(who), self.session.scalars(asked).one(), knows=knows, ties=ties
            ),
            case,
            allowed,
            case.chooses,
        ):
            told = {"does_not_know"} if knows or ties else set()
            case.ties[name], case.asked = told | ({"no_tie"} if ties else set()), None

    @precondition(lambda self: self.cases)
    @rule(
        n=numbers,
        name=names,
        who=insiders,
        which=st.sampled_from(Rule),
        reason=st.sampled_from(["Personne d’autre.", " "]),
    )
    def derogate(self, n: int, name: str, who: str, which: Rule, reason: str) -> None:
        case = self.cases[n % len(self.cases)]
        breaks = which.value in case.broken(name, self.cases) and (name, which.value) not in case.derogated
        if self._try(
            lambda row: assignment.derogate(
                self.session, self._actor(who), row, self.place.coordinators[name], which, reason
            ),
            case,
            self._decides(case, who, name),
            breaks and bool(reason.strip()),
        ):
            case.derogated.add((name, which.value))

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=names, who=anybody, back=backwards, why=st.sampled_from(["La famille décide.", "  "]))
    def assign(self, n: int, name: str, who: str, back: int, why: str) -> None:
        case, at = self.cases[n % len(self.cases)], self.now - timedelta(days=back)
        oneself = ACCOUNTS[name] is not None and PEOPLE[who][0] == ACCOUNTS[name]
        rules = name in case.ties and not case.blocks(name, self.cases) and bool(why.strip())
        allowed, ready = case.may("assign", who) and not oneself, rules and case.may_happen(at, self.now)
        row_of = self.place.coordinators[name]
        act = self._actor(who)
        if not self._try(lambda row: assignment.assign(self.session, act, row, row_of, why, at), case, allowed, ready):
            return
        follow_up.synthesise(self.session, MACHINE, self.session.get_one(Case, case.id), {"course": "En cours."})
        self.session.commit()
        case.coordinator = name
        case.ever.add(name)
        case.pass_by("assign", at)
        self._compare(case)

    @precondition(lambda self: any(case.stage == "assignment" and not case.suspended for case in self.cases))
    @rule(n=numbers, name=st.sampled_from(["Claire", "Sofiane"]))
    def a_case_finds_its_coordinator(self, n: int, name: str) -> None:
        """The short way to the stages behind."""
        waiting = [at for at, case in enumerate(self.cases) if case.stage == "assignment" and not case.suspended]
        chosen = waiting[n % len(waiting)]
        self.ask(chosen, name, "body")
        if self.cases[chosen].asked == name:
            asked = [case for case in self.cases if case.asked]
            index = next(i for i, case in enumerate(asked) if case is self.cases[chosen])
            self.answer(index, "body", set(), knows=False, own=False)
        self.assign(chosen, name, "body", 0, "La famille décide.")

    @precondition(lambda self: self.cases)
    @rule(n=numbers)
    def write(self, n: int) -> None:
        """A referral is written while it is with its referrer, and never after."""
        case = self.cases[n % len(self.cases)]
        words = {"strengths": f"Le {self.now:%d} tout va mieux."}
        self._try(
            lambda row: referral.write(self.session, self._actor("referrer"), row, words),
            case,
            True,
            case.stage == "referral",
        )


@pytest.fixture(scope="module", name="settled")
def _settled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("walk") / "base.sqlite"
    with clock.frozen(BEGINNING):
        upgrade_to(f"sqlite:///{path}")
        bases.settle(f"sqlite:///{path}")
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    return path


def walk(settled: Path, examples: int, steps_each: int) -> Counter[str]:
    """How often each step was taken, everything having been compared after each."""
    Walk.settled, Walk.taken = settled, Counter()
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps_each,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(Walk, settings=chosen)
    return Walk.taken


def test_a_walk_through_the_workflow(settled: Path) -> None:
    assert walk(settled, 8, 30).total() > 8


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_long_walk_through_the_workflow(settled: Path) -> None:
    taken = walk(settled, 150, 50)
    assert set(taken) == set(WALKED) - {"withdraw_draft"}
