"""The minimal record: a family asks that nothing be written of it, neither name nor text.

Its path is that of every case. What words and names would tell a rule, a dated tick tells; what only asks for
words is not asked.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum

from conference.domain.disagreement import DisagreementFacts
from conference.domain.preparation import PreparationFacts
from conference.domain.reasons import Reason


class Tickable(StrEnum):
    """The reasons that a tick meets, by their codes, in the order of the path."""

    NOBODY_CONCERNED = "nobody_concerned"
    FAMILY_WORDS = "family_words_missing"
    PROFESSIONAL_WORDS = "professional_words_missing"
    KNOWN_BY = "known_by_missing"
    FAMILY_AGREEMENT = "family_agreement_missing"
    DANGER = "danger_unanswered"
    QUESTION = "question_missing"
    TAKING_PART = "too_few_taking_part"
    SAFETY = "safety_unanswered"
    CHILD_WAY = "child_way_missing"
    SHEET = "sheet_not_agreed"
    AGREEMENTS = "disagreement_undecided"
    MINORS = "minor_agreement_missing"
    SUPPORT = "support_not_offered"
    PRESENT = "nobody_present"
    KIN = "no_kin_present"
    SHARING = "sharing_times_missing"
    PRIVATE = "private_times_missing"
    PRESENTATION = "presentation_times_missing"
    ACTIONS = "action_incomplete"
    SYNTHESIS = "synthesis_missing"


TICKABLE = frozenset(code.value for code in Tickable)
# Reasons that ask for words alone.
TEXTUAL = frozenset({"words_missing", "pertinence_missing", "advice_missing"})
# Ticked once for the whole case; the others anew for each conference.
ONCE = frozenset(
    (
        *(Tickable.NOBODY_CONCERNED, Tickable.FAMILY_WORDS, Tickable.PROFESSIONAL_WORDS, Tickable.KNOWN_BY),
        *(Tickable.FAMILY_AGREEMENT, Tickable.DANGER, Tickable.SYNTHESIS),
    )
)
OF_THE_DAY = frozenset(
    (Tickable.PRESENT, Tickable.KIN, Tickable.SHARING, Tickable.PRIVATE, Tickable.PRESENTATION),
)
# Where ticks are made: the place of every reason that one would meet.
PLACE = "minimal"
MOST_ACTIONS = 99


def left(reasons: Iterable[Reason], ticks: frozenset[str]) -> list[Reason]:
    """What still stands in the way of a minimal case, each tickable reason at the place where it is ticked."""
    standing = (reason for reason in reasons if reason.code not in TEXTUAL | (ticks & TICKABLE))
    return [replace(reason, place=PLACE) if reason.code in TICKABLE else reason for reason in standing]


def unnamed(children: int | None, *, dated: bool) -> PreparationFacts:
    """The preparation of people whom nobody names: that nothing is known of them is not that all is well.

    The place where they meet is theirs to know: it would be a text.
    """
    return PreparationFacts(unsafe=1, children_unsettled=0 if children == 0 else 1, dated=dated, placed=True)


# One tick answers for everybody whose agreement counts.
UNHEARD = DisagreementFacts(undecided=1)


def dated(code: Tickable, on: date, today: date, fixed: date | None) -> list[Reason]:
    """Why a tick cannot bear a date; ``fixed`` is the day of the last step, which no conference precedes."""
    if on > today:
        return [Reason("in_the_future", "on")]
    early = code in OF_THE_DAY and fixed is not None and on < fixed
    return [Reason("before_previous_step", "on")] if early else []
