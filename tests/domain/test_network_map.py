"""What a map calls people, and what it keeps to itself."""

import pytest

from conference.domain.network_map import Line, first_names, line, told
from conference.domain.preparation import Invitation, Part, Safety


@pytest.mark.parametrize(
    ("people", "called"),
    [
        ([("Rose", "Vidal"), ("Yann", "Vidal")], ["Rose", "Yann"]),
        ([("Rose", "Vidal"), ("rosé", "Test"), ("Yann", "")], ["Rose V.", "rosé T.", "Yann"]),
        ([("Rose", "Vidal"), ("Rose", "Vial"), ("Rose", "")], ["Rose V. 1", "Rose V. 2", "Rose"]),
        ([("Rose", ""), ("Rose", " ")], ["Rose 1", "Rose 2"]),
        ([], []),
    ],
)
def test_first_names_are_enough_and_never_two_alike(people: list[tuple[str, str]], called: list[str]) -> None:
    assert first_names(people) == called


def test_only_who_takes_part_in_some_way_has_a_full_line() -> None:
    full = {answer for answer in Invitation if line(answer) is Line.FULL}
    assert full == {Invitation.COMING, Invitation.REMOTE, Invitation.LETTER, Invitation.SPOKESPERSON}
    assert line(Invitation.WAITING) is Line.DASHED
    assert line(Invitation.NOT_INVITED) is Line.DOTTED


@pytest.mark.parametrize(
    ("part", "safety", "protected", "said"),
    [
        (Part.FAMILY, Safety.NOTHING, True, True),
        (Part.FAMILY, Safety.APART, False, False),
        (Part.PROFESSIONAL, None, False, True),
        (Part.PROFESSIONAL, None, True, False),
        (Part.SUPPORT, None, True, False),
    ],
)
def test_words_that_may_tell_where_somebody_lives_are_left_out(
    part: Part, safety: Safety | None, *, protected: bool, said: bool
) -> None:
    assert told("foyer des Lilas", part, safety, protected=protected) == ("foyer des Lilas" if said else "")
