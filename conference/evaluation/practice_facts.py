"""What the records say under each heading of a practice sheet: what was published of the programme, then settings."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.data.programmes import Programme, ProgrammeBody, programmes
from conference.domain.neutrality import Rule
from conference.domain.practice_sheet import SECTIONS, Heading, PracticeSection
from conference.domain.roles import BodyKind
from conference.evaluation.practice_record import Facts, recorded
from conference.evaluation.record import record
from conference.models.department import Department
from conference.queries.sittings import seats
from conference.words import practice_sheet as words
from conference.words.neutrality import RULE
from conference.words.numbers import counted
from conference.words.record import EFFECT_LEVEL
from conference.words.reported import partial_day

GOVERNANCE, SEMICOLON = "governance", "\u00a0; "


def facts(session: Session, department: Department, year: int, programme: Programme | None) -> Facts:
    """The facts of every heading; one that has none is not there."""
    told = _published(programme) if programme is not None else {}
    settled = _settled(session, department, year, governed=programme is not None)
    for found in (settled, recorded(record(session, department, year))):
        for heading, more in found.items():
            told[heading] = (*told.get(heading, ()), *more)
    return {heading: _lines(heading, lines) for heading, lines in told.items() if lines}


def _lines(heading: Heading, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Sentences, but for the names at the head."""
    return lines if heading in SECTIONS[PracticeSection.HEADER] else tuple(_ended(one) for one in lines)


def _published(programme: Programme) -> Facts:
    bodies = tuple(_body(body) for body in programme.bodies)
    governed = GOVERNANCE not in programme.silent
    found: Facts = {
        Heading.INITIATORS: programme.initiators,
        Heading.PUBLICS: programme.publics,
        Heading.DESCRIPTION: programme.description,
        Heading.OBJECTIVE: (programme.objective,),
        Heading.ORIGIN: tuple(f"{partial_day(one.date)}\u00a0: {one.event}" for one in programme.timeline),
        Heading.METHOD: (*(f"{words.TRAINERS}{one}." for one in programme.trainers), _in_france()),
        Heading.GOVERNANCE: _governance(programme, bodies) if governed else (),
        Heading.FUNDING: tuple(f"{one.what}\u00a0: {_lower(one.payer)}" for one in programme.funding),
        Heading.PARTICIPATION: programme.participation,
        Heading.DEPLOYMENT: (words.PHASE_IN.format(phase=words.PHASE[programme.phase]),),
        Heading.CONDITIONS: (*programme.conditions, *(() if governed else bodies), *_conditions(programme)),
        Heading.PERSPECTIVES: programme.perspectives,
        Heading.IMPLEMENTATION: programme.implementation,
        Heading.EFFECTS: _effects(programme),
        Heading.EVALUATION: _evaluation(programme),
    }
    return {heading: lines for heading, lines in found.items() if heading.value not in programme.silent}


def _in_france() -> str:
    """Who trains in the country, as the programmes that were published name them."""
    return words.IN_FRANCE.format(
        names=_and(dict.fromkeys(name for one in programmes().values() for name in one.trainers))
    )


def _body(body: ProgrammeBody) -> str:
    cadence = f" (toutes les {body.cadence_weeks} semaines)" if body.cadence_weeks else ""
    return f"{body.name}{cadence}\u00a0: {body.role}"


def _governance(programme: Programme, bodies: tuple[str, ...]) -> tuple[str, ...]:
    letter, charter = programme.mission_letter, programme.charter
    return (
        *([f"Pilotage\u00a0: {_lower(programme.steering)}"] if programme.steering else []),
        *bodies,
        *([f"Désignation\u00a0: {_lower(programme.designating_body)}"] if programme.designating_body else []),
        *(f"{one.what}{f' ({one.time})' if one.time else ''}." for one in programme.contracts),
        *([_letter(letter.time_share_percent, letter.covers)] if letter else []),
        *([f"Charte entre {_and(charter.parties)}\u00a0: {charter.status}."] if charter else []),
    )


def _letter(share: int, covers: Iterable[str]) -> str:
    return f"Lettre de mission\u00a0: jusqu’à {share}\u00a0% du temps de travail, pour {_and(covers)}."


def _and(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} et {last}" if first else last


def _conditions(programme: Programme) -> tuple[str, ...]:
    rules = tuple(f"{words.NEUTRALITY}{_lower(RULE[Rule(code)])}." for code in programme.neutrality_rules)
    return (*rules, *_joined(words.BRAKES, programme.brakes))


def _joined(label: str, found: tuple[str, ...]) -> tuple[str, ...]:
    """``Freins : un départ ; une crise``, or nothing."""
    return (f"{label}{SEMICOLON.join(_lower(one) for one in found)}",) if found else ()


def _lower(text: str) -> str:
    """A text within a sentence; an acronym keeps its capitals."""
    said = text.rstrip(".")
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _effects(programme: Programme) -> tuple[str, ...]:
    said = programme.effects
    levels = (_joined(f"{label}\u00a0: ", getattr(said, level.value)) for level, label in EFFECT_LEVEL.items())
    return (*(one for some in levels for one in some), *programme.inspired)


def _evaluation(programme: Programme) -> tuple[str, ...]:
    told = programme.evaluation
    if told is None:
        return ()
    if told.status == "not_begun":
        return (words.NOT_BEGUN,)
    named = ((label, getattr(told, name)) for name, label in words.EVALUATED.items())
    lists = ((label, (value,) if value and isinstance(value, str) else tuple(value)) for label, value in named)
    return (*(one for label, some in lists for one in _joined(label, some)), *([told.remark] if told.remark else []))


def _settled(session: Session, department: Department, year: int, *, governed: bool) -> Facts:
    """What the département's own settings tell; who designates, where no programme has told it (``governed``)."""
    found: Facts = {}
    if not governed and department.body is not BodyKind.LEAD:
        cadence = f", toutes les {department.cadence_weeks} semaines" if department.cadence_weeks else ""
        found[Heading.GOVERNANCE] = (f"Instance de désignation\u00a0: {_lower(department.body_name)}{cadence}.",)
    on = min(date(year, 12, 31), clock.today(department.zone))
    held = len(seats(session, on))
    if held:
        said = counted(held, *words.FAMILY_SEATS)
        found[Heading.PARTICIPATION] = (f"Dans l’instance de désignation, {said}.",)
    return found
