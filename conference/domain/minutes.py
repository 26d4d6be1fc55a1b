"""What the minutes of a sitting say, as plain values: no row of the database, and no name of a family."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from conference.domain.body import Way
from conference.domain.neutrality import Rule
from conference.domain.outcomes import EndReason
from conference.domain.referral import Field
from conference.domain.steps import StepCode


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing decided: a step, a rule set aside (``rule``), or an urgent assignment ``confirmed``.

    ``words`` are those that came with it, ``pertinence`` the line on why a conference is; both masked already.
    """

    step: StepCode | None = None
    rule: Rule | None = None
    confirmed: bool = False
    coordinator: str = ""
    until: date | None = None
    reason: EndReason | None = None
    words: str = ""
    pertinence: str = ""
    way: Way | None = None
    deciders: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A case of a sitting: what was decided of it, and how many members stepped aside."""

    reference: str
    field: Field | None
    territory: str
    decisions: Sequence[Decision]
    aside: int = 0

    @property
    def reduced(self) -> bool:
        """Whether stepping aside broke the quorum."""
        return any(decision.way is Way.REMAINING for decision in self.decisions)


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole sitting. ``hidden`` counts the cases that the one who reads may not; ``draft``: not closed yet."""

    placed: str
    body: str
    day: date
    hours: str
    place: str
    present: Sequence[str]
    excused: Sequence[str]
    seats: int
    quorum: int
    heard: Sequence[Heard]
    general: Sequence[str]
    hidden: int
    draft: bool
