"""Names as people search them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.names import MASK, fold, initials, masked, reference, words_of


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Éloïse", "eloise"),
        ("Le Nœud-Æther", "le noeud aether"),
        ("  O’Brien   d'Arc ", "o brien d arc"),
        ("GROẞ Straße", "gross strasse"),
        ("Çelik, Łukasz & Søren", "celik lukasz soren"),
        ("E\u0301loi\u0308se", "eloise"),
        ("ﬁn", "fin"),
        ("Fer\u00adrand Lo\u200bu", "ferrand lou"),
        ("Lou²", "lou2"),
        ("—", ""),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, found: str) -> None:
    assert fold(typed) == found


@given(st.text())
def test_what_is_folded_is_plain_and_stays_so(text: str) -> None:
    folded = fold(text)
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", folded)
    assert fold(folded) == folded


@given(st.from_regex(r"[a-zA-ZéèêëàâîïôöùûüçœæÉÈÊÀÎÔÙÇŒÆ' -]{1,30}", fullmatch=True))
def test_capitals_change_nothing(name: str) -> None:
    assert fold(name.upper()) == fold(name) == fold(name.lower())


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [("Lou", "Ferrand", "L. F."), ("élise", "", "É."), (" ", "martin", "M."), ("", "", "")],
)
def test_initials_stand_where_names_are_masked(first: str, last: str, shown: str) -> None:
    assert initials(first, last) == shown


@pytest.mark.parametrize(
    ("department", "year", "number", "written"),
    [
        ("33", 2026, 7, "33-2026-0007"),
        ("2A", 2026, 9999, "2A-2026-9999"),
        ("974", 2027, 10_000, "974-2027-10000"),
    ],
)
def test_a_reference_is_readable_and_keeps_growing(department: str, year: int, number: int, written: str) -> None:
    assert reference(department, year, number) == written


LETTERS = st.text("abcdefgzÀéèïôùçœ", min_size=3, max_size=9)


@given(st.lists(LETTERS, min_size=1, max_size=4), st.lists(LETTERS, max_size=8))
def test_no_word_of_a_name_is_left_and_no_other_goes(names: list[str], others: list[str]) -> None:
    hidden = words_of(names)
    for separator in (" ", ", ", "’", " - "):
        shown = masked(separator.join([*others, *names]), hidden)
        left = {word for word in fold(shown).split() if len(word) > 2}
        assert not left & hidden
        assert {word for other in others for word in fold(other).split()} - hidden <= {*fold(shown).split()}


def test_a_name_of_several_words_and_its_accents() -> None:
    hidden = words_of(["Zoé-Lou", "De La Tour", "Li"])
    assert masked("ZOE et zoé-lou, chez les de la Tour\u00a0: Li viendra.", hidden) == (
        f"{MASK} et {MASK}-{MASK}, chez les de la {MASK}\u00a0: Li viendra."
    )
    assert masked("Rien ne change.", frozenset()) == "Rien ne change."


def test_a_professional_who_shares_a_first_name_stays_named() -> None:
    said = "Attendre Claire Lacoste\u00a0; Claire, la m\u00e8re, et CLAIRE LACOSTE."
    shown = masked(said, frozenset({"claire", "ferrand"}), {"Claire Lacoste", "Claire"})
    assert shown == "Attendre Claire Lacoste\u00a0; \u2022\u2022\u2022, la m\u00e8re, et CLAIRE LACOSTE."
