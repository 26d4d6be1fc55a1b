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
from conference.evaluation.indicators.declaration import Number, Scope
from conference.evaluation.indicators.figure import Figure
from conference.evaluation.period import Period
from conference.models.department import Department
from conference.models.place import Institution, Territory
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
# Five figures for those who are elected: totals of the département, and one mean.
AT_A_GLANCE = (
    "activity.referrals",
    "conferences.held",
    "activity.states.completed",
    "programme.engaged",
    "voice.overall",
)
FEWEST_OUTSIDE = 11
NO_WORDS: Mapping[Part, str] = {}
# The figures of each part of a note, by family; the others are words alone.
PARTS: dict[Part, tuple[str, ...]] = {
    Part.SCOPE: ("data",),
    Part.MEANS: ("programme", "training", "effort"),
    Part.ACTIVITY: ("activity", "path", "delays"),
    Part.QUALITY: ("neutrality", "quality"),
    Part.RESULTS: ("conferences", "participation", "plan", "follow_up", "voice"),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """The figures of one family within a part: its French name, and their codes in the order of printing."""

    part: Part
    title: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is recorded elsewhere and printed in a part: a title, then one line for each thing said."""

    part: Part
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """An earlier year beside this one: its name, where its numbers come from, and each by the code of its cell.

    ``n`` is how many records each figure rested on, by its code.
    """

    label: str
    source: str
    values: Mapping[str, Number]
    n: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands on the page for those who are elected, beside its figures: some facts, and what is asked of them."""

    facts: tuple[str, ...] = ()
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a note: what somebody wrote in it, what is recorded elsewhere of it, and its figures by family."""

    part: Part
    words: str
    told: tuple[Told, ...]
    families: tuple[tuple[str, tuple[Figure, ...]], ...]

    @property
    def paragraphs(self) -> list[str]:
        """The words, a paragraph after an empty line."""
        return paragraphs(self.words)


def paragraphs(words: str) -> list[str]:
    """A text cut where a line is empty."""
    return [one.strip() for one in re.split(r"\n\s*\n", words.replace("\r\n", "\n")) if one.strip()]


def chapters() -> tuple[Chapter, ...]:
    """The families of the registry, each in its part."""
    return tuple(
        Chapter(part, FAMILY[name], tuple(one.code for one in FAMILIES[name]))
        for part in Part
        for name in PARTS.get(part, ())
    )


@dataclass(frozen=True, slots=True)
class Note:
    """The note of one département over one period. It shows all figures: its circulation is restricted.

    ``about`` is what it is narrowed to, in words; ``words`` what is written of it, and ``stamp`` what it is so far.
    ``told`` is what the département recorded beside its figures; ``earlier`` the years before, the latest first.
    """

    place: str
    recipient: str
    period: Period
    printed_on: date
    figures: tuple[Figure, ...]
    about: tuple[str, ...] = ()
    words: Mapping[Part, str] = field(default_factory=lambda: NO_WORDS)
    stamp: str = ""
    summary: Summary = field(default_factory=Summary)
    told: tuple[Told, ...] = ()
    earlier: tuple[Year, ...] = ()
    chapters: tuple[Chapter, ...] = field(default_factory=chapters)

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

    def past(self, figure: Figure, line: str = "") -> list[str]:
        """A number of a figure or of its line in each earlier year, empty where that year says nothing of it."""
        code = f"{figure.code}.{line}" if line else figure.code
        return [figure.said(year.values[code]) if code in year.values else "" for year in self.earlier]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its parts in their order, each with its figures."""
        found = {figure.code: figure for figure in self.figures}
        return tuple(
            Section(
                part,
                self.words.get(part, ""),
                tuple(one for one in self.told if one.part is part),
                tuple(
                    (chapter.title, tuple(found[code] for code in chapter.codes if code in found))
                    for chapter in self.chapters
                    if chapter.part is part
                ),
            )
            for part in Part
        )

    @property
    def printed(self) -> list[tuple[int, Section]]:
        """The numbered parts that have something to say, each with its number; the first page has none."""
        always = {Part.SCOPE, Part.METHOD}
        numbered = enumerate(self.sections)
        return [(n, one) for n, one in numbered if n and (one.part in always or one.words or one.told or one.families)]

    @property
    def control_sum(self) -> str:
        """``Gironde : 41 orientations = …``, written from the same figure as the table above it."""
        return cohort_sum(self.placed, self.figure(STATES))

    @property
    def silences(self) -> list[tuple[str, str]]:
        """What is missing: the title of each figure that nobody could fill in whole, and how much of it."""
        return [(one.indicator.title, one.silence) for one in self.figures if one.silence]


def written(note: Note, part: Part) -> str:
    """All that somebody wrote in a part; in the first one with the facts and what is asked."""
    first = (*note.summary.facts, note.summary.asked) if part is Part.SUMMARY else ()
    return "\n\n".join(said for said in (note.words.get(part, ""), *first) if said)


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
    sender = session.get(Institution, scope.institution_id) if scope.institution_id is not None else None
    field = FIELD[scope.field] if scope.field else ""
    return Note(
        department.name,
        department.note_recipient,
        scope.period,
        clock.today(department.zone),
        tuple(compute(session, scope, codes)),
        narrowed_to(territory.name if territory else "", field, sender.name if sender else ""),
        words,
        stamp,
    )
