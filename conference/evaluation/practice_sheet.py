"""The practice sheet of a département as plain values: what its screen, its paper, its JSON and its feed all print."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from conference import clock
from conference.domain.practice_sheet import SECTIONS, Heading
from conference.domain.programme import Description
from conference.evaluation.deployment import (
    CountLine,
    CountTable,
    own_counts,
    reported_counts,
    satisfaction,
)
from conference.evaluation.practice_facts import facts
from conference.evaluation.practice_record import Facts
from conference.models.department import Department
from conference.models.place import Territory
from conference.models.practice_sheet import PracticeSheet
from conference.queries.places import tree
from conference.queries.practice_sheet import words_of
from conference.queries.programme import described, programme
from conference.words import practice_sheet as words

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class SheetPart:
    """What stands under one heading: facts of the records, counts, then the words of a person, by paragraph."""

    code: str
    title: str
    facts: tuple[str, ...]
    counts: tuple[CountTable, ...]
    words: tuple[str, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class SheetPiece:
    """A part of the sheet, with its headings."""

    code: str
    title: str
    parts: tuple[SheetPart, ...]


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A whole sheet. ``updated`` is the day on which it was brought up to date; ``empty`` are its headings in want."""

    schema: int
    code: str
    place: str
    territory: str
    year: int
    begun_in: int | None
    title: str
    updated: str
    sections: tuple[SheetPiece, ...]
    empty: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def plain(self) -> dict[str, Any]:
        """The same as lists, texts and numbers: what is kept of a publication."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def assemble(
    session: Session, department: Department, year: int, written: Mapping[Heading, str], on: date | None = None
) -> SheetContent:
    """The sheet of a year, from what is recorded now and what is written of it; ``on`` is today unless it is told."""
    about = described(programme(session))
    told = facts(session, department, year, about)
    counts = _counts(session, department, year, about)
    pieces = tuple(
        SheetPiece(
            section.value,
            words.SECTION[section],
            tuple(_part(heading, told, counts.get(heading, ()), written.get(heading, "")) for heading in headings),
        )
        for section, headings in SECTIONS.items()
    )
    return SheetContent(
        SCHEMA,
        department.code,
        department.name,
        placed(department, about, [branch.place.name for branch in tree(session, Territory)]),
        year,
        about.begun_in if about.begun_in != year else None,
        f"{words.TITLE}\u00a0: {department.name}, {year}",
        (on or clock.today(department.zone)).isoformat(),
        pieces,
        tuple(part.code for piece in pieces for part in piece.parts if part.empty),
        (words.SOURCE.format(source=about.source),) if about.source else (),
    )


def content(session: Session, department: Department, sheet: PracticeSheet) -> dict[str, Any]:
    """What would be published of a sheet: the whole of it as it was reviewed, as it stands today until then."""
    return sheet.reviewed or assemble(session, department, sheet.year, words_of(session, sheet)).plain


def placed(department: Department, about: Description, names: Sequence[str]) -> str:
    """``Nord (59), 8 territoires d’action sociale``, where the programme says what its territories are called."""
    place, kind = f"{department.name} ({department.code})", about.territory_kind
    many = about.territory_count or len(names)
    if not kind or not many:
        return place
    some = "dont " if many > len(names) else ""
    said = f" ({some}{', '.join(names)})" if names else ""
    return f"{place}\u00a0: {many} {plural(kind) if many > 1 else kind}{said}"


def plural(kind: str) -> str:
    """``territoires d’action sociale``: the first word alone takes the mark."""
    first, space, rest = kind.partition(" ")
    return f"{first}s{space}{rest}"


def _counts(
    session: Session, department: Department, year: int, about: Description
) -> dict[Heading, tuple[CountTable, ...]]:
    silent = Heading.DEPLOYMENT in about.silent
    tables = own_counts(session, department, year), reported_counts(session, department, silent=silent)
    marks: tuple[CountLine, ...] = satisfaction(session)
    return {
        Heading.DEPLOYMENT: tuple(table for table in tables if table is not None),
        Heading.EFFECTS: (CountTable(words.REPORTED, "", marks),) if marks else (),
    }


def _part(heading: Heading, told: Facts, counts: tuple[CountTable, ...], text: str) -> SheetPart:
    said = paragraphs(text)
    usual = words.DEFINITION if heading is Heading.DEFINITION and not said else ()
    known = (*told.get(heading, ()), *usual)
    return SheetPart(heading.value, words.HEADING[heading], known, counts, said, not (known or counts or said))


def paragraphs(text: str) -> tuple[str, ...]:
    """A text, a paragraph after an empty line."""
    return tuple(one.strip() for one in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if one.strip())
