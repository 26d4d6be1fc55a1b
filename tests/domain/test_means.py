"""Means of a publication and of those before it: none of them tells what few people answered."""

from conference.domain.means import Marks, sayable

PARTS = ("families", "professionals")
ALL = {"", *PARTS}


def _marks(
    families: int | None, professionals: int | None, *printed: str, means: str = "8.00", whole: int = 0
) -> Marks:
    together = (families or 0) + (professionals or 0) or whole
    n = {"": together, "families": families, "professionals": professionals}
    return Marks(n, dict.fromkeys(printed or ALL, means))


def test_means_on_enough_are_all_said() -> None:
    assert sayable(_marks(15, 11), PARTS) == ALL
    assert sayable(_marks(15, 0), PARTS) == {"", "families"}
    assert sayable(_marks(15, 11), PARTS, [_marks(15, 11)]) == ALL


def test_a_mean_on_few_is_withheld_with_the_one_that_would_tell_it() -> None:
    assert sayable(_marks(15, 10), PARTS) == {""}
    assert sayable(_marks(4, 5), PARTS) == frozenset()
    assert sayable(_marks(None, None, whole=19), PARTS) == {""}


def test_a_mean_withheld_is_not_what_the_two_others_leave() -> None:
    """One family more and eleven professionals: all marks and those of professionals would tell that one."""
    assert sayable(_marks(16, 26), PARTS, [_marks(15, 15)]) == {""}


def test_a_mean_is_compared_with_all_that_were_said() -> None:
    known = [_marks(15, 0, "", "families")]
    assert sayable(_marks(16, 0), PARTS, known) == frozenset()
    assert sayable(_marks(26, 0), PARTS, known) == {"", "families"}
    more = [*known, _marks(26, 0, "", "families")]
    assert sayable(_marks(16, 0), PARTS, more) == frozenset()
    assert sayable(_marks(30, 0), PARTS, more) == frozenset()


def test_groups_of_different_publications_are_put_together() -> None:
    """All marks then, less those of families now, who are as many: what professionals said then."""
    known = [Marks({"": 19, "families": 15, "professionals": 4}, {"": "6.00"})]
    assert sayable(_marks(15, 20), PARTS, known) == {""}


def test_a_sum_that_moves_little_is_withheld_where_no_part_is_told() -> None:
    known = [_marks(None, None, "", whole=19)]
    assert sayable(_marks(None, None, whole=22), PARTS, known) == frozenset()
    assert sayable(_marks(None, None, whole=30), PARTS, known) == {""}


def test_a_corrected_mark_is_not_told() -> None:
    assert sayable(_marks(15, 0, "families", means="7.00"), PARTS, [_marks(15, 0, "families")]) == frozenset()
