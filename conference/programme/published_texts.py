"""What was published of a programme, as the lines of text that it would write of itself."""

from collections.abc import Iterable

from conference.data.programmes import Contract, Programme, ProgrammeBody, programmes
from conference.domain.neutrality import Rule
from conference.domain.practice_sheet import Heading
from conference.words import practice_sheet as words
from conference.words.neutrality import RULE
from conference.words.record import EFFECT_LEVEL

Lines = tuple[str, ...]
SEMICOLON = "\u00a0; "


def texts_of(programme: Programme) -> dict[Heading, str]:
    """The text of each heading of which something was published."""
    bodies = tuple(_body(body) for body in programme.bodies)
    silent = {Heading(code) for code in programme.silent}
    governed = Heading.GOVERNANCE not in silent
    found: dict[Heading, Lines] = {
        Heading.INITIATORS: programme.initiators,
        Heading.PUBLICS: programme.publics,
        Heading.DESCRIPTION: programme.description,
        Heading.OBJECTIVE: (programme.objective,),
        Heading.METHOD: (*(f"{words.TRAINERS}{one}." for one in programme.trainers), _in_france()),
        Heading.GOVERNANCE: (*_steering(programme), *bodies, *_designation(programme), *_papers(programme)),
        Heading.PARTICIPATION: programme.participation,
        # A body of which a programme tells, though not of its governance, is one of its conditions.
        Heading.CONDITIONS: (*programme.conditions, *(() if governed else bodies), *_neutrality(programme)),
        Heading.IMPLEMENTATION: programme.implementation,
        Heading.EFFECTS: _effects(programme),
        Heading.EVALUATION: _evaluation(programme),
    }
    return {heading: "\n".join(lines) for heading, lines in found.items() if lines and heading not in silent}


def _in_france() -> str:
    """Who trains in the country, as the programmes that were published name them."""
    named = dict.fromkeys(name for one in programmes().values() for name in one.trainers)
    return words.IN_FRANCE.format(names=_and(named))


def _body(body: ProgrammeBody) -> str:
    cadence = f" (toutes les {body.cadence_weeks} semaines)" if body.cadence_weeks else ""
    return f"{body.name}{cadence}\u00a0: {body.role}"


def _steering(programme: Programme) -> Lines:
    return (f"Pilotage\u00a0: {_lower(programme.steering)}.",) if programme.steering else ()


def _designation(programme: Programme) -> Lines:
    said = programme.designating_body
    return (f"Désignation\u00a0: {_lower(said)}.",) if said else ()


def _papers(programme: Programme) -> Lines:
    """Its contracts, and what a letter of mission and a charter say there."""
    letter, charter = programme.mission_letter, programme.charter
    found = [_contract(one) for one in programme.contracts]
    if letter:
        share = f"jusqu’à {letter.time_share_percent}\u00a0% du temps de travail"
        found.append(f"Lettre de mission\u00a0: {share}, pour {_and(letter.covers)}.")
    if charter:
        found.append(f"Charte entre {_and(charter.parties)}\u00a0: {charter.status}.")
    return tuple(found)


def _contract(one: Contract) -> str:
    return f"{one.what}{f' ({one.time})' if one.time else ''}."


def _and(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} et {last}" if first else last


def _neutrality(programme: Programme) -> Lines:
    return tuple(f"{words.NEUTRALITY}{_lower(RULE[Rule(code)])}." for code in programme.neutrality_rules)


def _effects(programme: Programme) -> Lines:
    said = programme.effects
    levels = (_joined(f"{label}\u00a0: ", getattr(said, level.value)) for level, label in EFFECT_LEVEL.items())
    return tuple(one for some in levels for one in some)


def _evaluation(programme: Programme) -> Lines:
    told = programme.evaluation
    if told is None:
        return ()
    if told.status == "not_begun":
        return (words.NOT_BEGUN,)
    named = ((label, getattr(told, name)) for name, label in words.EVALUATED.items())
    lists = ((label, (value,) if value and isinstance(value, str) else tuple(value)) for label, value in named)
    return (*(one for label, some in lists for one in _joined(label, some)), *([told.remark] if told.remark else []))


def _joined(label: str, found: Lines) -> Lines:
    """``Outils : un questionnaire ; une fiche``, or nothing."""
    return (f"{label}{SEMICOLON.join(_lower(one) for one in found)}",) if found else ()


def _lower(text: str) -> str:
    """A text within a sentence; an acronym keeps its capitals."""
    said = text.rstrip(".")
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]
