"""What every state keeps open and shut: a way out for each case, the acts it offers, the door of private time."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from conference.audit import verify
from conference.casework import assignment
from conference.casework.checking import faults
from conference.casework.step import open_steps
from conference.domain.neutrality import Rule
from conference.domain.reasons import Refused
from conference.models.case import Case
from conference.models.tenancy import work_for
from tests import law
from tests.properties import counted, steps
from tests.properties.acting import WHY, WRITINGS, Acting
from tests.properties.onwards import onwards, shortest
from tests.properties.walk import Walked

ROUND = 60  # more acts than the longest way to the end


class Ending(Acting):
    """What is looked at after every act, and once more when the walk is over."""

    over = False

    def teardown(self) -> None:
        """A way out of every case, one of them played on to its end, and the whole base from its beginning."""
        self.over = True
        try:
            if self.whole:
                for case in self.cases:
                    self._way_out(case)
                if self.cases:
                    self._way_on(self.cases[self.now.day % len(self.cases)])
                self._look_back()
        finally:
            self.stack.close()

    def _look_back(self) -> None:
        self.session.expunge_all()
        assert list(faults(self.session)) == []
        work_for(self.session, self.place.department)
        assert list(verify.faults(self.session, "33")) == []
        counted.every_date(self.session, self.cases)

    def _stays_open(self, case: Walked) -> None:
        """By the law, an open case has acts that somebody here may take one after the other until it is closed."""
        if case.stage != "closed" and case in self.cases:
            self._lawful(copy.deepcopy(case))
        if case in self.cases and not self.over:
            for who in (case.works or "body", next(self.readers)):
                self._offers(case, who)

    def _lawful(self, case: Walked) -> None:
        for name, who, pick in list(shortest(case)):
            if name in WRITINGS:
                where = {"suspended": case.suspended, "received": case.received, "private": case.facts.private}
                assert law.takes(name, case.stage, **where), (case, name)
                assert case.hats(who) & set(law.WRITINGS[name][1]), (case, name)
                tried = self._attempt(case, name, who, pick, good=True)
                assert tried is not None
                assert tried.ready
                tried.then(None)
            else:
                assert case.may(name, who), (case, name)
                assert case.stands(name, who), (case, name)
                case.pass_by(name, self.now)
        assert case.stage in {"closed", "gone"}, case

    def _offers(self, case: Walked, who: str) -> None:
        """The page of a case offers the steps that the law lets somebody take, and says what each still misses."""
        self.session.expunge_all()
        row = self.session.get_one(Case, case.id)
        offered = {step.code.value: step for step in open_steps(self.session, self._actor(who), row)}
        assert set(offered) == {name for name in law.STEPS if case.may(name, who)}, (case, who)
        for name, step in offered.items():
            assert (not step.reasons) is case.stands(name, who), (case, who, step)

    def _way_out(self, case: Walked) -> None:
        """The shortest way out is played, then forgotten: every act of it is let through."""
        if case.stage == "closed":
            return
        said = self._said(0, complete=True, kind=0)
        for name, who, pick in list(shortest(case)):
            self.session.expunge_all()
            row = self.session.get_one(Case, case.id)
            if name in WRITINGS:
                tried = self._attempt(case, name, who, pick, good=True)
                assert tried is not None
                tried.act(row)
            else:
                steps.take(self.session, self._actor(who), row, name, said)
            self.session.flush()
        left = self.session.get(Case, case.id)
        assert left is None if not case.received else (left is not None and left.stage == "closed")
        self.session.rollback()

    def _way_on(self, case: Walked) -> None:
        """The path itself leads to its end too: to a plan that is followed, wherever the case stood."""
        for _ in range(ROUND):
            found = onwards(case, self.cases, self.now)
            if found is None:
                break
            assert self._plays(case, found), (case, found)
        assert onwards(case, self.cases, self.now) is None, case

    def _knock(self, case: Walked) -> None:
        """Every step and every writing, by who may most: refused because private time runs, where they would do."""
        who, said = str(case.works), self._said(0, complete=True, kind=0)
        for name in sorted(law.WRITINGS.keys() - law.IN_PRIVATE_TIME):
            tried = self._attempt(case, name, who, 0, good=True)
            if tried is not None:
                codes = self._turned_away(case, tried.act)
                assert codes == {"private_time_running"} or case.stage not in law.WRITINGS[name][0], (name, codes)
        for name in sorted(law.STEPS):
            if case.stage in law.TABLE[name][0] and name not in steps.CHOSEN | {"resume"}:
                codes = self._turned_away(case, self._taking(name, who, said))
                assert codes == {"private_time_running"}, (name, codes)
        chosen = self._coordinator("Sofiane" if case.coordinator == "Claire" else "Claire")
        body = self._actor("body")
        for act in (
            lambda row: assignment.hand_over(self.session, body, row, chosen, WHY),
            lambda row: assignment.ask(self.session, body, row, chosen),
            lambda row: assignment.derogate(self.session, body, row, chosen, Rule.NO_TIE, WHY),
        ):
            assert self._turned_away(case, act) == {"private_time_running"}

    def _taking(self, name: str, who: str, said: steps.Said) -> Callable[[Case], object]:
        return lambda row: steps.take(self.session, self._actor(who), row, name, said)

    def _turned_away(self, case: Walked, act: Callable[[Case], Any]) -> set[str]:
        row, before = self.session.get_one(Case, case.id), self._written()
        with pytest.raises(Refused) as refusal:
            act(row)
        self.session.flush()
        assert self._written() == before
        return {reason.code for reason in refusal.value.reasons}
