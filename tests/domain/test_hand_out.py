"""Handing the plan out: who is kept apart never has the whole of it, under whichever name."""

import pytest

from conference.domain.hand_out import Copy, handing, means


@pytest.mark.parametrize(
    ("copy", "apart", "actions", "codes"),
    [
        (Copy.WHOLE, False, 0, set()),
        (Copy.WHOLE, True, 0, {"extract_only"}),
        (Copy.EXTRACT, True, 0, {"extract_without_action"}),
        (Copy.EXTRACT, False, 0, {"extract_without_action"}),
        (Copy.EXTRACT, True, 1, set()),
        (Copy.EXTRACT, False, 3, set()),
    ],
)
def test_who_is_kept_apart_has_an_extract_of_some_action(
    copy: Copy, apart: bool, actions: int, codes: set[str]
) -> None:
    assert {reason.code for reason in handing(copy, apart=apart, actions=actions)} == codes


@pytest.mark.parametrize(
    "typed", ["Karim Benâli", "benali karim", "KARIM", "Benali", " le père ", "Père", "son père", "l’père"]
)
def test_a_typed_name_means_somebody(typed: str) -> None:
    assert means(typed, "Karim", "Bénali", "père")


@pytest.mark.parametrize("typed", ["", "   ", "Karima", "Rose Benali", "le grand-père", "le", "le père de Yann"])
def test_another_name_does_not(typed: str) -> None:
    assert not means(typed, "Karim", "Benali", "père")


def test_somebody_without_last_name_nor_tie_is_meant_by_the_first_alone() -> None:
    assert means("rose", "Rose", "", "")
    assert not means("", "Rose", "", "")
    assert not means("la", "Rose", "", "")
