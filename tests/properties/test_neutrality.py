"""Nobody is given a case whom a blocking rule refuses at that moment, whatever was done before, in whatever order.

What is expected is read from the rows, in the test's own words.
"""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import assignment, declaration, network, recusal, refusal
from conference.domain.actors import MACHINE, Actor
from conference.domain.facts import Given
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.domain.roles import Role
from conference.models.assignment import Assignment, Declaration, Derogation, FamilyRefusal, Tie
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import DepartmentRule
from conference.models.loan import Loan
from conference.models.recusal import Recusal
from conference.programme import accounts, departments, lending
from tests import world
from tests.conftest import NOW
from tests.world import Place

NAMES = ("Claire", "Sofiane", "Agathe", "Nadia")
ACCOUNTS = {"Claire": "coordinator", "Sofiane": "second"}
ACTS = (
    "ask",
    "answer",
    "refuse",
    "derogate",
    "give",
    "give",
    "release",
    "add",
    "switch",
    "report",
    "take_back",
    "wait",
    "recuse",
    "lend",
)
Move = tuple[str, int, int, int]
moves = st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 3), st.integers(0, 20))
# How many days an answer holds, as a département begins with.
HOLDS = 180


class Life:
    """Two cases, three coordinators, one whom a neighbour may lend, and whatever is tried on them."""

    def __init__(self, session: Session, place: Place) -> None:
        self.session, self.place, self.now = session, place, NOW
        self.cases = [world.received(session, place), world.received(session, place)]
        place.coordinators.pop("Nadia", None)
        accounts.give(session, MACHINE, place.accounts["coordinator"], Role.COMMITTEE)
        session.flush()

    def play(self, move: Move, taken: Counter[str]) -> None:
        """Try one act; what is refused is taken back."""
        act, n, who, pick = move
        if NAMES[who] not in self.place.coordinators and act != "lend":
            return
        undo = self.session.begin_nested()
        try:
            with clock.frozen(self.now):
                getattr(self, f"_{act}")(self.cases[n], NAMES[who], pick)
                self.session.flush()
        except Refused:
            undo.rollback()
        else:
            undo.commit()
            taken[act] += 1

    def _ask(self, case: Case, name: str, _pick: int) -> None:
        assignment.ask(self.session, self._body, case, self.place.coordinators[name])

    def _answer(self, case: Case, name: str, pick: int) -> None:
        row = self.session.scalars(_theirs(Declaration, case, self.place.coordinators[name].id)).one_or_none()
        if row is not None:
            ties = [TieKind.KINSHIP] if pick % 7 == 0 else []
            assignment.answer(self.session, self._body, row, knows=pick % 5 == 0, ties=ties)

    def _refuse(self, case: Case, name: str, pick: int) -> None:
        if pick % 4 == 0:
            refusal.tell(self.session, world.actor(self.place, "referrer"), case, self.place.coordinators[name])

    def _derogate(self, case: Case, name: str, pick: int) -> None:
        rule = list(Rule)[pick % len(Rule)]
        assignment.derogate(self.session, self._body, case, self.place.coordinators[name], rule, "Personne d’autre.")

    def _give(self, case: Case, name: str, _pick: int) -> None:
        refused = self._refused(case, name)
        act = assignment.assign if case.stage == "assignment" else assignment.hand_over
        act(self.session, self._body, case, self.place.coordinators[name], "Utile.")
        assert refused == set(), (name, refused)

    def _release(self, case: Case, _name: str, _pick: int) -> None:
        assignment.release(self.session, self._body, case, Given(words="Un départ."))

    def _add(self, case: Case, _name: str, _pick: int) -> None:
        ina = {"kind": PersonKind.RELATIVE, "first_name": "Ina", "last_name": "Traoré", "tie": "tante"}
        network.name(self.session, case, ina)

    def _switch(self, _case: Case, _name: str, pick: int) -> None:
        modes = dict(self.place.department.modes)
        rule = list(Rule)[pick % len(Rule)]
        modes[rule] = list(Mode)[pick // len(Rule)]
        departments.set_modes(self.session, MACHINE, self.place.department, modes)

    def _report(self, case: Case, name: str, _pick: int) -> None:
        if name in ACCOUNTS:
            who = world.actor(self.place, ACCOUNTS[name])
            declaration.report(self.session, who, case, knows=True, ties=[TieKind.OTHER])

    def _take_back(self, case: Case, name: str, _pick: int) -> None:
        declaration.take_back(self.session, self._body, case, self.place.coordinators[name])

    def _wait(self, _case: Case, _name: str, pick: int) -> None:
        self.now += timedelta(days=10 * pick)

    def _recuse(self, case: Case, _name: str, pick: int) -> None:
        """Claire sits in the body too: whoever steps aside there coordinates nothing of it either."""
        both = frozenset({Role.COORDINATOR, Role.COMMITTEE})
        who = Actor(self.place.accounts["coordinator"].id, both)
        if pick % 3 == 0:
            recusal.step_aside(self.session, who, case, TieKind.KINSHIP, suggested=False)

    def _lend(self, case: Case, _name: str, pick: int) -> None:
        since = self.now.date()
        lead, until = world.actor(self.place, "lead"), since + timedelta(days=pick)
        loan = lending.lend(self.session, lead, self.place.department, case, "Nadia Prêtée", "24", since, until)
        self.place.coordinators["Nadia"] = self.session.get_one(Coordinator, loan.coordinator_id)

    @property
    def _body(self) -> Actor:
        return world.actor(self.place, "committee")

    def _refused(self, case: Case, name: str) -> set[str]:
        """Why the law refuses somebody now: both cases are of one family, which the MDS refers and knows."""
        who, ask = self.place.coordinators[name].id, self.session.scalars
        told = ask(_theirs(Declaration, case, who)).one_or_none()
        days = None if told is None or told.answered_at is None else (self.now.date() - told.answered_at.date()).days
        fresh = told is not None and days is not None and days <= HOLDS
        broken = {"other_service", "other_institution"} if name == "Agathe" else set[str]()
        broken |= {"does_not_know"} if fresh and told is not None and told.knows else set()
        broken |= {"no_tie"} if fresh and ask(_theirs(Tie, case, who)).first() else set()
        elsewhere = select(Assignment).where(Assignment.case_id != case.id, Assignment.coordinator_id == who)
        broken |= {"never_worked_with"} if ask(elsewhere).first() else set()
        blocking = {line.rule.value for line in ask(select(DepartmentRule)) if line.mode.value == "block"}
        at = told.answered_at if told is not None else None
        aside = {
            line.rule.value
            for line in ask(_theirs(Derogation, case, who))
            if line.rule.value not in {"does_not_know", "no_tie"} or at is None or line.decided_at >= at
        }
        placed = case.stage.value != "assignment" and case.coordinator_id == who
        bars = {"coordinates": placed, "undeclared": not fresh and not placed}
        bars["refused"] = ask(_theirs(FamilyRefusal, case, who)).first() is not None
        recused = select(Recusal).join(Coordinator, Coordinator.account_id == Recusal.account_id)
        bars["recused"] = ask(recused.where(Recusal.case_id == case.id, Coordinator.id == who)).first() is not None
        loan, today = ask(_theirs(Loan, case, who)).first(), self.now.date()
        runs = loan is not None and loan.since <= today and (loan.until is None or today <= loan.until)
        bars["not lent"] = name == "Nadia" and not runs
        return {bar for bar, holds in bars.items() if holds} | ((broken & blocking) - aside)


def _theirs(table: Any, case: Case, coordinator: int) -> Any:
    return select(table).where(table.case_id == case.id, table.coordinator_id == coordinator)


def lived(session: Session, place: Place, examples: int, length: int) -> Counter[str]:
    """Play so many lives, each on the département as it was settled; how often each act was let through."""
    taken: Counter[str] = Counter()

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(moves, min_size=length // 2, max_size=length))
    def play(chosen: list[Move]) -> None:
        session.connection()
        life = Life(session, place)
        try:
            for move in chosen:
                life.play(move, taken)
        finally:
            session.rollback()

    play()
    return taken


def test_nobody_is_given_a_case_against_a_rule(session: Session, gironde: Place) -> None:
    taken = lived(session, gironde, 6, 30)
    assert {"ask", "answer", "give", "switch", "recuse", "lend"} <= set(taken)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_so_it_is_in_many_lives(session: Session, gironde: Place) -> None:
    assert set(lived(session, gironde, 400, 60)) == set(ACTS)
