"""The yearly note of a département, as plain values: what every paper and table of it prints."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.note import Part
from conference.domain.outcomes import State
from conference.domain.stages import Outcome
from conference.evaluation.indicators import FAMILIES, REGISTRY, compute
from conference.evaluation.indicators.declaration import Figure, Scope
from conference.evaluation.period import Period
from conference.models.department import Department
from conference.models.place import Territory
from conference.words.case import FIELD
from conference.words.evaluation import FAMILY, control_sum, narrowed_to

STATES = "activity.states"
# What a lead looks at first: the figures that the report asks for, as far as one number says each.
ESSENTIAL = (
    "activity.referrals",
    "activity.taken_over",
    "conferences.held",
    "follow_up.reviews",
    "programme.trained",
    "programme.engaged",
    "effort.coordinator",
    "effort.referrer",
    "effort.by_conference",
    "delays.assignment_median",
    "voice.overall",
)
NO_WORDS: Mapping[Part, str] = {}
# The figures of each part of a note, by family; the others are words alone.
PARTS: dict[Part, tuple[str, ...]] = {
    Part.MEANS: ("programme", "effort"),
    Part.ACTIVITY: ("activity", "delays"),
    Part.RESULTS: ("conferences", "follow_up", "voice"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a note: what somebody wrote in it, and its figures, each family under its French name."""

    part: Part
    words: str
    families: tuple[tuple[str, tuple[Figure, ...]], ...]

    @property
    def paragraphs(self) -> list[str]:
        """The words, a paragraph after an empty line."""
        return [one.strip() for one in re.split(r"\n\s*\n", self.words.replace("\r\n", "\n")) if one.strip()]


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one département over one period. It shows all figures: its circulation is restricted.

    ``about`` is what it is narrowed to, in words; ``words`` what is written of it, and ``stamp`` what it is so far.
    """

    place: str
    recipient: str
    period: Period
    printed_on: date
    figures: tuple[Figure, ...]
    about: tuple[str, ...] = ()
    words: Mapping[Part, str] = field(default_factory=lambda: NO_WORDS)
    stamp: str = ""

    @property
    def placed(self) -> str:
        """``Gironde, territoire Sud``: what the figures are about."""
        return ", ".join((self.place, *self.about))

    def figure(self, code: str) -> Figure:
        """One figure by its code. Raises ``KeyError``."""
        for figure in self.figures:
            if figure.code == code:
                return figure
        raise KeyError(code)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its parts in their order, each with its figures."""
        found = {figure.code: figure for figure in self.figures}
        return tuple(
            Section(
                part,
                self.words.get(part, ""),
                tuple((FAMILY[name], tuple(found[one.code] for one in FAMILIES[name])) for name in PARTS.get(part, ())),
            )
            for part in Part
        )

    @property
    def control_sum(self) -> str:
        """``Gironde : 41 orientations = …``, written from the same figure as the table above it."""
        return cohort_sum(self.placed, self.figure(STATES))


def cohort_sum(place: str, states: Figure) -> str:
    """The control sum of a cohort, from the figure of its states."""
    counts = {state: states.line(state.value).value for state in State}
    return control_sum(place, sum(counts.values()), counts, states.line(Outcome.OWN_SOLUTION.value).value)


def assemble(
    session: Session,
    department: Department,
    scope: Scope,
    codes: Iterable[str] = REGISTRY,
    words: Mapping[Part, str] = NO_WORDS,
    stamp: str = "",
) -> Note:
    """The note of the session's département, or some of its figures, from what is recorded now."""
    territory = session.get(Territory, scope.territory_id) if scope.territory_id is not None else None
    return Note(
        department.name,
        department.note_recipient,
        scope.period,
        clock.today(department.zone),
        tuple(compute(session, scope, codes)),
        narrowed_to(territory.name if territory else "", FIELD[scope.field] if scope.field else ""),
        words,
        stamp,
    )
