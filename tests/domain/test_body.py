"""In which way the body decides: a sitting first, then writing, then urgency, and those that recusals leave."""

import pytest

from conference.domain.body import BodyFacts, Decided, Way, confirmed, decided, missing, seated
from conference.domain.reasons import Reason

THREE = BodyFacts(quorum=3, able=5)


def test_where_each_may_decide_alone_nothing_is_missing() -> None:
    assert decided(BodyFacts()) == Decided(Way.ALONE, 1)
    assert decided(BodyFacts(able=4, present=3, sitting_id=7)) == Decided(Way.SITTING, 3, 7)
    assert missing(BodyFacts()) == []


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (BodyFacts(3, 5, present=3, sitting_id=7), Decided(Way.SITTING, 3, 7)),
        (BodyFacts(3, 5, favourable=3), Decided(Way.CONSULTATION, 3)),
        (BodyFacts(3, 5, urgent=True), Decided(Way.URGENT, 1)),
        (BodyFacts(3, 5, present=3, sitting_id=7, favourable=4, urgent=True), Decided(Way.SITTING, 3, 7)),
        (BodyFacts(3, 5, favourable=3, urgent=True), Decided(Way.CONSULTATION, 3)),
        (BodyFacts(3, 2, aside=1, present=2, sitting_id=7), Decided(Way.REMAINING, 2, 7)),
        (BodyFacts(3, 2, aside=1, favourable=2), Decided(Way.REMAINING, 2)),
        (BodyFacts(3, 1, aside=2), Decided(Way.REMAINING, 1)),
        (BodyFacts(3, 2, present=2, sitting_id=7), Decided(Way.REMAINING, 2, 7)),
        (BodyFacts(3, 2, favourable=2), Decided(Way.REMAINING, 2)),
        (BodyFacts(2, 5, present=3, sitting_id=7, frozen=3), Decided(Way.SITTING, 3, 7)),
        (BodyFacts(3, 5, present=2, sitting_id=7, frozen=2), Decided(Way.SITTING, 2, 7)),
        (BodyFacts(2, 5, present=1, sitting_id=7, frozen=3, favourable=2), Decided(Way.CONSULTATION, 2)),
        (BodyFacts(0, 5, present=2, sitting_id=7, frozen=3), Decided(Way.ALONE, 1, 7)),
        (BodyFacts(3, 0, aside=3, instead=Way.LEAD), Decided(Way.LEAD, 1)),
        (BodyFacts(3, 0, instead=Way.NEIGHBOUR, urgent=True), Decided(Way.NEIGHBOUR, 1)),
    ],
)
def test_each_way(facts: BodyFacts, expected: Decided) -> None:
    assert decided(facts) == expected
    assert missing(facts) == []


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (BodyFacts(3, 5), "0/3"),
        (BodyFacts(3, 5, present=2, sitting_id=7), "2/3"),
        (BodyFacts(3, 5, favourable=2), "2/3"),
        (BodyFacts(3, 5, present=1, sitting_id=7, favourable=2), "2/3"),
        (BodyFacts(3, 2, aside=1, present=1, sitting_id=7), "1/2"),
        (BodyFacts(3, 2, aside=1), "0/2"),
        (BodyFacts(3, 1), "0/1"),
        (BodyFacts(1, 5, present=2, sitting_id=7, frozen=3), "2/3"),
        (BodyFacts(4, 5, present=2, sitting_id=7, frozen=3), "2/3"),
    ],
)
def test_what_is_missing_says_how_many_of_how_many(facts: BodyFacts, said: str) -> None:
    assert decided(facts) is None
    assert missing(facts) == [Reason("quorum_missing", "body", said)]


def test_present_and_favourable_are_never_added_together() -> None:
    assert decided(BodyFacts(3, 5, present=2, sitting_id=7, favourable=2)) is None


@pytest.mark.parametrize(
    ("able", "aside", "alone"),
    [(1, 2, True), (1, 0, False), (1, 1, False), (2, 1, False), (0, 3, False)],
)
def test_only_recusals_leave_somebody_to_decide_alone_at_once(able: int, aside: int, *, alone: bool) -> None:
    assert BodyFacts(3, able, aside).left_alone is alone
    assert not BodyFacts(1, able, aside).left_alone


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (BodyFacts(3, 5), None),
        (BodyFacts(3, 5, present=2, sitting_id=7), Decided(Way.ALONE, 1, 7)),
        (BodyFacts(1, 5, present=2, sitting_id=7, frozen=3), Decided(Way.ALONE, 1, 7)),
        (BodyFacts(3, 5, present=3, sitting_id=7), Decided(Way.SITTING, 3, 7)),
        (BodyFacts(3, 2, present=2, sitting_id=7), Decided(Way.REMAINING, 2, 7)),
        (BodyFacts(0, 5, present=2, sitting_id=7), Decided(Way.SITTING, 2, 7)),
    ],
)
def test_what_one_may_do_alone_is_the_sitting_s_only_in_number(facts: BodyFacts, expected: Decided | None) -> None:
    assert seated(facts) == expected


def test_neither_writing_nor_urgency_confirms_what_was_urgent() -> None:
    assert confirmed(BodyFacts(3, 5, favourable=4, urgent=True)) is None
    assert confirmed(BodyFacts(3, 5, present=3, sitting_id=7, urgent=True)) == Decided(Way.SITTING, 3, 7)
