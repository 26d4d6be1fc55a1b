"""Preparing a conference: who comes and how, what is asked, and when it may be convened."""

from dataclasses import dataclass
from enum import StrEnum

from conference.domain.reasons import Reason
from conference.domain.sheet import SheetState


class Part(StrEnum):
    """What somebody is in this conference: what counts is the part, not the profession."""

    FAMILY = "family"
    NETWORK = "network"
    PROFESSIONAL = "professional"
    EXPERT = "expert"
    INTERPRETER = "interpreter"
    SUPPORT = "support"


KIN = frozenset({Part.FAMILY, Part.NETWORK})
AT_WORK = frozenset({Part.PROFESSIONAL, Part.EXPERT})
STAY_WHEN_ASKED = frozenset({Part.INTERPRETER, Part.SUPPORT})


class Invitation(StrEnum):
    """What an invited person answers; taking part from a distance is taking part."""

    WAITING = "waiting"
    COMING = "coming"
    REMOTE = "remote"
    LETTER = "letter"
    SPOKESPERSON = "spokesperson"
    DECLINED = "declined"
    NOT_INVITED = "not_invited"


TAKES_PART = frozenset({Invitation.COMING, Invitation.REMOTE})


class Safety(StrEnum):
    """What was looked at for the safety of one person."""

    NOTHING = "nothing"
    ARRANGED = "arranged"
    APART = "apart"


def kept_away(safety: Safety | None, answer: Invitation) -> bool:
    """Whether somebody is not to be in the room, because they must not meet the others: a distance keeps them apart."""
    return safety is Safety.APART and answer is not Invitation.REMOTE


class ChildWay(StrEnum):
    """How a child takes part, as the child chose it."""

    PRESENT = "present"
    PART_OF_TIME = "part_of_time"
    LETTER = "letter"
    DRAWING = "drawing"
    SPOKESPERSON = "spokesperson"


# A child who writes or draws sends something; one who is there has accepted to come.
ANSWER_BY_WAY = {
    ChildWay.PRESENT: Invitation.COMING,
    ChildWay.PART_OF_TIME: Invitation.COMING,
    ChildWay.LETTER: Invitation.LETTER,
    ChildWay.DRAWING: Invitation.LETTER,
    ChildWay.SPOKESPERSON: Invitation.SPOKESPERSON,
}


def answer_by_way(way: ChildWay | None, before: ChildWay | None, answer: Invitation, old: Invitation) -> Invitation:
    """A child's answer, which their way of taking part gives, unless it was itself changed from ``old``."""
    follows = way is not None and (answer is Invitation.WAITING or (way is not before and answer is old))
    return ANSWER_BY_WAY[way] if way is not None and follows else answer


@dataclass(frozen=True, slots=True)
class PreparationFacts:
    """What the rule of convening looks at."""

    question: bool = False
    taking_part: int = 0
    unsafe: int = 0
    apart_together: bool = False
    children_unsettled: int = 0
    dated: bool = False
    placed: bool = False
    sheet: SheetState = SheetState.MISSING


def convening(facts: PreparationFacts) -> list[Reason]:
    """Every reason why the conference cannot be fixed yet, each with the page where it is mended."""
    asked = (
        (facts.question, "question_missing", "question"),
        (facts.taking_part >= 2, "too_few_taking_part", "guests"),
        (facts.unsafe == 0, "safety_unanswered", "guests"),
        (not facts.apart_together, "apart_together", "guests"),
        (facts.children_unsettled == 0, "child_way_missing", "guests"),
        (facts.dated, "sitting_date_missing", "sitting"),
        (facts.placed, "sitting_place_missing", "sitting"),
        (facts.sheet in {SheetState.AGREED, SheetState.NEEDLESS}, "sheet_not_agreed", "sheet"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]
