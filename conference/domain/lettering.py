"""What room a line of text takes, as the font of the house draws it."""

import unicodedata

from conference.data.luciole import ADVANCE, WIDEST

# Rounding, kerning and a font that stands in for ours take a little more; bold letters take more again.
MARGIN, BOLD = 1.05, 1.3
ELLIPSIS = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is, in the unit of ``size``: never less than what is drawn."""
    letters = unicodedata.normalize("NFD", text)
    found = sum(_advance(letter) for letter in letters if not unicodedata.combining(letter))
    return found * size / 1000 * (BOLD if bold else MARGIN)


def _advance(letter: str) -> int:
    return ADVANCE.get(letter, WIDEST)


def shortened(text: str, size: float, longest: float) -> str:
    """A text that is at most so wide; what is cut is told by an ellipsis."""
    if width(text, size) <= longest:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size) > longest:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS
