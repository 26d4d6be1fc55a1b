"""A note of plain values, each number its own, so that a swapped cell is seen."""

from datetime import date
from decimal import Decimal

import pytest

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.outcomes import State
from conference.domain.referral import Field
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import Figure, Line, Result
from conference.evaluation.note import Note
from conference.evaluation.period import Period
from conference.words.case import FIELD
from conference.words.evaluation import COORDINATORS, OWN_SOLUTIONS, STATES


def _figures() -> tuple[Figure, ...]:
    fields = zip(Field, (611, 223, 174, 65, 12), strict=True)
    states = [Line(s, STATES[s], n) for s, n in zip(State, (408, 257, 319, 101), strict=True)]
    states.insert(3, Line("own_solution", OWN_SOLUTIONS, 43, inner=True))
    standings = zip(CoordinatorStatus, (19, 54, 6, 28), strict=True)
    references = ("33-2018-0007", "33-2019-0012")
    results = {
        "activity.referrals": Result(1085, 1085),
        "activity.taken_over": Result(77, 1085),
        "activity.fields": Result(1085, 1085, 0, tuple(Line(f, FIELD[f], n) for f, n in fields)),
        "activity.states": Result(1085, 1085, 0, tuple(states), references),
        "programme.trained": Result(107, 107, 0, tuple(Line(s, COORDINATORS[s], n) for s, n in standings)),
        "programme.engaged": Result(54, 107),
        "voice.overall": Result(Decimal("7.46"), 283, 9),
    }
    return tuple(Figure(REGISTRY[code], result) for code, result in results.items())


@pytest.fixture
def note() -> Note:
    """A note of Gironde, printed on 12 January 2021."""
    period = Period(date(2017, 2, 1), date(2020, 11, 30), "Europe/Paris")
    return Note("Gironde", "Direction générale adjointe", period, date(2021, 1, 12), _figures())
