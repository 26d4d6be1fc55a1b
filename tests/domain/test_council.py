"""When a body is to meet again, what its charter must hold, and what a dropped decision owes."""

from datetime import date

import pytest

from conference.domain.council import Charter, CouncilKind, DecisionFate, due, fate_refusals, outside

SINCE = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("last", "weeks", "day"),
    [
        (date(2026, 3, 12), 6, date(2026, 4, 23)),  # the coordinators' group of the Pyrénées-Orientales [L2896]
        (None, 6, date(2026, 2, 16)),  # nobody met yet: since it began
        (date(2026, 7, 20), 6, date(2026, 8, 31)),  # August counts as any other month
        (date(2024, 2, 29), 52, date(2025, 2, 27)),
        (date(2026, 3, 12), None, None),
    ],
)
def test_a_body_is_to_meet_again_so_many_weeks_after_it_did(
    last: date | None, weeks: int | None, day: date | None
) -> None:
    assert due(last, SINCE, weeks) == day


@pytest.mark.parametrize(
    ("charter", "codes"),
    [
        (Charter(CouncilKind.STEERING, SINCE), []),
        (Charter(CouncilKind.OTHER, SINCE, name="Relais"), []),
        (Charter(CouncilKind.OTHER, SINCE), ["council_unnamed"]),
        (Charter(CouncilKind.STEERING, SINCE, cadence_weeks=0), ["cadence_wrong"]),
        (Charter(CouncilKind.STEERING, SINCE, cadence_weeks=105), ["cadence_wrong"]),
        (Charter(CouncilKind.STEERING, SINCE, until=date(2026, 1, 4)), ["council_backwards"]),
        (Charter(CouncilKind.STEERING, SINCE, cadence_weeks=104, until=SINCE), []),
    ],
)
def test_a_charter_holds_together(charter: Charter, codes: list[str]) -> None:
    assert [reason.code for reason in charter.refusals] == codes


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2026, 1, 4), ["council_not_yet"]),
        (SINCE, []),
        (date(2026, 6, 30), []),
        (date(2026, 7, 1), ["council_over"]),
    ],
)
def test_a_body_meets_while_it_is_there(on: date, codes: list[str]) -> None:
    assert [reason.code for reason in outside(on, SINCE, date(2026, 6, 30))] == codes
    assert outside(date(2040, 1, 1), SINCE, None) == []


def test_only_what_is_dropped_says_why() -> None:
    for fate in (None, DecisionFate.DONE, DecisionFate.UNDER_WAY):
        assert fate_refusals("Une plaquette", fate, " ") == []
    said = fate_refusals("Une plaquette", DecisionFate.DROPPED, " ")
    assert [(reason.code, reason.subject) for reason in said] == [("decision_dropped_why", "Une plaquette")]
    assert fate_refusals("Une plaquette", DecisionFate.DROPPED, "Une autre existe.") == []
