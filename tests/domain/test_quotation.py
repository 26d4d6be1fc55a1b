"""A passage is cut word for word, its names masked; it is quoted where who said it agreed."""

import pytest

from conference.domain.quotation import QuotationState, cut_from, deciding, verdicts

SAID = "On nous a écoutés.\nMerci à Jean-Pierre, et à Lou."


@pytest.mark.parametrize(
    ("passage", "holds"),
    [
        ("On nous a écoutés.", True),
        ("nous a", True),
        ("écoutés. Merci", True),
        ("Merci à •••-•••, et à •••.", True),
        ("Merci à •••, et à •••.", False),
        ("On nous a bien écoutés.", False),
        ("On a écoutés.", False),
        ("on nous a écoutés.", False),
        ("Merci à Paul-•••,", False),
        ("", True),
    ],
)
def test_a_passage_is_cut_word_for_word_but_for_what_is_masked(passage: str, holds: bool) -> None:
    assert cut_from(SAID, passage) is holds


@pytest.mark.parametrize(
    ("passage", "agreed", "themes", "named", "codes"),
    [
        ("On nous a écoutés.", True, 1, False, []),
        ("On nous a écoutés.", False, 1, False, ["quotation_not_agreed"]),
        ("", True, 0, False, ["passage_missing", "theme_missing"]),
        ("et à Lou.", True, 1, True, ["passage_names"]),
        ("Autre chose.", True, 1, False, ["passage_changed"]),
    ],
)
def test_what_is_quoted_is_agreed_themed_and_names_nobody(
    passage: str, agreed: bool, themes: int, named: bool, codes: list[str]
) -> None:
    asked = deciding(SAID, passage, QuotationState.QUOTABLE, agreed=agreed, themes=themes, named=named)
    assert [reason.code for reason in asked] == codes
    kept_back = deciding(SAID, passage, QuotationState.KEPT_BACK, agreed=agreed, themes=themes, named=named)
    assert [reason.code for reason in kept_back] == [code for code in codes if code == "passage_changed"]


def test_nothing_is_offered_that_would_be_refused() -> None:
    quoted, back, withdrawn = QuotationState.QUOTABLE, QuotationState.KEPT_BACK, QuotationState.WITHDRAWN
    assert verdicts(agreed=True, cut=False) == (quoted, back)
    assert verdicts(agreed=False, cut=False) == (back,)
    assert verdicts(agreed=True, cut=True) == (quoted, back, withdrawn)
