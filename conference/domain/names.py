"""Names as people search them: without accents, ligatures, case nor punctuation."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "’": " ", "'": " "})
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """The letters and digits of a text, in lower case, one space between words."""
    lowered = text.casefold().translate(_LIGATURES)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub(" ", bare).strip()


def initials(first: str, last: str) -> str:
    """``L. M.``: how somebody is shown where names are masked."""
    return " ".join(f"{name[0].upper()}." for name in (first.strip(), last.strip()) if name)


def reference(department: str, year: int, number: int) -> str:
    """``33-2026-0007``: the reference that a case keeps from its submission on."""
    return f"{department}-{year}-{number:04d}"
