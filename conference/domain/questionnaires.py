"""Questionnaires: who is asked what, and by which way they answer. An answer leads back to nobody [L2592]."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conference.domain.agreement import CountsAs
from conference.domain.preparation import Part
from conference.domain.reasons import Reason
from conference.domain.referral import PersonKind


class Respondent(StrEnum):
    """Who answers, and so which form they are given [L2592]."""

    CHILD = "child"
    ADOLESCENT = "adolescent"
    PERSON = "person"
    NETWORK = "network"
    PROFESSIONAL = "professional"


FAMILY = tuple(one for one in Respondent if one is not Respondent.PROFESSIONAL)


class AnswerWay(StrEnum):
    """How the answer came in."""

    ONLINE = "online"
    PAPER = "paper"
    SPOKEN = "spoken"


class Asked(StrEnum):
    """When the questionnaire is given: at the end of the conference, or at the review."""

    END = "end"
    REVIEW = "review"


class Scale(StrEnum):
    """What a question is answered on: a mark out of ten, faces, how far one agrees, one's own words."""

    MARK = "mark"
    FACES = "faces"
    AGREE = "agree"
    WORDS = "words"


class Item(StrEnum):
    """The common core, the same for everybody so that answers can be compared; each form words it its own way."""

    COORDINATOR = "coordinator"
    CONFERENCE = "conference"
    PLAN = "plan"
    OVERALL = "overall"
    HEARD = "heard"
    DECIDED = "decided"
    LIKED = "liked"
    WISHED = "wished"


# The core as this version of the house words it: an answer keeps the number, so that a new wording is a new one.
CORE = 1
MARKS = (Item.COORDINATOR, Item.CONFERENCE, Item.PLAN, Item.OVERALL)
STATEMENTS = (Item.HEARD, Item.DECIDED)
OPEN = (Item.LIKED, Item.WISHED)
MOST, MOST_OWN = 10, 2
BEST_MARK = 10
# Three faces, from the saddest: as far apart as marks out of ten are.
FACES = (0, 5, BEST_MARK)
AGREEMENT = (1, 2, 3, 4)
OWN_SCALES = (Scale.MARK, Scale.AGREE)
OWN = ("own_first", "own_second")
LONGEST_WORDS = 2000
# A sheet may come back by post weeks later; then its link and its code open nothing any more.
LIFE = timedelta(days=60)
# The most questionnaires of one kind that are given at once.
MOST_GIVEN = 30
# Typed from paper: no letter or digit that looks like another.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8


# From the year of these birthdays on, somebody is given the form of the adolescents, then that of the adults.
ADOLESCENT_FROM, ADULT_FROM = 12, 18
OF_PART = {Part.PROFESSIONAL: Respondent.PROFESSIONAL, Part.EXPERT: Respondent.PROFESSIONAL}


def respondent(part: Part, kind: PersonKind, counts_as: CountsAs | None, age: int | None) -> Respondent:
    """The form of somebody who was there; ``age`` is the one they reach in the year."""
    if part in OF_PART:
        return OF_PART[part]
    if age is not None and age < ADULT_FROM:
        return Respondent.CHILD if age < ADOLESCENT_FROM else Respondent.ADOLESCENT
    if kind is PersonKind.CHILD:
        return Respondent.CHILD
    concerned = kind is PersonKind.ADULT or counts_as is CountsAs.AUTHORITY
    return Respondent.PERSON if concerned else Respondent.NETWORK


@dataclass(frozen=True, slots=True)
class Own:
    """A question of the département's own, beside the core; no words, no question."""

    words: str = ""
    scale: Scale = Scale.AGREE


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form: where its answer is kept, on what it is answered, and its words where they are ours."""

    name: str
    scale: Scale
    words: str = ""


def questions(respondent: Respondent, own: tuple[Own, ...] = ()) -> tuple[Question, ...]:
    """A whole form in the order that it is asked: marks, statements, the département's own, then open questions."""
    mark = Scale.FACES if respondent is Respondent.CHILD else Scale.MARK
    asked = [*(Question(item, mark) for item in MARKS), *(Question(item, Scale.AGREE) for item in STATEMENTS)]
    for name, one in zip(OWN, own, strict=False):
        if one.words:
            asked.append(Question(name, mark if one.scale is Scale.MARK else one.scale, one.words))
    return (*asked, *(Question(item, Scale.WORDS) for item in OPEN))


def values(scale: Scale) -> tuple[int, ...]:
    """What may be answered on a scale; nothing for one's own words."""
    marks = tuple(range(BEST_MARK + 1))
    return {Scale.MARK: marks, Scale.FACES: FACES, Scale.AGREE: AGREEMENT, Scale.WORDS: ()}[scale]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers: a figure or nothing to each question, and their words with what may be quoted of them."""

    figures: dict[str, int]
    liked: str = ""
    wished: str = ""
    quotable: bool = False


def faulty(said: Said, asked: tuple[Question, ...]) -> list[Reason]:
    """Why an answer does not fit its form, question by question; silence always does."""
    allowed = {question.name: values(question.scale) for question in asked}
    wrong = [name for name, value in said.figures.items() if value not in allowed.get(name, ())]
    return [Reason("not_on_the_scale", name) for name in wrong]


def written_code(code: str) -> str:
    """A sheet's code as it is printed: ``ABCD-2345``."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def read_code(typed: str) -> str:
    """A code as it was drawn, however it was typed."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def quarter(day: date) -> date:
    """The first day of the quarter of a date: all that an answer keeps of its day."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)
