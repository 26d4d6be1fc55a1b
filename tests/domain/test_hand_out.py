"""Handing the plan out: who is kept apart never has the whole of it, under whichever name."""

import pytest

from conference.domain.hand_out import Copy, handing, names


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
    "typed",
    [
        *("Karim Benâli", "benali karim", "KARIM", "Benali", " le père ", "Père", "son père", "l’père"),
        *("Monsieur Karim Benali", "M. Benali", "Karim Benali (père)", "le papa", "Papa de Lou", "le père de Yann"),
        *("Kar\u200bim", "Rose Benali", "K. Benali", "l’ami de Karim"),
    ],
)
def test_a_typed_name_names_somebody_as_soon_as_theirs_is_among_its_words(typed: str) -> None:
    assert names(typed, "Karim", "Bénali", "père")


@pytest.mark.parametrize("typed", ["", "   ", "Karima", "le grand-père", "Papi", "son beau-père", "le", "Mme Test"])
def test_another_name_does_not(typed: str) -> None:
    assert not names(typed, "Karim", "Benali", "père")


@pytest.mark.parametrize(
    ("typed", "tie"),
    [
        ("le papa", "père de Lou"),
        ("Maman", "la mère"),
        ("mamie", "grand-mère maternelle de Lou, grand-mère"),
        ("l’ex-mari", "compagnon de la mère"),
        ("beau-père", "beau père"),
    ],
)
def test_a_tie_is_the_same_under_another_word(typed: str, tie: str) -> None:
    assert names(typed, "Karim", "", tie)


def test_somebody_without_last_name_nor_tie_is_named_by_the_first_alone() -> None:
    assert names("rose", "Rose", "", "")
    assert not names("", "Rose", "", "")
    assert not names("la", "Rose", "", "")


def test_a_name_that_nobody_can_look_up_is_confirmed_before_the_whole_is_given() -> None:
    assert [r.code for r in handing(Copy.WHOLE, apart=False, actions=0, confirmed=False)] == ["apart_unconfirmed"]
    assert [r.code for r in handing(Copy.WHOLE, apart=True, actions=0, confirmed=False)] == ["extract_only"]
    assert handing(Copy.EXTRACT, apart=False, actions=1, confirmed=False) == []
