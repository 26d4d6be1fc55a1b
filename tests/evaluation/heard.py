"""What was asked of people and what came back, as a naive reader knows it."""

from dataclasses import dataclass
from datetime import date

from conference.domain.questionnaires import Asked, Respondent


@dataclass(frozen=True)
class Voice:
    """An answer to a questionnaire: its quarter, whose, when it was asked, and its figures."""

    quarter: date
    respondent: Respondent
    asked: Asked
    figures: dict[str, int | None]


@dataclass(frozen=True)
class Back:
    """What was given to one kind of respondent in a life: how many, how many came each way, how many refused."""

    respondent: Respondent
    asked: Asked
    expected: int
    online: int
    paper: int
    spoken: int
    refused: int
