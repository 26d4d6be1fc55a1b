"""What was published of the five programmes that lead the way, as facts of our own wording.

What is absent is unknown, never zero nor none.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

FILE = Path(__file__).with_name("programmes.json")
Many = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """An institution of a programme, and what it is there."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Territories:
    """What the département calls its territories; how many there are, and those that were named."""

    kind: str
    count: int | None = None
    names: Many = ()


@dataclass(frozen=True, slots=True)
class ProgrammeBody:
    """A body that meets, and what for."""

    name: str
    kind: str
    role: str
    cadence_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class MissionLetter:
    """The most of their working time that a letter lets coordinators give, and to what."""

    time_share_percent: int
    covers: Many


@dataclass(frozen=True, slots=True)
class Charter:
    """Who signs a charter, and where it stands."""

    parties: Many
    status: str


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract or a convention, and the time it took."""

    what: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class FundingLine:
    """What is paid for, and by whom."""

    what: str
    payer: str


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """What happened; ``date`` is a year, a month or a day as ISO writes them."""

    date: str
    event: str


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure as somebody would type it; ``since`` and ``until`` are days as ISO writes them, where they are known.

    ``until`` alone is the day at which it was so.
    """

    measure: str
    value: str
    title: str = ""
    period: str = ""
    since: str = ""
    until: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeEvaluation:
    """How a programme is evaluated; ``status`` is ``not_begun`` where that was said."""

    status: str = ""
    owner: str = ""
    quantitative: Many = ()
    qualitative: Many = ()
    instruments: Many = ()
    output: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeEffects:
    """What it changed, by level."""

    people: Many = ()
    workers: Many = ()
    teams: Many = ()
    partnership: Many = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """All that was published of one programme.

    ``silent`` are the headings of a practice sheet of which nothing was said: ``governance``, ``participation``,
    ``deployment``, ``implementation``, ``evaluation``. ``sheet`` is the number of the sheet that says it.
    """

    code: str
    name: str
    sheet: str
    year: int
    phase: str
    source: str
    objective: str
    initiators: Many
    publics: Many
    description: Many
    institutions: tuple[House, ...]
    bodies: tuple[ProgrammeBody, ...]
    funding: tuple[FundingLine, ...]
    timeline: tuple[DatedEvent, ...]
    figures: tuple[PublishedFigure, ...]
    brakes: Many
    perspectives: Many
    effects: ProgrammeEffects
    conditions: Many = ()
    implementation: Many = ()
    participation: Many = ()
    inspired: Many = ()
    trainers: Many = ()
    contracts: tuple[Contract, ...] = ()
    territories: Territories | None = None
    mission_letter: MissionLetter | None = None
    charter: Charter | None = None
    evaluation: ProgrammeEvaluation | None = None
    steering: str = ""
    designating_body: str = ""
    neutrality_rules: Many = ()
    silent: Many = ()


Kind = TypeVar("Kind")


def read(kind: type[Kind], given: Mapping[str, Any]) -> Kind:
    """A dataclass of this file from plain values, as JSON gives them. Raises ``KeyError`` on a name it has not."""
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if not known >= given.keys():
        raise KeyError(*sorted(given.keys() - known))
    return kind(**{name: _value(hints[name], value) for name, value in given.items()})


def _value(hint: Any, value: Any) -> Any:
    if isinstance(hint, UnionType):
        return None if value is None else _value(get_args(hint)[0], value)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    return read(hint, value) if is_dataclass(hint) and isinstance(hint, type) else value


@cache
def programmes() -> dict[str, Programme]:
    """The five programmes, by the code of their département."""
    found = json.loads(FILE.read_text(encoding="utf-8"))["programmes"]
    return {one["code"]: read(Programme, one) for one in found}
