"""A naive recount in plain Python, over lives drawn at random, agrees with every indicator."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.outcomes import State, state
from conference.domain.referral import Field
from conference.domain.stages import OPEN_STAGES, Outcome, Stage
from conference.evaluation.indicators import REGISTRY, compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.period import Period
from tests.evaluation.conftest import Book, Landing

ZONES = ("Europe/Paris", "Indian/Reunion", "America/Guadeloupe")
LATER = sorted(OPEN_STAGES - {Stage.REFERRAL, Stage.ASSIGNMENT})


@dataclass
class Life:
    """What a naive reader knows of a case."""

    received: datetime | None
    landings: list[Landing]
    field: Field | None
    taken_over: bool
    reference: str | None = None


def moment(draw: random.Random) -> datetime:
    """Any minute of three years, midnights more often than not."""
    day = datetime(2019, 1, 1, tzinfo=UTC) + timedelta(days=draw.randrange(1095))
    return day + timedelta(minutes=draw.choice([0, 719, 1200, 1319, 1320, 1379, 1380, 1439]))


def drawn(draw: random.Random) -> Life:
    taken_over, field = draw.random() < 0.4, draw.choice([*Field, None])
    if draw.random() < 0.1:
        return Life(None, [], field, taken_over)
    moments = sorted({moment(draw) for _ in range(draw.randrange(1, 5))})
    landings: list[Landing] = [(Stage.ASSIGNMENT, None, moments[0])]
    for when in moments[1:]:
        stage = draw.choice([Stage.CLOSED, Stage.FOLLOW_UP, *LATER])
        landings.append((stage, draw.choice(list(Outcome)) if stage is Stage.CLOSED else None, when))
    return Life(moments[0], landings, field, taken_over)


def within(moment_: datetime, period: Period) -> bool:
    return period.first <= moment_.astimezone(ZoneInfo(period.zone)).date() <= period.last


def last_known(life: Life, period: Period) -> tuple[State, bool]:
    zone = ZoneInfo(period.zone)
    past = [(s, o) for s, o, when in life.landings if when.astimezone(zone).date() <= period.last]
    stage, outcome = past[-1]
    coordinated = stage not in {Stage.REFERRAL, Stage.ASSIGNMENT}
    found = state(stage, outcome, taken_over=life.taken_over, has_coordinator=coordinated)
    return found, outcome is Outcome.OWN_SOLUTION


@pytest.mark.parametrize("seed", range(12))
def test_every_figure_is_the_one_that_counting_by_hand_gives(book: Book, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    days = sorted(date(2019, 1, 1) + timedelta(days=draw.randrange(1095)) for _ in range(2))
    period = Period(days[0], days[1], draw.choice(ZONES))
    expected: dict[str, object] = {}

    _cases(book, draw, period, expected)
    _coordinators(book, draw, period, expected)
    _answers(book, draw, period, expected)

    assert set(expected) == set(REGISTRY)
    for found in compute(book.session, Scope(period)):
        lines = {line.code: line.value for line in found.result.lines}
        assert expected[found.code] == (found.result.value, lines, found.result.references), found.code


def _cases(book: Book, draw: random.Random, period: Period, expected: dict[str, object]) -> None:
    someone = book.coordinator((CoordinatorStatus.READY, date(2030, 1, 1))).id
    lives = [drawn(draw) for _ in range(80)]
    for life in lives:
        needed = life.landings and life.landings[-1][0] in LATER
        case = book.case(
            life.received,
            *life.landings,
            coordinator=someone if needed else None,
            field=life.field,
            taken_over=life.taken_over,
        )
        life.reference = case.reference
    received = [life for life in lives if life.received and within(life.received, period)]
    known = {id(life): last_known(life, period) for life in received}
    states: dict[str, int] = {code.value: 0 for code in State} | {"own_solution": 0}
    for found, own in known.values():
        states[found.value] += 1
        states["own_solution"] += own
    fields: dict[str, int] = {code.value: sum(life.field is code for life in received) for code in Field}
    if missing := sum(life.field is None for life in received):
        fields["unknown"] = missing
    gap = tuple(sorted(life.reference or "" for life in received if known[id(life)][0] is State.GAP))
    expected["activity.referrals"] = (len(received), {}, ())
    expected["activity.taken_over"] = (sum(life.taken_over for life in received), {}, ())
    expected["activity.fields"] = (len(received), fields, ())
    expected["activity.states"] = (len(received), states, gap)


def _coordinators(book: Book, draw: random.Random, period: Period, expected: dict[str, object]) -> None:
    counts: dict[str, int] = {status.value: 0 for status in CoordinatorStatus}
    for _ in range(draw.randrange(30)):
        days = sorted({date(2018, 6, 1) + timedelta(days=draw.randrange(1600)) for _ in range(draw.randrange(1, 4))})
        standings = [(draw.choice(list(CoordinatorStatus)), day) for day in days]
        book.coordinator(*standings)
        past = [status for status, since in standings if since <= period.last]
        if past:
            counts[past[-1].value] += 1
    expected["programme.trained"] = (sum(counts.values()), counts, ())
    expected["programme.engaged"] = (counts["engaged"], {}, ())


def _answers(book: Book, draw: random.Random, period: Period, expected: dict[str, object]) -> None:
    marks: list[int] = []
    for _ in range(draw.randrange(40)):
        quarter = date(draw.randrange(2018, 2023), draw.choice([1, 4, 7, 10]), 1)
        mark = draw.choice([*range(11), None])
        book.answer(quarter, mark)
        days = [quarter + timedelta(days=n) for n in range(92)]
        own = [day for day in days if day.month < quarter.month + 3 and day.year == quarter.year]
        touched = any(period.first <= day <= period.last for day in own)
        if touched and mark is not None:
            marks.append(mark)
    mean = None
    if len(marks) >= 5:
        exact = Fraction(sum(marks), len(marks)) * 100
        mean = Fraction(int(exact + Fraction(1, 2)), 100)
    expected["voice.overall"] = (mean, {}, ())
