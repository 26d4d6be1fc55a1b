"""Delays: working days, holidays, leap days, changes of hour, three time zones, suspensions, urgency."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.clock import civil
from conference.domain.delays import (
    COMMON_TERMS,
    DelayKind,
    Running,
    Term,
    Unit,
    days_between,
    is_working_day,
    measure,
    measured,
    nth_day,
    running,
)
from conference.domain.journal import Passed, Suspension
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from tests import recount
from tests.recount import Line

PARIS, REUNION, GUADELOUPE = "Europe/Paris", "Indian/Reunion", "America/Guadeloupe"


def at(text: str, zone: str = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def in_zone(zone: str) -> Callable[[datetime], date]:
    return lambda instant: civil(instant, zone)


def assignment(began: str, ended: str | None = None, zone: str = PARIS) -> Running:
    by = StepCode.ASSIGN if ended else None
    return Running(DelayKind.ASSIGNMENT, at(began, zone), at(ended, zone) if ended else None, by)


WORKING, CALENDAR = Term(Unit.WORKING, 15, 30, urgent=1), Term(Unit.CALENDAR, 15, 30)


@pytest.mark.parametrize("year", range(2015, 2041))
def test_the_working_days_of_a_year(year: int) -> None:
    """Against Easter computed and the article of the law, day by day."""
    day = date(year, 1, 1)
    while day.year == year:
        assert is_working_day(day) is (day.isoweekday() <= 5 and not recount.is_holiday(day)), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("began", "due"),
    [
        ("2026-04-01T10:00", date(2026, 4, 23)),  # Easter Monday, 6 April
        ("2026-04-24T10:00", date(2026, 5, 20)),  # 1, 8 and 14 May
        ("2026-12-18T10:00", date(2027, 1, 12)),  # Christmas, 1 January
        ("2026-03-14T10:00", date(2026, 4, 3)),  # a Saturday: Monday is the first day
    ],
)
def test_fifteen_working_days(began: str, due: date) -> None:
    assert measure(assignment(began), WORKING, [], in_zone(PARIS), urgent=False).due == due


@pytest.mark.parametrize(
    ("began", "target", "due"),
    [
        ("2028-02-27T10:00", 2, date(2028, 2, 29)),
        ("2028-02-29T10:00", 1, date(2028, 3, 1)),
        ("2027-02-27T10:00", 2, date(2027, 3, 1)),
        ("2028-02-14T10:00", 15, date(2028, 2, 29)),
        ("2026-12-31T10:00", 1, date(2027, 1, 1)),
    ],
)
def test_leap_days_and_ends_of_years(began: str, target: int, due: date) -> None:
    term = Term(Unit.CALENDAR, target, target)
    assert measure(assignment(began), term, [], in_zone(PARIS), urgent=False).due == due


@pytest.mark.parametrize("night", ["2026-03-28T23:30", "2026-10-24T23:30", "2026-03-29T00:30", "2026-10-25T02:30"])
def test_a_change_of_hour_neither_adds_nor_takes_a_day(night: str) -> None:
    began = at(night)
    later = datetime.fromisoformat(night).date() + timedelta(days=2)
    found = measure(
        Running(DelayKind.ASSIGNMENT, began, began + timedelta(hours=48), StepCode.ASSIGN),
        Term(Unit.CALENDAR, 2, 2),
        [],
        in_zone(PARIS),
        urgent=False,
    )
    assert found.due == later
    # 48 hours after 23:30 on the eve of the spring change it is 00:30, one civil day further.
    spring = night == "2026-03-28T23:30"
    assert found.counted == (3 if spring else 2)


@pytest.mark.parametrize(
    ("zone", "day"), [(PARIS, date(2026, 3, 1)), (REUNION, date(2026, 3, 1)), (GUADELOUPE, date(2026, 2, 28))]
)
def test_the_same_instant_is_another_day_elsewhere(zone: str, day: date) -> None:
    instant = datetime(2026, 2, 28, 23, 30, tzinfo=UTC)
    found = measure(
        Running(DelayKind.ASSIGNMENT, instant, None, None), Term(Unit.CALENDAR, 2, 5), [], in_zone(zone), urgent=False
    )
    assert (found.due, found.maximum) == (day + timedelta(days=2), day + timedelta(days=5))


def test_an_urgent_case_has_one_working_day_where_the_departement_says_so() -> None:
    friday = assignment("2026-03-13T16:00")
    assert measure(friday, WORKING, [], in_zone(PARIS), urgent=True).due == date(2026, 3, 16)
    assert measure(friday, CALENDAR, [], in_zone(PARIS), urgent=True).due == date(2026, 3, 28)


def test_a_maximum_is_never_before_its_target() -> None:
    found = measure(
        assignment("2026-03-02T10:00"), Term(Unit.CALENDAR, 2, 5, urgent=9), [], in_zone(PARIS), urgent=True
    )
    assert found.due == found.maximum == date(2026, 3, 11)


def paused(began: str, ended: str | None) -> Suspension:
    return Suspension(at(began), at(ended) if ended else None)


@pytest.mark.parametrize(
    ("pauses", "due", "counted", "off"),
    [
        ([], date(2026, 3, 17), 18, 0),
        ([("2026-03-04T09:00", "2026-03-09T18:00")], date(2026, 3, 22), 13, 5),
        ([("2026-03-04T09:00", "2026-03-04T18:00")], date(2026, 3, 17), 18, 0),
        (
            [("2026-03-04T09:00", "2026-03-06T09:00"), ("2026-03-06T12:00", "2026-03-08T09:00")],
            date(2026, 3, 21),
            14,
            4,
        ),
        ([("2026-02-20T09:00", "2026-03-04T09:00")], date(2026, 3, 19), 16, 2),
        ([("2026-02-20T09:00", "2026-02-25T09:00")], date(2026, 3, 17), 18, 0),
        ([("2026-03-25T09:00", "2026-03-30T09:00")], date(2026, 3, 17), 18, 0),
        ([("2026-03-25T09:00", None)], date(2026, 3, 17), 18, 0),
    ],
    ids=["none", "five days", "within a day", "two", "begun before", "over before", "after the end", "still, after"],
)
def test_days_of_suspension_are_deducted(
    pauses: list[tuple[str, str | None]], due: date, counted: int, off: int
) -> None:
    found = measure(
        assignment("2026-03-02T10:00", "2026-03-20T10:00"),
        CALENDAR,
        [paused(*pause) for pause in pauses],
        in_zone(PARIS),
        urgent=False,
    )
    assert (found.due, found.counted, found.suspended) == (due, counted, off)


def test_nothing_is_due_while_a_case_is_suspended() -> None:
    found = measure(
        assignment("2026-03-02T10:00"),
        CALENDAR,
        [paused("2026-03-03T09:00", "2026-03-05T09:00"), paused("2026-03-06T09:00", None)],
        in_zone(PARIS),
        urgent=False,
    )
    assert (found.due, found.maximum, found.counted, found.suspended) == (None, None, None, 2)


def passed(step: str, target: str, day: int) -> Passed:
    return Passed(StepCode(step), Stage(target), None, at("2026-03-02T10:00") + timedelta(days=day))


def test_a_journal_starts_and_ends_its_delays() -> None:
    """The body acknowledges by its first answer; a referral sent back stops its clock, which begins anew."""
    journal = [
        passed("submit", "assignment", 0),
        passed("postpone", "assignment", 1),
        passed("return", "referral", 2),
        passed("submit", "assignment", 5),
        passed("decline", "closed", 6),
        passed("reopen", "assignment", 8),
        passed("assign", "preparation", 9),
        passed("stop", "closed", 12),
        passed("reopen", "preparation", 13),
    ]
    days = [
        (d.kind.value, (d.started - journal[0].happened_at).days, (d.ended - journal[0].happened_at).days, d.ended_by)
        for d in running(journal)
        if d.ended
    ]
    assert days == [
        ("acknowledgement", 0, 1, "postpone"),
        ("assignment", 0, 2, "return"),
        ("acknowledgement", 5, 6, "decline"),
        ("assignment", 5, 6, "decline"),
        ("assignment", 8, 9, "assign"),
    ]
    assert len(running(journal)) == 5


STEPS_TO = [
    ("submit", "assignment"),
    ("return", "referral"),
    ("postpone", "assignment"),
    ("decline", "closed"),
    ("assign", "preparation"),
    ("stop", "closed"),
    ("suspend", "assignment"),
    ("resume", "assignment"),
    ("reopen", "assignment"),
    ("reopen", "preparation"),
]
instants = st.integers(0, 24 * 60 * 365 * 24).map(lambda minutes: at("2015-01-01T00:00") + timedelta(minutes=minutes))
gaps = st.timedeltas(timedelta(0), timedelta(days=40))


def _sensible(steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Drop a resumption of nothing and a suspension of what is suspended: no journal has them."""
    kept, suspended = [], False
    for step, target in steps:
        if (step == "suspend" and suspended) or (step == "resume" and not suspended):
            continue
        suspended = (suspended or step == "suspend") and step != "resume" and target != "closed"
        kept.append((step, target))
    return kept


