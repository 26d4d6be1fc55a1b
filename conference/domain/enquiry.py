"""Enquiries: somebody asks for a conference, or about it; who they are, how to call them back, what becomes of it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from conference.domain.follow_up import months_after
from conference.domain.reasons import Reason
from conference.domain.referral import Origin


class EnquiryWay(StrEnum):
    """How an enquiry came in."""

    FORM = "form"
    CALL = "call"
    VISIT = "visit"
    LETTER = "letter"


class ForWhom(StrEnum):
    """For whom somebody asks."""

    OWN = "own"
    NEAR = "near"
    PROFESSIONAL = "professional"


class BestMoment(StrEnum):
    """When somebody would like to be called back."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class EnquiryState(StrEnum):
    """Where an enquiry stands: it waits until it is settled, and nobody asks why it went elsewhere."""

    NEW = "new"
    CALLED = "called"
    REFERRAL = "referral"
    ANSWERED = "answered"
    ELSEWHERE = "elsewhere"
    NO_ANSWER = "no_answer"
    UNWANTED = "unwanted"
    LAPSED = "lapsed"


OPEN = frozenset({EnquiryState.NEW, EnquiryState.CALLED})
# What somebody says became of one; a referral comes of an act of its own, and nobody says that one has lapsed.
ENDINGS = (EnquiryState.ANSWERED, EnquiryState.ELSEWHERE, EnquiryState.NO_ANSWER, EnquiryState.UNWANTED)
ORIGIN = {ForWhom.OWN: Origin.FAMILY, ForWhom.NEAR: Origin.NETWORK, ForWhom.PROFESSIONAL: Origin.PROFESSIONAL}
LONGEST_NAME, LONGEST_REACH, LONGEST_TOWN, LONGEST_LANGUAGE, LONGEST_WORDS = 80, 120, 80, 40, 2_000
FEWEST_TRIES = 3
# How long what somebody said of themselves is kept, once what became of it is known.
MONTHS_KEPT = 6
# And where nobody ever says it.
MONTHS_OPEN = 12
# Beyond, those who write are asked to phone: the machine keeps no heap that nobody can read.
MOST_A_DAY = 60
_PHONE = re.compile(r"\+?[\d .\-()/]{6,30}")
# No sign that means something in the link by which one writes there: it would name others who get the letter.
_NO_MAIL = r"@\s?&%,;\"<>"
_MAIL = re.compile(rf"[^{_NO_MAIL}]{{1,64}}@[^{_NO_MAIL}]+\.[^{_NO_MAIL}.]{{2,}}")
FEWEST_DIGITS, MOST_DIGITS = 8, 15


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody says of themselves: a first name is enough, with one way to be reached."""

    first_name: str
    reach: str
    for_whom: ForWhom
    words: str
    town: str = ""
    language: str = ""
    moment: BestMoment | None = None
    agreed: bool = True

    @property
    def plain(self) -> "Asked":
        """The same without what surrounds each line; the words stay as they were typed, their edges apart."""
        return replace(
            self,
            first_name=_on_a_line(self.first_name),
            reach=plain_reach(self.reach),
            town=_on_a_line(self.town),
            language=_on_a_line(self.language),
            words=self.words.strip(),
        )


def _on_a_line(text: str) -> str:
    return " ".join(text.split())


def plain_reach(reach: str) -> str:
    """How to reach somebody, as it is kept."""
    return dialled(_on_a_line(reach))


def missing(asked: Asked) -> list[Reason]:
    """What keeps somebody from being called back."""
    told = (
        (bool(asked.first_name), "enquiry_name_missing", "first_name"),
        (reachable(asked.reach), "enquiry_reach_wrong", "reach"),
        (bool(asked.words), "enquiry_words_missing", "words"),
        (asked.agreed, "enquiry_not_agreed", "agreed"),
    )
    return [Reason(code, place) for holds, code, place in told if not holds]


def reachable(reach: str) -> bool:
    """Whether a line is a number to dial, or an address to write to."""
    digits = sum(character.isdigit() for character in reach)
    dialled = _PHONE.fullmatch(reach) is not None and FEWEST_DIGITS <= digits <= MOST_DIGITS
    return dialled or is_mail(reach)


def is_mail(line: str) -> bool:
    """Whether a line is one address to write to, and nothing else."""
    return _MAIL.fullmatch(line) is not None


def dialled(reach: str) -> str:
    """A French number in pairs, however it was typed: ``+33 6 12…`` and ``06.12…`` are one; anything else as it is."""
    digits = "".join(character for character in reach if character.isdigit())
    if "@" in reach:
        return reach
    for prefix in ("0033", "33"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 9:
            digits = f"0{digits.removeprefix(prefix)}"
    if len(digits) != 10 or digits[0] != "0":
        return reach
    return " ".join(digits[at : at + 2] for at in range(0, 10, 2))


def call_reasons(state: EnquiryState, on: date, received_on: date, today: date) -> list[Reason]:
    """Why a call cannot be noted."""
    asked = (
        (state in OPEN, "enquiry_settled", ""),
        (on <= today, "in_the_future", "on"),
        (on >= received_on, "enquiry_call_before", "on"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def ending_reasons(state: EnquiryState, ending: EnquiryState, tries: int, where: str) -> list[Reason]:
    """Why an enquiry cannot end so."""
    asked = (
        (state in OPEN, "enquiry_settled", ""),
        (ending in ENDINGS, "enquiry_no_such_end", "ending"),
        (ending is not EnquiryState.ANSWERED or state is EnquiryState.CALLED, "enquiry_not_called", "ending"),
        (ending is not EnquiryState.ELSEWHERE or bool(where.strip()), "enquiry_where_missing", "where"),
        (
            ending is not EnquiryState.NO_ANSWER or tries >= FEWEST_TRIES,
            "enquiry_too_few_tries",
            "ending",
        ),
    )
    found = [Reason(code, place) for holds, code, place in asked if not holds]
    return [replace(one, subject=str(FEWEST_TRIES)) if one.code == "enquiry_too_few_tries" else one for one in found]


def is_past(settled_on: date, today: date) -> bool:
    """Whether the words and the contact of an enquiry settled then are to be forgotten."""
    return months_after(settled_on, MONTHS_KEPT) < today


def has_lapsed(received_on: date, tried_on: date | None, settled_before: date | None, today: date) -> bool:
    """Whether nothing was done of an enquiry for so long that it is to be settled and forgotten as it is.

    ``settled_before``: the day on which it had been settled, where it waits again.
    """
    last = max(day for day in (received_on, tried_on, settled_before) if day is not None)
    return months_after(last, MONTHS_OPEN) < today
