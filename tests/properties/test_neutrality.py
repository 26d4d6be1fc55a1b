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
from conference.casework import assignment, declaration, preparation, refusal
from conference.domain.actors import MACHINE, Actor
from conference.domain.facts import Given
from conference.domain.neutrality import Mode, Rule, TieKind
from conference.domain.reasons import Refused
from conference.domain.referral import PersonKind
from conference.models.assignment import Assignment, Declaration, Derogation, FamilyRefusal, Tie
from conference.models.case import Case
from conference.models.department import DepartmentRule
from conference.programme import departments
from tests import world
from tests.conftest import NOW
from tests.world import Place

NAMES = ("Claire", "Sofiane", "Agathe")
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
)
Move = tuple[str, int, int, int]
moves = st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 2), st.integers(0, 20))
# How many days an answer holds, as a département begins with.
HOLDS = 180


class Life:
    """Two cases, three coordinators, and whatever is tried on them."""

    def __init__(self, session: Session, place: Place) -> None:
        self.session, self.place, self.now = session, place, NOW
        self.cases = [world.received(session, place), world.received(session, place)]
        session.flush()

    def play(self, move: Move, taken: Counter[str]) -> None:
        """Try one act; what is refused is taken back."""
        act, n, who, pick = move
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
        preparation.name(self.session, case, ina)

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
    assert {"ask", "answer", "give", "switch"} <= set(taken)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_so_it_is_in_many_lives(session: Session, gironde: Place) -> None:
    assert set(lived(session, gironde, 400, 60)) == set(ACTS)
