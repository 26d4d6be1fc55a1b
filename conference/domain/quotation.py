"""Words that may be quoted: cut as they were said, names masked, coded by theme, agreed to by who said them."""

import re
import unicodedata
from enum import StrEnum

from conference.domain.names import MASK
from conference.domain.reasons import Reason

LONGEST, LONGEST_THEME = 600, 60


class QuotationState(StrEnum):
    """What becomes of a passage: waiting to be looked at, quoted or not, or taken back by who said it."""

    PROPOSED = "proposed"
    QUOTABLE = "quotable"
    KEPT_BACK = "kept_back"
    WITHDRAWN = "withdrawn"


def verdicts(*, agreed: bool, cut: bool) -> tuple[QuotationState, ...]:
    """What may be decided: nothing is quoted of who did not agree, nothing taken back before it is ``cut``."""
    quoted = (QuotationState.QUOTABLE,) if agreed else ()
    return (*quoted, QuotationState.KEPT_BACK, *((QuotationState.WITHDRAWN,) if cut else ()))


def cut_from(source: str, passage: str) -> bool:
    """Whether a passage stands in what was said, word for word, but for words that are masked."""
    said, cut = _words(source), _words(passage)
    starts = range(len(said) - len(cut) + 1)
    return any(all(map(_same, said[start : start + len(cut)], cut)) for start in starts)


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def _same(said: str, cut: str) -> bool:
    if said == cut or MASK not in cut:
        return said == cut
    return re.fullmatch(r"[^\W\d_]+".join(map(re.escape, cut.split(MASK))), said) is not None


def deciding(
    source: str, passage: str, state: QuotationState, *, agreed: bool, themes: int, named: bool
) -> list[Reason]:
    """Why a passage cannot be kept so; ``named``: a name may stand in it, and nobody has said that it is none."""
    quoted = state is QuotationState.QUOTABLE
    asked = (
        (not quoted or bool(passage), "passage_missing", "passage"),
        (cut_from(source, passage), "passage_changed", "passage"),
        (not quoted or agreed, "quotation_not_agreed", "state"),
        (not quoted or themes > 0, "theme_missing", "themes"),
        (not quoted or not named, "passage_names", "confirmed"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]
