"""What a certificate of attendance says of somebody: the days on which they were there, and no more."""

from dataclasses import dataclass
from datetime import date

from conference.domain.training import TrainingKind


@dataclass(frozen=True, slots=True)
class Certificate:
    """Somebody followed a session on some of its ``days_in_all`` days; ``given_on`` is the day it is printed."""

    name: str
    title: str
    kind: TrainingKind
    days: tuple[date, ...]
    days_in_all: int
    given_on: date
    trainer: str = ""
    place: str = ""
    employer: str = ""
