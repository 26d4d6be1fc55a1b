"""Handing the plan out: whole, or an extract where an order keeps somebody apart."""

from enum import StrEnum

from conference.domain.names import fold
from conference.domain.reasons import Reason


class Copy(StrEnum):
    """What somebody receives."""

    WHOLE = "whole"
    EXTRACT = "extract"


def handing(copy: Copy, *, apart: bool, actions: int) -> list[Reason]:
    """Why this copy cannot be given: who is kept ``apart`` never has the whole, and an extract holds some action."""
    asked = (
        (copy is Copy.EXTRACT or not apart, "extract_only", "copy"),
        (copy is Copy.WHOLE or actions > 0, "extract_without_action", "actions"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


_ARTICLES = frozenset({"le", "la", "l", "sa", "son"})


def means(typed: str, first: str, last: str, tie: str) -> bool:
    """Whether a typed name is that of somebody: their names in either order, one of them alone, or their tie."""
    words = [word for word in fold(typed).split() if word not in _ARTICLES]
    names = (first, last, f"{first} {last}", f"{last} {first}", tie)
    return bool(words) and words in [[word for word in fold(name).split() if word not in _ARTICLES] for name in names]
