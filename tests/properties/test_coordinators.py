"""What each coordinator was on any day: histories drawn at random and corrected at will, beside a naive recount."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.actors import MACHINE
from conference.domain.coordinators import CoordinatorStatus, StandingReason, Stood, counted, on
from conference.domain.reasons import Refused
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from conference.models.coordinator import Coordinator, Standing, StandingCorrection
from conference.programme import coordinators, departures
from conference.queries.coordinators import standing_on
from tests import world
from tests.world import Place

FIRST, DAYS = date(2020, 1, 22), 48
NAMES = ("Agathe", "Claire", "Sofiane")
ANY = {"change_of_post", "end_of_letter", "workload", "own_choice", "other"}
# Which reasons go with which status, told again by hand.
TOLD: dict[str, set[str | None]] = {
    "ready": {None},
    "engaged": {None},
    "paused": {*ANY, "absence"},
    "left": {*ANY, "staff_move", "retirement", "loan_over"},
}
Line = tuple[str, str | None]


@dataclass
class Naive:
    """What was written of one person, day by day, and what was corrected."""

    lines: dict[date, Line] = field(default_factory=dict)
    traces: list[tuple[date | None, date | None]] = field(default_factory=list)

    def at(self, day: date) -> Line | None:
        """Walk the calendar up to a day."""
        held, walked = None, min([FIRST, *self.lines])
        while walked <= day:
            held, walked = self.lines.get(walked, held), walked + timedelta(days=1)
        return held

    def stand(self, day: date, line: Line) -> bool:
        fits = line[1] in TOLD[line[0]] and day > max(self.lines)
        if fits:
            self.lines[day] = line
        return fits

    def correct(self, wrong: date | None, right: tuple[date, Line] | None) -> bool:
        rest = {day: line for day, line in self.lines.items() if day != wrong}
        if right is None:
            fits = wrong is not None and bool(rest)
        else:
            fits = right[1][1] in TOLD[right[1][0]] and right[0] not in rest
            rest[right[0]] = right[1]
        if fits:
            self.lines = rest
            self.traces.append((wrong, right[0] if right else None))
        return fits


@dataclass(frozen=True)
class Change:
    """One thing that a lead writes: a status, a departure, or a correction of the line of some rank."""

    whose: int
    kind: str
    rank: int | None
    day: date
    line: Line | None


VALID = [(status, reason) for status, reasons in TOLD.items() for reason in sorted(reasons, key=str)]
PAIRED = [(status.value, reason) for status in CoordinatorStatus for reason in (None, *map(str, StandingReason))]
LINES = st.sampled_from(VALID) | st.sampled_from(VALID) | st.sampled_from(PAIRED)
DATES = st.sampled_from([FIRST + timedelta(days=number) for number in range(0, DAYS, 4)])
WRITTEN = st.builds(Change, st.integers(0, 2), st.sampled_from(["stand", "stand", "leave"]), st.none(), DATES, LINES)
CORRECTED = st.builds(
    Change, st.integers(0, 2), st.just("correct"), st.none() | st.integers(0, 3), DATES, st.none() | LINES
)


def _write(session: Session, person: Coordinator, naive: Naive, change: Change) -> tuple[bool, bool]:
    """Whether the product takes a change, and whether the naive reader does."""
    status, reason = change.line or ("engaged", None)
    code = StandingReason(reason) if reason else None
    days = sorted(naive.lines)
    wrong = days[change.rank % len(days)] if change.rank is not None else None
    right = (change.day, (str(status), reason)) if change.line else None
    try:
        if change.kind == "correct":
            expected = naive.correct(wrong, right)
            stood = Stood(CoordinatorStatus(status), change.day, code, "Mots") if right else None
            coordinators.correct(session, MACHINE, person, wrong, stood, "Une erreur.")
        elif change.kind == "leave":
            expected = naive.stand(change.day, ("left", reason))
            departures.leave(session, MACHINE, person, change.day, code, "Mots", world.today())
        else:
            expected = naive.stand(change.day, (str(status), reason))
            coordinators.stand(session, MACHINE, person, CoordinatorStatus(status), change.day, code, "Mots")
    except Refused:
        return False, expected
    return True, expected


def _days() -> Iterator[date]:
    return (FIRST + timedelta(days=number) for number in range(-1, DAYS + 2, 10))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(WRITTEN | CORRECTED, min_size=6, max_size=16))
def test_the_status_on_any_day_is_the_one_that_walking_the_calendar_gives(
    session: Session, gironde: Place, changes: list[Change]
) -> None:
    people = [gironde.coordinators[name] for name in NAMES]
    naive = [Naive({date(2020, 2, 3): ("engaged", None)}) for _ in people]
    for change in changes:
        taken, expected = _write(session, people[change.whose], naive[change.whose], change)
        assert taken is expected, change
        event(f"{change.kind} {'taken' if taken else 'refused'}")
    session.expire_all()
    histories = [[line.stood for line in person.standings] for person in people]
    for day in _days():
        told = [one.at(day) for one in naive]
        assert [_line(on(history, day)) for history in histories] == told
        rows = session.scalars(select(Standing).where(standing_on(day)))
        assert {row.coordinator_id: _line(row.stood) for row in rows} == {
            person.id: line for person, line in zip(people, told, strict=True) if line
        }
        states = [line[0] for line in told if line]
        counts = counted(histories, day)
        assert counts == {status: states.count(status.value) for status in CoordinatorStatus}
        assert sum(counts.values()) == sum(min(one.lines) <= day for one in naive)
    _figure(session, naive)
    for person, one in zip(people, naive, strict=True):
        traces = session.scalars(select(StandingCorrection).where(StandingCorrection.coordinator_id == person.id))
        assert [(trace.was_since, trace.since) for trace in traces] == one.traces
    session.rollback()


def _line(stood: Stood | None) -> Line | None:
    return (stood.status.value, stood.reason.value if stood.reason else None) if stood else None


def _figure(session: Session, naive: list[Naive]) -> None:
    """The yearly figure, on the last day of its period, is the same sum."""
    last = FIRST + timedelta(days=DAYS // 2)
    (figure,) = compute(session, Scope(Period(FIRST, last, "Europe/Paris")), ["programme.trained"])
    states = [line[0] for line in (one.at(last) for one in naive) if line]
    assert {line.code: line.value for line in figure.result.lines} == {
        status.value: states.count(status.value) for status in CoordinatorStatus
    }
    assert figure.result.value == len(states)