@given(
    first=instants,
    steps=st.lists(st.sampled_from(STEPS_TO), max_size=12).map(_sensible),
    after=st.lists(gaps, min_size=12, max_size=12),
    zone=st.sampled_from([PARIS, REUNION, GUADELOUPE]),
    unit=st.sampled_from(Unit),
    target=st.integers(1, 40),
    more=st.integers(0, 20),
)
def test_any_journal_is_measured_as_a_naive_recount_measures_it(
    first: datetime,
    steps: list[tuple[str, str]],
    after: list[timedelta],
    zone: str,
    unit: Unit,
    target: int,
    more: int,
) -> None:
    instant, journal, lines = first, [], []
    for (step, stage), gap in zip(steps, after, strict=False):
        instant += gap
        outcome = Outcome.NOT_COMPLETED if stage == "closed" else None
        journal.append(Passed(StepCode(step), Stage(stage), outcome, instant))
        lines.append(Line(step, stage, outcome, instant))
    term = Term(unit, target, target + more)
    found = measured(journal, lambda _: term, in_zone(zone), urgent=False)
    told = {
        (d.kind.value, d.started, d.ended, d.ended_by, m.due, m.maximum, m.counted, m.suspended) for d, _, m in found
    }
    naive = recount.dues(lines, zone, lambda *_: (unit.value, target, target + more))
    assert told == {(d.kind, d.started, d.ended, d.ended_by, d.due, d.maximum, d.counted, d.off) for d in naive}
    assert len(found) == len(naive)


@given(st.dates(date(2015, 1, 1), date(2039, 1, 1)), st.integers(0, 60))
def test_the_day_a_delay_falls_due_is_as_far_as_it_is_counted(start: date, number: int) -> None:
    day = nth_day(start, number, is_working_day)
    assert days_between(start, day, is_working_day) == number
    assert number == 0 or is_working_day(day)


def test_the_common_delays_are_those_of_the_law() -> None:
    assert COMMON_TERMS[DelayKind.ACKNOWLEDGEMENT].target == 2
    assert COMMON_TERMS[DelayKind.ASSIGNMENT] == Term(Unit.WORKING, 15, 30, urgent=1)
    assert all(term.maximum >= term.target for term in COMMON_TERMS.values())
