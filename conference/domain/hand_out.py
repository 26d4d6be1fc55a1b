"""Handing the plan out: whole, or an extract where an order keeps somebody apart."""

import re
import unicodedata
from enum import StrEnum

from conference.domain.names import fold
from conference.domain.reasons import Reason


class Copy(StrEnum):
    """What somebody receives."""

    WHOLE = "whole"
    EXTRACT = "extract"


class Way(StrEnum):
    """How a copy reached somebody."""

    BY_HAND = "by_hand"
    BY_POST = "by_post"
    READ_ALOUD = "read_aloud"
    FAMILY_PAGE = "family_page"


def handing(copy: Copy, *, apart: bool, actions: int, confirmed: bool = True) -> list[Reason]:
    """Why this copy cannot be given: who is kept ``apart`` never has the whole, and an extract holds some action.

    ``confirmed`` is whether a name that nobody here can look up is said to be that of no one who is kept apart.
    """
    asked = (
        (copy is Copy.EXTRACT or not apart, "extract_only", "copy"),
        (copy is Copy.EXTRACT or apart or confirmed, "apart_unconfirmed", "confirmed"),
        (copy is Copy.WHOLE or actions > 0, "extract_without_action", "actions"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


# What a name or a tie is said with, and says nothing of who it is.
_IDLE = frozenset(
    (
        *("le", "la", "l", "les", "un", "une", "son", "sa", "ses", "mon", "ma", "notre", "de", "du", "des", "d"),
        *("m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "docteur", "maitre", "me"),
        *("ex", "ancien", "ancienne"),
    )
)
# Who is a grandfather is no father: what is written in two words is read as one.
_IN_TWO = re.compile(r"\b(grand|beau|belle|demi|arriere) (\w+)")
_SAME = {
    name: kin
    for kin, names in {
        "pere": "papa",
        "mere": "maman",
        "grandpere": "papi papy pepe",
        "grandmere": "mamie mamy meme mami",
        "frere": "frangin",
        "soeur": "frangine",
        "oncle": "tonton",
        "tante": "tata tatie tati",
        "conjoint": "compagnon concubin mari epoux copain",
        "conjointe": "compagne concubine femme epouse copine",
    }.items()
    for name in (kin, *names.split())
}


def _words(text: str) -> list[str]:
    """The folded words that say who somebody is, kinship under one name; what cannot be seen separates nothing."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return [_SAME.get(word, word) for word in _IN_TWO.sub(r"\1\2", fold(seen)).split() if word not in _IDLE]


def names(typed: str, first: str, last: str, tie: str) -> bool:
    """Whether typed words name somebody: their first name, their last name or their tie is among them.

    Of a tie that tells more ("père de Yann") the kinship that it begins with is enough.
    """
    said, tied = set(_words(typed)), _words(tie)
    told = [set(_words(first)), set(_words(last)), set(tied), set(tied[:1]) & set(_SAME.values())]
    return any(words and words <= said for words in told)
