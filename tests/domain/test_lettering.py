"""The room that names take, against the fonts themselves."""

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

from conference.domain.lettering import shortened, width

FONTS = Path(__file__).parents[2] / "static" / "fonts"
NAMES = ("Rose", "Marie-Christine", "Élodie Ç.", "Jean-Loup d’Œuvre", "Wiktoria Łęcka", "Ümit Şahin", "Zoë & Noé (2)")


@cache
def advances(name: str) -> dict[str, int]:
    """How wide a font makes each of its letters, in thousandths."""
    font = TTFont(FONTS / f"Luciole-{name}.woff2")
    return {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize(("font", "bold"), [("Regular", False), ("Bold", True)])
def test_a_line_is_never_wider_than_its_room_nor_its_room_much_too_wide(text: str, font: str, *, bold: bool) -> None:
    drawn = sum(advances(font)[letter] for letter in text) * 13 / 1000
    assert drawn <= width(text, 13, bold=bold) <= drawn * 1.4


def test_every_letter_of_european_names_has_its_room() -> None:
    letters = [one for one in advances("Regular") if unicodedata.category(one)[0] == "L" and ord(one) < 0x17F]
    assert len(letters) > 200
    narrow = [one for one in letters if advances("Regular")[one] * 13 / 1000 > width(one, 13) and one not in "ľŀĿ"]
    assert narrow == []


def test_a_letter_that_the_font_does_not_have_takes_much() -> None:
    assert width("مريم", 10) >= 40


def test_what_is_too_long_is_cut_and_says_so() -> None:
    assert shortened("Rose", 13, 100) == "Rose"
    cut = shortened("Maximilien-Alexandre de la Tour", 13, 100)
    assert cut.endswith("…")
    assert cut[:-1]
    assert "Maximilien-Alexandre".startswith(cut[:-1])
    assert width(cut, 13) <= 100 < width(cut + "xx", 13)
