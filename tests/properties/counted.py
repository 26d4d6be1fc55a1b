"""What is stored of each case, and the sums over all of them, beside what a second reading counts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from conference.casework import passage
from conference.domain import journal
from conference.domain.delays import DelayKind, Term
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.journal import DelayRow, StayRow
from conference.queries.control import control_sum
from tests import law, recount
from tests.properties.walk import ACCOUNTS, Walked
from tests.recount import Journal

ZONE = "Europe/Paris"
INSTANT = timedelta(microseconds=1)


def case_stands(session: Session, case: Walked, terms: Mapping[DelayKind, Term]) -> None:
    """A case stands where its journal leaves it, and where the walk believes it to be."""
    session.expunge_all()
    row = session.get_one(Case, case.id)
    assert (row.stage, row.suspended, row.outcome) == (case.stage, case.suspended, case.outcome)
    assert row.received_at == case.received_at
    told = journal.fold(passage.folded(passage.passages_of(session, row)))
    naive = recount.stand(case.lines)
    assert (told.stage, told.suspended, told.outcome) == (naive.stage, naive.suspended, naive.outcome)
    assert (naive.stage, naive.suspended, naive.outcome) == (case.stage, case.suspended, case.outcome)
    stays = session.scalars(select(StayRow).where(StayRow.case_id == case.id).order_by(StayRow.number))
    assert [(s.stage, s.outcome, s.entered_at, s.left_at) for s in stays] == recount.stays(case.lines)
    _delays(session, case, terms)
    _followed(session, row, case)


def _followed(session: Session, row: Case, case: Walked) -> None:
    """One coordinator from preparation to follow-up, since the last change of hands; nobody before, nobody after."""
    coordinator = row.coordinator
    assert (coordinator.name.partition(" ")[0] if coordinator else None) == case.coordinator
    running = select(Assignment).where(Assignment.case_id == case.id, Assignment.until.is_(None))
    expected = [(row.coordinator_id, case.since)] if case.stage in law.COORDINATED else []
    assert [(line.coordinator_id, line.since) for line in session.scalars(running)] == expected
    assert (case.coordinator in ACCOUNTS) or case.stage not in law.COORDINATED


def _delays(session: Session, case: Walked, terms: Mapping[DelayKind, Term]) -> None:
    def under(kind: str, began: datetime) -> recount.Term:
        now = terms[DelayKind(kind)]
        target = now.urgent if case.urgent and now.urgent else now.target
        return case.terms.setdefault((kind, began), (now.unit.value, target, max(target, now.maximum)))

    rows = session.scalars(select(DelayRow).where(DelayRow.case_id == case.id).order_by(DelayRow.number)).all()
    told = [
        (d.started_at, d.kind.value, d.ended_at, d.ended_by, d.due_on, d.maximum_on, d.counted, d.suspended)
        for d in rows
    ]
    naive = [
        (d.started, d.kind, d.ended, d.ended_by, d.due, d.maximum, d.counted, d.off)
        for d in recount.dues(case.lines, ZONE, under)
    ]
    assert sorted(told, key=lambda line: line[:2]) == sorted(naive, key=lambda line: line[:2])


def journals(cases: Sequence[Walked]) -> list[Journal]:
    """The journals of the cases that were received, as the walk wrote them down."""
    return [Journal(case.received_at, case.taken_over, case.lines) for case in cases if case.received_at]


def sum_closes(session: Session, cases: Sequence[Walked], begins: datetime, ends: datetime) -> None:
    """The sum of a period, to an instant, is that of the journals, and leaves nothing unexplained."""
    found = control_sum(session, true(), begins, ends)
    said = (found.open_at_start, found.received, found.reopened, found.closed, found.open_at_end)
    expected = recount.control(journals(cases), begins, ends)
    assert said == expected, (begins, ends, said, expected)
    assert found.gap == 0


def cohort_closes(session: Session, cases: Sequence[Walked], first: date, last: date) -> None:
    """What became of the cases received from one day to another: each is one thing, and only one."""
    period = Period(first, last, ZONE)
    (figure,) = compute(session, Scope(period), ("activity.states",))
    said = {line.code: line.value for line in figure.result.lines}
    expected = recount.states(journals(cases), first, last, ZONE)
    assert said == expected, (first, last, said, expected)
    received = control_sum(session, true(), period.begins, period.ends).received
    assert sum(line.value for line in figure.parts) == figure.result.value == received


def every_date(session: Session, cases: Sequence[Walked]) -> None:
    """Both sums, over every stretch between two dates at which something happened, and from the first to each."""
    lines = [line.at for case in cases for line in case.lines]
    begun = {journal.received for journal in journals(cases)}
    instants = sorted({*lines, *(at + INSTANT for at in lines), *begun})
    for begins, ends in {*pairwise(instants), *((instants[0], at) for at in instants[1:])}:
        sum_closes(session, cases, begins, ends)
    days = sorted({recount.civil(at, ZONE) for at in instants})
    for first, last in {*((day, day) for day in days), *((days[0], day) for day in days), *pairwise(days)}:
        cohort_closes(session, cases, first, last)
