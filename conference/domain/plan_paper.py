"""The papers of a plan once it is agreed: the whole, a child's sheet, an extract; as it is, or easy to read."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from conference.domain.paper import Service


class PlanPaperKind(StrEnum):
    """How the plan is set: as a table, or in large letters, one action after the other."""

    PLAN = "plan"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Deed:
    """One action in the family's words; ``for_whom`` is empty where it is for everybody."""

    what: str
    who: str = ""
    by_when: str = ""
    by_day: date | None = None
    helped_by: str = ""
    checked_by: str = ""
    for_whom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTold:
    """All that a paper of an agreed plan says; ``asked`` is of whom, then what; ``child`` whose sheet it is.

    An extract has its deeds, and maybe the question: nothing that tells what else the plan holds.
    """

    service: Service
    deeds: tuple[Deed, ...]
    question: str = ""
    agreed_on: date | None = None
    otherwise: str = ""
    watched_by: str = ""
    review_on: date | None = None
    review_with: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = field(default=())
    child: str = ""
