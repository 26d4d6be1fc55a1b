"""A second reading of a journal, day by day and without the product: slow, plain, and its own.

It knows the lines of a journal (step, target, outcome, instant) and the law's sentences, nothing else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """One line of a journal."""

    step: str
    target: str
    outcome: str | None
    at: datetime


@dataclass(frozen=True)
class Stand:
    """Where a journal leaves its case."""

    stage: str
    suspended: bool
    outcome: str | None


@dataclass(frozen=True)
class Due:
    """One delay of a journal, in civil dates."""

    kind: str
    started: datetime
    ended: datetime | None
    ended_by: str | None
    due: date | None
    maximum: date | None
    counted: int | None
    off: int


def stand(lines: Sequence[Line]) -> Stand:
    """The last line tells the stage and the outcome; suspending and resuming take turns, closing ends both."""
    suspended = False
    for line in lines:
        if line.step == "suspend":
            suspended = True
        if line.step == "resume" or line.target == "closed":
            suspended = False
    return Stand(lines[-1].target, suspended, lines[-1].outcome)


def stays(lines: Sequence[Line]) -> list[tuple[str, str | None, datetime, datetime | None]]:
    """(stage, outcome, entered, left): one for each change of stage."""
    changes = [line for n, line in enumerate(lines) if n == 0 or line.target != lines[n - 1].target]
    ends = [line.at for line in changes[1:]]
    return [(line.target, line.outcome, line.at, ends[n] if n < len(ends) else None) for n, line in enumerate(changes)]


@dataclass(frozen=True)
class Journal:
    """A received case: its reception, its lines, and whether it came from another tool."""

    received: datetime
    taken_over: bool
    lines: Sequence[Line]


def control(journals: Sequence[Journal], begins: datetime, ends: datetime) -> tuple[int, int, int, int, int]:
    """Open at the start, received, reopened, closed, open at the end: one journal after the other."""
    received = reopened = closed = 0
    for journal in journals:
        received += begins <= journal.received < ends
        before = ""
        for line in journal.lines:
            if begins <= line.at < ends:
                closed += line.target == "closed" and before != "closed"
                reopened += before == "closed" and line.target != "closed"
            before = line.target
    opening, end = (sum(_open_before(journal, at) for journal in journals) for at in (begins, ends))
    return opening, received, reopened, closed, end


def _open_before(journal: Journal, at: datetime) -> bool:
    past = [line.target for line in journal.lines if line.at < at]
    return journal.received < at and past[-1:] != ["closed"]


def states(journals: Sequence[Journal], first: date, last: date, zone: str) -> dict[str, int]:
    """What became, by the evening of the last day, of the cases received from one day to another."""
    found = dict.fromkeys(("completed", "under_way", "not_completed", "gap", "own_solution"), 0)
    for journal in journals:
        if first <= civil(journal.received, zone) <= last:
            past = [line for line in journal.lines if civil(line.at, zone) <= last]
            found[_state(journal, past)] += 1
            found["own_solution"] += bool(past) and past[-1].outcome == "own_solution"
    return found


def _state(journal: Journal, past: Sequence[Line]) -> str:
    """A plan in force, or a case that ended with one, is completed; only a case taken over can be unexplained."""
    stage, outcome = (past[-1].target, past[-1].outcome) if past else ("", None)
    if stage == "follow_up" or outcome == "plan_agreed":
        return "completed"
    if stage == "closed":
        return "not_completed"
    return "gap" if journal.taken_over and stage in {"referral", "assignment"} else "under_way"


def easter(year: int) -> date:
    """Easter Sunday, by the Gregorian computus of Meeus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_holiday(day: date) -> bool:
    """The eleven public holidays of the Code du travail, article L3133-1."""
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    moving = {easter(day.year) + DAY * n for n in (1, 39, 50)}
    return (day.month, day.day) in fixed or day in moving


def pauses(lines: Sequence[Line]) -> list[tuple[datetime, datetime | None]]:
    """From each suspension to what ends it."""
    found: list[tuple[datetime, datetime | None]] = []
    for n, line in enumerate(lines):
        if line.step == "suspend":
            ends = [later.at for later in lines[n + 1 :] if later.step == "resume" or later.target == "closed"]
            found.append((line.at, ends[0] if ends else None))
    return found


def _intervals(lines: Sequence[Line], kind: str) -> list[tuple[datetime, Line | None]]:
    ends = ENDS[kind]
    found: list[tuple[datetime, Line | None]] = []
    began: datetime | None = None
    for line in lines:
        # A case reopened, or left by its coordinator, waits for one again.
        again = kind == "assignment" and line.step in {"reopen", "release"} and line.target == "assignment"
        begins = line.step == ("validate_form" if kind == "content" else "submit")
        if began is None and (begins or again):
            began = line.at
        elif began is not None and line.step in ends:
            found.append((began, line))
            began = None
    return [*found, (began, None)] if began is not None else found


KINDS = ("acknowledgement", "assignment", "content")
BY_THE_BODY = {"return", "decline", "assign", "stop"}
ENDS = {
    "acknowledgement": BY_THE_BODY | {"postpone"},
    "assignment": BY_THE_BODY,
    "content": {"ratify", "send_back", "return_for_form", "release", "stop"},
}
Term = tuple[str, int, int]


def dues(lines: Sequence[Line], zone: str, terms: Callable[[str, datetime], Term]) -> list[Due]:
    """Every delay; ``terms`` gives the unit, the target and the maximum that it runs under since it began."""
    return [
        _due(kind, began, end, pauses(lines), zone, terms(kind, began))
        for kind in KINDS
        for began, end in _intervals(lines, kind)
    ]


def civil(at: datetime, zone: str) -> date:
    """The day that people there call it."""
    return at.astimezone(ZoneInfo(zone)).date()


def _days(first: date, last: date) -> list[date]:
    """The days after one, up to another."""
    return [first + DAY * n for n in range(1, (last - first).days + 1)]


def _due(
    kind: str,
    began: datetime,
    end: Line | None,
    paused: Sequence[tuple[datetime, datetime | None]],
    zone: str,
    term: Term,
) -> Due:
    unit, target, maximum = term
    start = civil(began, zone)
    meanwhile = [(first, last) for first, last in paused if end is None or first < end.at]
    off = {
        day
        for first, last in meanwhile
        if last is not None
        for day in _days(civil(first, zone), civil(last, zone))
        if day > start
    }

    def counts(day: date) -> bool:
        at_work = day.isoweekday() <= 5 and not is_holiday(day)
        return day not in off and (unit == "calendar" or at_work)

    def after(number: int) -> date:
        day = start
        while number:
            day += DAY
            number -= 1 if counts(day) else 0
        return day

    if end is not None:
        spent = sum(counts(day) for day in _days(start, civil(end.at, zone)))
        return Due(kind, began, end.at, end.step, after(target), after(maximum), spent, len(off))
    if any(last is None for _, last in meanwhile):
        return Due(kind, began, None, None, None, None, None, len(off))
    return Due(kind, began, None, None, after(target), after(maximum), None, len(off))
