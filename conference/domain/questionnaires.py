"""Questionnaires: who answers and by which way. An answer leads back to nobody."""

from datetime import date
from enum import StrEnum


class Respondent(StrEnum):
    """Who answers, and so which form they are given [L2592]."""

    CHILD = "child"
    ADOLESCENT = "adolescent"
    PERSON = "person"
    NETWORK = "network"
    PROFESSIONAL = "professional"


class AnswerWay(StrEnum):
    """How the answer came in."""

    ONLINE = "online"
    PAPER = "paper"
    SPOKEN = "spoken"


BEST_MARK = 10


def quarter(day: date) -> date:
    """The first day of the quarter of a date: all that an answer keeps of its day."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)
