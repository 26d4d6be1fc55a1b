"""Names as people search them: without accents, ligatures, case nor punctuation."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import zip_longest

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "’": " ", "'": " "})
MASK, SHORTEST = "•••", 2
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """The letters and digits of a text, in lower case, one space between words."""
    lowered = _UNSEEN.sub("", text).casefold().translate(_LIGATURES)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub(" ", bare).strip()


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The folded words of some names; what is a letter or two is nobody's name."""
    return frozenset(word for name in names for word in fold(name).split() if len(word) > SHORTEST)


def masked(text: str, names: frozenset[str], spared: Iterable[str] = ()) -> str:
    """A text without the words that are somebody's name, wherever they stand, however they were composed or cut.

    ``spared`` are the full names of professionals: who shares a first name with a child stays named.
    """
    if not names:
        return text
    parts = around(unicodedata.normalize("NFC", _UNSEEN.sub("", text)), spared)
    shown = (_WORD.sub(lambda found: MASK if fold(found[0]) in names else found[0], part) for part in parts[::2])
    return "".join(part for pair in zip_longest(shown, parts[1::2], fillvalue="") for part in pair)


def around(text: str, names: Iterable[str]) -> list[str]:
    """A text parted at some full names: what stands around them is at the even places. One word alone is none."""
    full = sorted((name for name in names if " " in name.strip()), key=len, reverse=True)
    return re.split(f"({'|'.join(map(re.escape, full))})", text, flags=re.IGNORECASE) if full else [text]


def initials(first: str, last: str) -> str:
    """``L. M.``: how somebody is shown where names are masked."""
    return " ".join(f"{name[0].upper()}." for name in (first.strip(), last.strip()) if name)


def reference(department: str, year: int, number: int) -> str:
    """``33-2026-0007``: the reference that a case keeps from its submission on."""
    return f"{department}-{year}-{number:04d}"
