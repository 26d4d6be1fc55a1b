"""A proposal for a large sitting is made while one waits: forty cases and sixty coordinators."""

import time

import pytest

from conference.domain.proposal import Sitting, cost
from conference.domain.proposing import in_order, one_by_one, propose
from tests.domain.sittings import broken, drawn

CASES, PEOPLE, SITTINGS = 40, 60, 5


def _timed(sitting: Sitting) -> tuple[float, int, int]:
    began = time.perf_counter()
    found = propose(sitting)
    seconds = time.perf_counter() - began
    assert found.best
    assert broken(sitting, found.lines) == []
    return seconds, cost(sitting, found.lines), cost(sitting, one_by_one(in_order(sitting)))


@pytest.mark.long
def test_a_large_sitting_is_proposed_for_in_a_moment() -> None:
    propose(drawn(0, 2, 2))
    for seed in range(SITTINGS):
        seconds, least, simple = _timed(drawn(seed, CASES, PEOPLE))
        print(f"{CASES} cases × {PEOPLE} coordinators: {seconds * 1000:.0f} ms, cost {least} (simple: {simple})")
        assert least <= simple
