"""What a practice sheet counts: the département's own totals with their control sum, then what was published elsewhere.

It goes outside: totals, the states of the control sum and coordinators alone, never a count crossed with anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.outcomes import State
from conference.domain.reported import Measure, Value, ValueKind
from conference.domain.stages import Outcome
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.department import Department
from conference.models.reported import ReportedFigure
from conference.queries.cases import first_received
from conference.queries.reported import reported
from conference.words import practice_sheet as words
from conference.words.dates import from_to
from conference.words.evaluation import control_sum
from conference.words.numbers import number
from conference.words.reported import title_of, value_said

OWN = ("activity.states", "activity.taken_over", "conferences.held", "programme.trained", "programme.engaged")
BALANCED = (Measure.REFERRALS, Measure.COMPLETED, Measure.UNDER_WAY, Measure.NOT_COMPLETED)
# What families found by themselves is said after the conferences among which it is counted; marks are effects.
AFTER = (Measure.CONFERENCES, Measure.OWN_SOLUTION)
IN_ORDER = (
    *BALANCED,
    *AFTER,
    *(one for one in Measure if one not in {*BALANCED, *AFTER, Measure.SATISFACTION}),
)
STATE_WORDS = {
    State.COMPLETED: words.COMPLETED,
    State.UNDER_WAY: words.UNDER_WAY,
    State.NOT_COMPLETED: words.NOT_COMPLETED,
    State.GAP: words.GAP,
}


@dataclass(frozen=True, slots=True)
class CountLine:
    """One thing counted: ``said`` as it reads, ``value`` where it is a plain number; of when, and from where."""

    title: str
    said: str
    value: int | float | None
    period: str = ""
    detail: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ControlSum:
    """What became of the referrals: a line for each state and one for the gap, which add up to the first."""

    said: str
    period: str
    rows: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of one origin, which never mix with those of another."""

    title: str
    caution: str
    lines: tuple[CountLine, ...]
    control: ControlSum | None = None


def own_counts(session: Session, department: Department, year: int) -> CountTable | None:
    """What the département counts since its first referral, up to the end of a year; nothing where it had none."""
    first, last = first_received(session, department.zone), min(date(year, 12, 31), clock.today(department.zone))
    if first is None or first > last:
        return None
    period = from_to(first, last)
    scope = Scope(Period(first, last, department.zone))
    states, taken_over, held, trained, engaged = compute(session, scope, OWN)
    known = {state: int(states.line(state.value).value or 0) for state in State}
    own = int(states.line(Outcome.OWN_SOLUTION.value).value or 0)
    control = _balance(department.name, period, int(states.result.value or 0), known, own)
    told = (
        (words.TAKEN_OVER, taken_over.result.value),
        (words.HELD, held.result.value),
        (words.TRAINED, trained.result.value),
        (words.ENGAGED, engaged.result.value),
    )
    lines = tuple(CountLine(title, number(value), _plain(value), period) for title, value in told)
    return CountTable(words.OF_THE_DEPARTMENT, "", lines, control)


def _plain(value: int | Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _balance(place: str, period: str, total: int, states: dict[State, int], own: int | None) -> ControlSum:
    rows = [CountLine(words.RECEIVED, number(total), total)]
    for state, title in STATE_WORDS.items():
        rows.append(CountLine(title, number(states[state]), states[state]))
        if state is State.NOT_COMPLETED:
            rows.append(CountLine(words.OWN_SOLUTION, number(own), own))
    return ControlSum(control_sum(place, total, states, own or 0), period, tuple(rows))


def reported_counts(session: Session, department: Department, *, silent: bool) -> CountTable | None:
    """What was published before or elsewhere; nothing where the programme is ``silent`` on its deployment."""
    found = reported(session, IN_ORDER)
    if silent or not found:
        return None
    balanced = _balanced(found)
    control = _reported_balance(department.name, balanced) if balanced else None
    lines = tuple(line_of(one) for one in found if one not in balanced)
    return CountTable(words.REPORTED, words.NEVER_ADDED, lines, control)


def _balanced(found: Sequence[ReportedFigure]) -> list[ReportedFigure]:
    """The referrals and their states, where all are plain numbers of one same day."""
    for one in found:
        same = [other for other in found if other.measure in BALANCED and other.until == one.until is not None]
        whole = [other for other in same if other.value.plain is not None]
        if one.measure is Measure.REFERRALS and sorted(o.measure for o in whole) == sorted(BALANCED):
            return whole
    return []


def _reported_balance(place: str, balanced: Sequence[ReportedFigure]) -> ControlSum:
    known = {one.measure: int(one.value.plain or 0) for one in balanced}
    total, completed, under_way, not_completed = (known[measure] for measure in BALANCED)
    states = {
        State.COMPLETED: completed,
        State.UNDER_WAY: under_way,
        State.NOT_COMPLETED: not_completed,
        State.GAP: total - completed - under_way - not_completed,
    }
    first = next(one for one in balanced if one.measure is Measure.REFERRALS)
    return _balance(place, first.period, total, states, None)


def satisfaction(session: Session) -> tuple[CountLine, ...]:
    """Marks that were published, which are said among the effects."""
    return tuple(line_of(one) for one in reported(session, [Measure.SATISFACTION]))


def line_of(figure: ReportedFigure) -> CountLine:
    """A reported figure as a line of its own, with its source."""
    value: Value = figure.value
    plain = _plain(value.plain) if value.kind is ValueKind.NUMBER else None
    title = title_of(figure.measure, figure.title)
    return CountLine(title, value_said(value), plain, figure.period, figure.detail, figure.source)
