"""What a child may choose, and what is not done with what they give."""

from datetime import date, time

import pytest

from conference.domain.child import ShownTo, WordsFor, is_child, showing, stay, told
from conference.domain.referral import PersonKind


@pytest.mark.parametrize(
    ("kind", "born", "child"),
    [
        (PersonKind.CHILD, None, True),
        (PersonKind.CHILD, 1990, True),
        (PersonKind.RELATIVE, 2009, True),
        (PersonKind.RELATIVE, 2008, False),
        (PersonKind.RELATIVE, None, False),
    ],
)
def test_a_child_is_said_so_or_known_by_their_year(kind: PersonKind, born: int | None, child: bool) -> None:
    assert is_child(kind, born, 2026) is child


def test_one_leaves_after_one_came() -> None:
    assert stay(time(14), time(15)) == stay(None, time(9)) == stay(time(9), None) == []
    assert [reason.code for reason in stay(time(14), time(14))] == ["leaves_before_arriving"]


def test_nobody_reads_aloud_what_is_for_the_coordinator() -> None:
    assert [reason.code for reason in told("Non.", WordsFor.COORDINATOR, "Rose")] == ["words_for_coordinator"]
    assert told("Non.", WordsFor.COORDINATOR, None) == told("Non.", WordsFor.CONFERENCE, "Rose") == []
    assert [reason.code for reason in told(" \n", WordsFor.PLAN, None)] == ["child_words_missing"]


def test_a_picture_is_looked_at_before_it_is_shown() -> None:
    day = date(2026, 3, 12)
    assert [reason.code for reason in showing(None, ShownTo.NOBODY, "")] == ["picture_not_looked_at"]
    assert [reason.code for reason in showing(day, ShownTo.NAMED, " ")] == ["shown_to_whom"]
    assert showing(day, ShownTo.NAMED, "Mamie") == showing(day, ShownTo.FAMILY, "") == showing(day, None, "") == []
