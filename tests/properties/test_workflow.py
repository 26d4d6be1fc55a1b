"""A walk through the workflow by everybody, at random: what the law allows succeeds, all else writes nothing."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import verify
from conference.casework import assignment, closing, passage, referral, step
from conference.casework.checking import faults
from conference.casework.step import NotPossible
from conference.cli.database import upgrade_to
from conference.domain import journal
from conference.domain.actors import MACHINE
from conference.domain.delays import DelayKind, Term, Unit
from conference.domain.neutrality import Rule, TieKind
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Refused
from conference.domain.workflow import Given, StepCode
from conference.models.assignment import Assignment, Declaration
from conference.models.case import Case
from conference.models.journal import DelayRow, StayRow
from conference.models.tenancy import work_for
from conference.programme import departments
from tests import bases, law, recount, world
from tests.properties.walk import ACCOUNTS, PEOPLE, Walked, actor

BEGINNING = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TERMS = (
    {DelayKind.ACKNOWLEDGEMENT: Term(Unit.CALENDAR, 2, 5), DelayKind.ASSIGNMENT: Term(Unit.WORKING, 15, 30, urgent=1)},
    {DelayKind.ACKNOWLEDGEMENT: Term(Unit.WORKING, 3, 3), DelayKind.ASSIGNMENT: Term(Unit.CALENDAR, 20, 40)},
)
people, names = st.sampled_from(sorted(PEOPLE)), st.sampled_from(sorted(ACCOUNTS))
numbers, backwards = st.integers(0, 99), st.sampled_from([0, 0, 0, 0, 1, 30, -1])
insiders = st.sampled_from(["body"] * 4 + ["referrer", "coordinator", "second coordinator"])
seldom = st.sampled_from([False, False, True])
anybody = st.one_of(people, insiders)
steps = st.sampled_from([name for name in law.STEPS if name != "assign"])


class Walk(RuleBasedStateMachine):
    """One département, a few cases, and everybody trying everything."""

    settled: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{shutil.copy(self.settled, self.folder)}"
        self.now, self.cases, self.term = BEGINNING, list[Walked](), 0
        self.stack.enter_context(clock.frozen(self.now))
        self.session: Session = self.stack.enter_context(bases.opened(url, "33"))
        self.place = world.find(self.session, "33")
        self.department = self.place.department
        self.tables = inspect(self.session.connection()).get_table_names()

    def teardown(self) -> None:
        """The whole base, once more, from its beginning."""
        assert list(faults(self.session)) == []
        assert list(verify.faults(self.session, "33")) == []
        self.stack.close()

    # What everybody tries

    @initialize(urgent=st.booleans())
    def a_first_case(self, urgent: bool) -> None:
        self._begin("Ferrand", complete=True, urgent=urgent)
        self.attempt(0, "submit", "referrer", 0, complete=True, own=False)

    @precondition(lambda self: len(self.cases) < 3)
    @rule(family=st.sampled_from(["Ferrand", "Diallo"]), complete=st.sampled_from([True, True, False]), urgent=st.booleans())
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
    @rule(n=numbers, name=steps, who=anybody, back=backwards, complete=st.sampled_from([True, True, True, False]), own=st.booleans())
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
        open_now = [(name, who) for name in law.STEPS for who in sorted(PEOPLE) if case.may(name, who)]
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
    @rule(n=numbers, who=people, ties=st.sampled_from([set(), set(), {TieKind.KINSHIP}]), knows=seldom, own=st.booleans())
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
            lambda row: assignment.answer(
                self.session, self._actor(who), self.session.scalars(asked).one(), knows=knows, ties=ties
            ),
            case,
            allowed,
            case.stage == "assignment",
        ):
            told = {"does_not_know"} if knows or ties else set()
            case.ties[name], case.asked = told | ({"no_tie"} if ties else set()), None

    @precondition(lambda self: self.cases)
    @rule(n=numbers, name=names, who=insiders, which=st.sampled_from(Rule), reason=st.sampled_from(["Personne d’autre.", " "]))
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
            lambda row: referral.write(self.session, self._actor("referrer"), row, words), case, True, case.stage == "referral"
        )

    # How it is tried, and what is compared

    def _at(self, instant: datetime) -> None:
        self.now = instant
        self.stack.enter_context(clock.frozen(instant))

    def _actor(self, who: str) -> Any:
        return actor(self.place, who)

    def _begin(self, family: str, *, complete: bool, urgent: bool) -> None:
        row = world.draft(self.session, self.place)
        person = self.session.execute(text("SELECT max(id) FROM person")).scalar_one()
        values: dict[str, object] = {"urgent": urgent} | ({} if complete else {"danger": None})
        referral.write(self.session, self._actor("referrer"), row, values)
        self.session.flush()
        change = "UPDATE person SET last_name = :name, folded = :folded WHERE id = :id"
        told = {"name": family, "folded": f"lou {family.lower()}", "id": person}
        self.session.connection().execute(text(change), told)
        self.session.commit()
        self.cases.append(Walked(row.id, family, complete, urgent))

    def _given(self, own: bool) -> Given:
        reason = EndReason.FAMILY_ORGANISED if own else EndReason.OTHER
        return Given("Parce que.", "En juin.", "", reason, EndedBy.FAMILY, self.now.date())

    def _take(self, row: Case, name: str, who: str, given: Given, at: datetime) -> None:
        act, code = self._actor(who), StepCode(name)
        if name == "submit":
            referral.submit(self.session, act, row, at)
        elif name == "withdraw_draft":
            referral.withdraw(self.session, act, row)
        elif name == "reopen":
            closing.reopen(self.session, act, row, given.words, at)
        else:
            step.take(self.session, act, row, code, given, at)

    def _decides(self, case: Walked, who: str, name: str) -> bool:
        oneself = ACCOUNTS[name] is not None and PEOPLE[who][0] == ACCOUNTS[name]
        return case.stage == "assignment" and not case.suspended and "body" in case.hats(who) and not oneself

    def _try(self, act: Callable[[Case], object], case: Walked, allowed: bool, ready: bool) -> bool:
        """Act and commit where it is expected; else check that it is refused, by whom, and that nothing is written."""
        row = self.session.get_one(Case, case.id)
        before = self._content()
        try:
            act(row)
        except Refused as refusal:
            codes = {reason.code for reason in refusal.reasons}
            assert not (allowed and ready), codes
            assert allowed or isinstance(refusal, NotPossible) or codes == {"wrong_stage"}, codes
            self.session.flush()
            # A time that cannot be is found at the door itself; whoever called rolls back.
            assert self._content() == before or codes <= {"in_the_future", "before_previous_step"}
            self.session.rollback()
            self.place = world.find(self.session, "33")
            self.department = self.place.department
            return False
        assert allowed
        assert ready
        self.session.commit()
        return True

    def _content(self) -> dict[str, list[Any]]:
        """Everything that the base holds, as this transaction sees it."""
        raw = self.session.connection().exec_driver_sql
        return {table: list(raw(f"SELECT * FROM {table}")) for table in self.tables}  # noqa: S608

    def _compare(self, case: Walked) -> None:
        row = self.session.get_one(Case, case.id)
        assert (row.stage, row.suspended, row.outcome) == (case.stage, case.suspended, case.outcome)
        told = journal.fold(passage.folded(passage.passages_of(self.session, row)))
        naive = recount.stand(case.lines)
        assert (told.stage, told.suspended, told.outcome) == (naive.stage, naive.suspended, naive.outcome)
        stays = self.session.scalars(select(StayRow).where(StayRow.case_id == case.id).order_by(StayRow.number))
        assert [(s.stage, s.outcome, s.entered_at, s.left_at) for s in stays] == recount.stays(case.lines)
        self._compare_delays(case)
        running = select(Assignment).where(Assignment.case_id == case.id, Assignment.until.is_(None))
        has = case.stage not in {"referral", "assignment", "closed"}
        assert len(self.session.scalars(running).all()) == (1 if has else 0)

    def _compare_delays(self, case: Walked) -> None:
        def under(kind: str, began: datetime) -> recount.Term:
            now = TERMS[self.term][DelayKind(kind)]
            target = now.urgent if case.urgent and now.urgent else now.target
            return case.terms.setdefault((kind, began), (now.unit.value, target, max(target, now.maximum)))

        rows = self.session.scalars(select(DelayRow).where(DelayRow.case_id == case.id)).all()
        told = sorted(
            ((d.started_at, d.kind.value, d.number), d.ended_at, d.ended_by, d.due_on, d.maximum_on, d.counted, d.suspended)
            for d in rows
        )
        naive = recount.dues(case.lines, "Europe/Paris", under)
        expected = [
            (d.started, d.kind, d.ended, d.ended_by, d.due, d.maximum, d.counted, d.off)
            for d in sorted(naive, key=lambda d: (d.started, d.kind))
        ]
        assert [(key[0], key[1], *rest) for key, *rest in told] == expected


@pytest.fixture(scope="module", name="settled")
def _settled_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("walk") / "base.sqlite"
    with clock.frozen(BEGINNING):
        upgrade_to(f"sqlite:///{path}")
        bases.settle(f"sqlite:///{path}")
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    yield path


def walk(settled: Path, examples: int, steps_each: int) -> None:
    Walk.settled = settled
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps_each,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(Walk, settings=chosen)


def test_a_walk_through_the_workflow(settled: Path) -> None:
    walk(settled, 40, 30)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_long_walk_through_the_workflow(settled: Path) -> None:
    walk(settled, 300, 50)
