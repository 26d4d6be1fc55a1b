"""The evaluation record of a year as plain values: what its page, its paper, the yearly note and the sheet print.

No name of a participant stands in it: the words that somebody bears here too are masked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.names import masked
from conference.domain.questionnaires import Respondent
from conference.domain.record import PEOPLE_CONCERNED, Attendee, EffectLevel, Expected, Fate, Occasion, SaidBy
from conference.evaluation import period
from conference.models.department import Department
from conference.models.quotation import Quotation
from conference.models.record import CrossedMeeting, Effect, MeetingDecision, RecordFrame
from conference.queries.quotation import quotable
from conference.queries.record import (
    borne,
    decisions,
    effects,
    first_case_at,
    frames,
    meeting_of,
    named_in,
    present,
    year_of,
)
from conference.words.record import EFFECT_LEVEL, UNSORTED


@dataclass(frozen=True, slots=True)
class FrameTold:
    """A version of the frame; ``late``: it was written after the first case of the year was received."""

    evaluated: str
    audience: str
    criteria: str
    chosen_with: str
    with_families: bool
    written_on: date
    late: bool


@dataclass(frozen=True, slots=True)
class EffectTold:
    """An effect: what changed, for whom, and what else was said of it; ``named``: a name was masked in it.

    ``settled``: who keeps the record has said where it belongs; a level is a proposal until then.
    """

    key: str
    changed: str
    whom: str
    on: date
    level: EffectLevel | None
    expected: Expected | None
    said_by: SaidBy | None
    occasion: Occasion | None
    named: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A decision of a crossed evaluation, and what came of it once that was said."""

    key: str
    what: str
    who: str
    due: date | None
    fate: Fate | None
    why: str


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """A crossed evaluation: how many of each kind were there, what was found, what was decided."""

    on: date
    present: tuple[tuple[Attendee, int], ...]
    findings: str
    decisions: tuple[DecisionTold, ...]

    @property
    def people(self) -> int:
        """How many were there."""
        return sum(people for _, people in self.present)

    @property
    def crossed(self) -> bool:
        """Whether professionals and people concerned sat there both."""
        kinds = {kind for kind, _ in self.present}
        return bool(kinds & PEOPLE_CONCERNED) and bool(kinds - PEOPLE_CONCERNED)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that may be quoted, and who said them by kind."""

    passage: str
    respondent: Respondent


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one year.

    ``frames`` are the versions of the frame that count: the last one before the year's first case, then each after it.
    ``followed`` are the decisions of the year before, with what came of them.
    """

    place: str
    year: int
    printed_on: date
    first_case_on: date | None
    frames: tuple[FrameTold, ...]
    effects: tuple[EffectTold, ...]
    meeting: MeetingTold | None
    followed: tuple[DecisionTold, ...]
    words: tuple[tuple[str, tuple[Quoted, ...]], ...]
    criteria: tuple[Quoted, ...]

    @property
    def frame(self) -> FrameTold | None:
        """The frame that holds now."""
        return self.frames[-1] if self.frames else None

    @property
    def levels(self) -> tuple[tuple[str, tuple[EffectTold, ...]], ...]:
        """The effects by level, each level even where it is empty; what has none comes last, if there is any."""
        sorted_out = [
            (words, tuple(one for one in self.effects if one.level is level)) for level, words in EFFECT_LEVEL.items()
        ]
        left = tuple(one for one in self.effects if one.level is None)
        return (*sorted_out, *(((UNSORTED, left),) if left else ()))

    @property
    def empty(self) -> bool:
        """Whether nothing at all is written of the year."""
        return not (self.frames or self.effects or self.meeting or self.followed or self.words or self.criteria)


def record(session: Session, department: Department, year: int) -> Record:
    """The record of the session's département for a year, as it stands now."""
    noted, versions, before = effects(session, year), frames(session, year), meeting_of(session, year - 1)
    meeting = meeting_of(session, year)
    decided, followed = decisions(session, meeting), decisions(session, before)
    hide = _Mask(session, noted, versions, [*decided, *followed], meeting)
    whole = period.year(year, department.zone)
    first = first_case_at(session, whole.begins, whole.ends)
    quoted = quotable(session, *year_of(year))
    return Record(
        place=department.name,
        year=year,
        printed_on=clock.today(department.zone),
        first_case_on=clock.civil(first, department.zone) if first else None,
        frames=tuple(hide.frame(one, department.zone, late=late) for one, late in _that_count(versions, first)),
        effects=tuple(map(hide.effect, noted)),
        meeting=hide.meeting(session, meeting, decided) if meeting else None,
        followed=tuple(map(hide.decision, followed)),
        words=_by_theme([one for one in quoted if not one.criterion]),
        criteria=tuple(Quoted(one.passage, one.respondent) for one in quoted if one.criterion),
    )


def _that_count(versions: Sequence[RecordFrame], first: datetime | None) -> list[tuple[RecordFrame, bool]]:
    """The last version written before the first case of the year was received, and every one since, said late."""
    in_time = [one for one in versions if first is None or one.written_at <= first]
    return [*((one, False) for one in in_time[-1:]), *((one, True) for one in versions[len(in_time) :])]


def _by_theme(quoted: Iterable[Quotation]) -> tuple[tuple[str, tuple[Quoted, ...]], ...]:
    found: dict[str, list[Quoted]] = {}
    for one in quoted:
        for theme in one.themes:
            found.setdefault(theme.name, []).append(Quoted(one.passage, one.respondent))
    return tuple((theme, tuple(found[theme])) for theme in sorted(found))


class _Mask:
    """The names found in all the texts of a record, in one look, and its rows without them."""

    def __init__(
        self,
        session: Session,
        noted: Iterable[Effect],
        versions: Iterable[RecordFrame],
        decided: Iterable[MeetingDecision],
        meeting: CrossedMeeting | None,
    ) -> None:
        texts = [text for one in noted for text in (one.changed, one.whom)]
        texts += [text for one in versions for text in (one.evaluated, one.audience, one.criteria, one.chosen_with)]
        texts += [text for one in decided for text in (one.what, one.who, one.why)]
        self._names = named_in(session, [*texts, meeting.findings if meeting else ""])

    def _hidden(self, text: str) -> str:
        return masked(text, self._names)

    def effect(self, one: Effect) -> EffectTold:
        """An effect without the names in it."""
        changed, whom = self._hidden(one.changed), self._hidden(one.whom)
        named = bool(borne(f"{one.changed} {one.whom}", self._names))
        told = one.expected, one.said_by, one.occasion
        return EffectTold(one.key, changed, whom, one.on, one.level, *told, named, one.sorted_at is not None)

    def frame(self, one: RecordFrame, zone: str, *, late: bool) -> FrameTold:
        """A version of the frame without them."""
        return FrameTold(
            evaluated=self._hidden(one.evaluated),
            audience=self._hidden(one.audience),
            criteria=self._hidden(one.criteria),
            chosen_with=self._hidden(one.chosen_with),
            with_families=one.with_families,
            written_on=clock.civil(one.written_at, zone),
            late=late,
        )

    def decision(self, one: MeetingDecision) -> DecisionTold:
        """A decision without them."""
        what, who, why = (self._hidden(text) for text in (one.what, one.who, one.why))
        return DecisionTold(one.key, what, who, one.due, one.fate, why)

    def meeting(self, session: Session, one: CrossedMeeting, decided: Iterable[MeetingDecision]) -> MeetingTold:
        """A crossed evaluation without them."""
        there = tuple(present(session, one).items())
        return MeetingTold(one.on, there, self._hidden(one.findings), tuple(map(self.decision, decided)))
