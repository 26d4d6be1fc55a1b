"""Delays of institutions: when something is due, computed once in Python and stored.

Families are never late: from first contact to conference only elapsed time is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

import holidays

from conference.domain.journal import Passed, Suspension, suspensions
from conference.domain.stages import Stage
from conference.domain.steps import StepCode


class DelayKind(StrEnum):
    """What an institution owes within a time."""

    ACKNOWLEDGEMENT = "acknowledgement"
    ASSIGNMENT = "assignment"
    CONTENT = "content"


class Unit(StrEnum):
    """The days that count."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Term:
    """A delay as a département sets it, in days of its unit; ``maximum`` is never under ``target``."""

    unit: Unit
    target: int
    maximum: int
    urgent: int | None = None


COMMON_TERMS: dict[DelayKind, Term] = {
    DelayKind.ACKNOWLEDGEMENT: Term(Unit.CALENDAR, 2, 5),
    DelayKind.ASSIGNMENT: Term(Unit.WORKING, 15, 30, urgent=1),
    DelayKind.CONTENT: Term(Unit.CALENDAR, 10, 15),
}


@dataclass(frozen=True, slots=True)
class Running:
    """One delay as the journal gives it: when it began, and when and by which step it ended."""

    kind: DelayKind
    started: datetime
    ended: datetime | None
    ended_by: StepCode | None


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of one delay, in civil dates; dates due are None while the case is suspended."""

    due: date | None
    maximum: date | None
    counted: int | None
    suspended: int


_WAITS_AGAIN = frozenset({StepCode.SUBMIT, StepCode.REOPEN, StepCode.RELEASE})
_STARTS: dict[DelayKind, Callable[[Passed], bool]] = {
    DelayKind.ACKNOWLEDGEMENT: lambda p: p.step is StepCode.SUBMIT,
    DelayKind.ASSIGNMENT: lambda p: p.target is Stage.ASSIGNMENT and p.step in _WAITS_AGAIN,
    DelayKind.CONTENT: lambda p: p.step is StepCode.VALIDATE_FORM,
}
_ANSWERS = frozenset({StepCode.RETURN, StepCode.POSTPONE, StepCode.DECLINE, StepCode.ASSIGN, StepCode.STOP})
_ENDS: dict[DelayKind, frozenset[StepCode]] = {
    DelayKind.ACKNOWLEDGEMENT: _ANSWERS,
    DelayKind.ASSIGNMENT: frozenset({StepCode.RETURN, StepCode.DECLINE, StepCode.ASSIGN, StepCode.STOP}),
    DelayKind.CONTENT: frozenset(
        {StepCode.RATIFY, StepCode.SEND_BACK, StepCode.RETURN_FOR_FORM, StepCode.RELEASE, StepCode.STOP}
    ),
}


def running(passages: Sequence[Passed]) -> list[Running]:
    """The delays of a journal, oldest first. A referral sent back stops the clock of the assignment."""
    found: list[Running] = []
    for kind in DelayKind:
        current: Running | None = None
        for passage in passages:
            if current is None and _STARTS[kind](passage):
                current = Running(kind, passage.happened_at, None, None)
            elif current is not None and passage.step in _ENDS[kind]:
                found.append(Running(kind, current.started, passage.happened_at, passage.step))
                current = None
        if current is not None:
            found.append(current)
    return sorted(found, key=lambda delay: (delay.started, delay.kind))


def is_working_day(day: date) -> bool:
    """Monday to Friday, French public holidays apart."""
    return day.weekday() < 5 and day not in _holidays(day.year)


_known: dict[int, frozenset[date]] = {}


def _holidays(year: int) -> frozenset[date]:
    if year not in _known:
        _known[year] = frozenset(holidays.country_holidays("FR", years=year))
    return _known[year]


def _counted(unit: Unit, pauses: Sequence[tuple[date, date]]) -> Callable[[date], bool]:
    def counted(day: date) -> bool:
        if any(began < day <= ended for began, ended in pauses):
            return False
        return unit is Unit.CALENDAR or is_working_day(day)

    return counted


def nth_day(start: date, number: int, counted: Callable[[date], bool]) -> date:
    """The day that is ``number`` counted days after ``start``; the start itself is never counted."""
    day = start
    while number > 0:
        day += timedelta(days=1)
        number -= counted(day)
    return day


def days_between(start: date, end: date, counted: Callable[[date], bool]) -> int:
    """How many counted days lie after ``start``, up to ``end`` included."""
    return sum(counted(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def overrun(unit: Unit, due: date, today: date) -> int:
    """By how many days of its unit a delay is past; on a day off, a delay in working days may be past by none."""
    return days_between(due, today, _counted(unit, ()))


def measure(
    delay: Running,
    term: Term,
    paused: Sequence[Suspension],
    civil: Callable[[datetime], date],
    *,
    urgent: bool,
) -> Measure:
    """The dates due and the days counted of a delay, days of suspension deducted from both."""
    start = civil(delay.started)
    within = [p for p in paused if delay.ended is None or p.began < delay.ended]
    after = [p for p in within if p.ended is None or civil(p.ended) > start]
    closed = [(max(civil(p.began), start), civil(p.ended)) for p in after if p.ended is not None]
    counted = _counted(term.unit, closed)
    off = sum((ended - began).days for began, ended in closed)
    if delay.ended is None and any(p.ended is None for p in after):
        return Measure(None, None, None, off)
    target = term.urgent if urgent and term.urgent is not None else term.target
    spent = days_between(start, civil(delay.ended), counted) if delay.ended else None
    return Measure(nth_day(start, target, counted), nth_day(start, max(term.maximum, target), counted), spent, off)


Terms = Callable[[Running], Term]


def measured(
    passages: Sequence[Passed],
    terms: Terms,
    civil: Callable[[datetime], date],
    *,
    urgent: bool,
) -> list[tuple[Running, Term, Measure]]:
    """Every delay of a journal with the term it was begun under and its measure."""
    paused = suspensions(passages)
    found = []
    for delay in running(passages):
        term = terms(delay)
        found.append((delay, term, measure(delay, term, paused, civil, urgent=urgent)))
    return found
