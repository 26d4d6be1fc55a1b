"""What the département recorded beside its figures, as the yearly note prints it: titles, and a line for each thing."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.note import Part
from conference.evaluation import note_memory
from conference.evaluation.elsewhere import ABROAD
from conference.evaluation.note import Told
from conference.evaluation.record import DecisionTold, EffectTold, FrameTold, Record, record
from conference.models.department import Department
from conference.queries.reported import reported
from conference.words import note as words
from conference.words.record import ATTENDEE, FATE, FRAME_PART, NO_FATE, SAID_BY
from conference.words.reported import title_of, value_said


def told(session: Session, department: Department, first: date, last: date, part: Part | None = None) -> list[Told]:
    """All of it, or that of one part; what nobody recorded is left out.

    The evaluation record of each year that the period touches; what the programme remembers; figures published before
    or elsewhere, never added.
    """
    found: list[Told] = []
    if part in {None, Part.SCOPE, Part.EFFECTS, Part.VOICES, Part.PERSPECTIVES}:
        for year in range(first.year, last.year + 1):
            found += _of_record(record(session, department, year))
    if part in {None, *note_memory.PARTS}:
        found += note_memory.remembered(session, first, last)
    if part in {None, Part.ACTIVITY}:
        found.append(Told(Part.ACTIVITY, words.BEFORE, tuple(_reported(session))))
    if part in {None, Part.METHOD}:
        found.append(Told(Part.METHOD, words.ABROAD, tuple(_abroad())))
    return [one for one in found if one.lines and part in {None, one.part}]


def _of_record(told: Record) -> Iterator[Told]:
    yield Told(Part.SCOPE, words.of_year(words.FRAME, told.year), tuple(_frame(told.frame)))
    for level, effects in told.levels:
        yield Told(Part.EFFECTS, words.of_year(level, told.year), tuple(_effect(one) for one in effects))
    for theme, said in told.words:
        yield Told(Part.VOICES, words.on_theme(theme, told.year), tuple(words.quoted(one.passage) for one in said))
    criteria = tuple(words.quoted(one.passage) for one in told.criteria)
    yield Told(Part.VOICES, words.of_year(words.CRITERIA, told.year), criteria)
    followed = tuple(_decision(one) for one in told.followed)
    yield Told(Part.PERSPECTIVES, words.of_year(words.FOLLOWED, told.year), followed)
    if told.meeting:
        there = ", ".join(f"{ATTENDEE[kind]} ({people})" for kind, people in told.meeting.present)
        findings = tuple(line for line in (there, told.meeting.findings) if line)
        yield Told(Part.EFFECTS, words.of_year(words.CROSSED, told.year), findings)
        decided = tuple(_decision(one) for one in told.meeting.decisions)
        yield Told(Part.PERSPECTIVES, words.of_year(words.DECIDED, told.year), decided)


def _frame(frame: FrameTold | None) -> Iterator[str]:
    if frame is not None:
        said = ((title, getattr(frame, name)) for name, title in FRAME_PART.items())
        yield from (f"{title}\u00a0: {what}" for title, what in said if what)


def _effect(effect: EffectTold) -> str:
    said = f" ({SAID_BY[effect.said_by]})" if effect.said_by else ""
    return f"{effect.changed}\u00a0– {effect.whom}{said}" if effect.whom else f"{effect.changed}{said}"


def _decision(decision: DecisionTold) -> str:
    """A decision with who takes it, and what came of it once a year has passed."""
    who = f" ({decision.who})" if decision.who else ""
    fate = FATE[decision.fate] if decision.fate else NO_FATE
    why = f", {decision.why}" if decision.why else ""
    return f"{decision.what}{who}. {fate}{why}"


def _reported(session: Session) -> Iterable[str]:
    for one in reported(session):
        yield f"{title_of(one.measure, one.title)}, {one.period}\u00a0: {value_said(one.value)} ({one.source})"


def _abroad() -> Iterable[str]:
    """Figures of other countries with the same denominator as one of ours, with their source and what to beware of."""
    for one in ABROAD:
        if one.beside:
            yield f"{one.title}, {one.denominator}\u00a0: {one.value} ({one.source}). {one.caution}"
