"""The ground of a walk: the base, the clock, how an act is tried, and what is compared after it."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import verify
from conference.casework import closing, passage, referral, step
from conference.casework.checking import faults
from conference.casework.step import NotPossible
from conference.domain import journal
from conference.domain.delays import DelayKind, Term, Unit
from conference.domain.facts import Given
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.reasons import Refused
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.journal import DelayRow, StayRow
from tests import bases, recount, world
from tests.properties.walk import ACCOUNTS, PEOPLE, Walked, actor

BEGINNING = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TERMS = (
    {DelayKind.ACKNOWLEDGEMENT: Term(Unit.CALENDAR, 2, 5), DelayKind.ASSIGNMENT: Term(Unit.WORKING, 15, 30, urgent=1)},
    {DelayKind.ACKNOWLEDGEMENT: Term(Unit.WORKING, 3, 3), DelayKind.ASSIGNMENT: Term(Unit.CALENDAR, 20, 40)},
)


class Ground(RuleBasedStateMachine):
    """A département of its own for each walk, and a second memory of it."""

    settled: ClassVar[Path]
    taken: ClassVar[Counter[str]]

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
        return case.chooses and not case.suspended and "body" in case.hats(who) and not oneself

    def _try(self, act: Callable[[Case], object], case: Walked, allowed: bool, ready: bool) -> bool:
        """Act and commit where it is expected; else check that it is refused, by whom, and that nothing is written."""
        row = self.session.get_one(Case, case.id)
        before = self._content()
        try:
            act(row)
        except Refused as refusal:
            self._refused(refusal, before, allowed=allowed, ready=ready)
            return False
        assert allowed
        assert ready
        self.session.commit()
        return True

    def _refused(self, refusal: Refused, before: dict[str, list[Any]], *, allowed: bool, ready: bool) -> None:
        codes = {reason.code for reason in refusal.reasons}
        assert not (allowed and ready), codes
        assert allowed or isinstance(refusal, NotPossible) or codes == {"wrong_stage"}, codes
        self.session.flush()
        # A time that cannot be is found at the door itself; whoever called rolls back.
        assert self._content() == before or codes <= {"in_the_future", "before_previous_step"}
        self.session.rollback()
        self.place = world.find(self.session, "33")
        self.department = self.place.department

    def _content(self) -> dict[str, list[Any]]:
        """Everything that the base holds, as this transaction sees it."""
        raw = self.session.connection().exec_driver_sql
        return {table: list(raw(f"SELECT * FROM {table}")) for table in self.tables}  # noqa: S608

    def _compare(self, case: Walked) -> None:
        self.taken[case.lines[-1].step] += 1
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
            (
                (d.started_at, d.kind.value, d.number),
                d.ended_at,
                d.ended_by,
                d.due_on,
                d.maximum_on,
                d.counted,
                d.suspended,
            )
            for d in rows
        )
        naive = recount.dues(case.lines, "Europe/Paris", under)
        expected = [
            (d.started, d.kind, d.ended, d.ended_by, d.due, d.maximum, d.counted, d.off)
            for d in sorted(naive, key=lambda d: (d.started, d.kind))
        ]
        assert [(key[0], key[1], *rest) for key, *rest in told] == expected
