"""The yearly note put together: its figures of today, what is written and recorded of it, and the years before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from conference.domain.note import Part
from conference.evaluation.cells import rows
from conference.evaluation.edition import thaw
from conference.evaluation.indicators import REGISTRY
from conference.evaluation.indicators.declaration import Number, Scope
from conference.evaluation.note import NO_WORDS, Note, Summary, Year, assemble
from conference.evaluation.period import Period
from conference.evaluation.told import told
from conference.models.department import Department
from conference.models.note import NotePart, YearlyNote
from conference.queries.edition import before
from conference.words.note import from_edition

EARLIER = 2


def scope_of(note: YearlyNote, department: Department) -> Scope:
    """All of the département, over the period of a note."""
    return Scope(Period(note.first, note.last, department.zone))


def figures_of(session: Session, department: Department, note: YearlyNote, codes: Iterable[str] = REGISTRY) -> Note:
    """Some figures of a note as they are today, with the years before, and nothing that is written."""
    found = assemble(session, department, scope_of(note, department), codes, NO_WORDS)
    return replace(found, earlier=earlier(session, note.first, note.last))


def whole(
    session: Session, department: Department, note: YearlyNote, parts: Mapping[Part, NotePart], stamp: str = ""
) -> Note:
    """A note as it would be published now."""
    written = {part: row.words for part, row in parts.items() if row.words.strip()}
    first = parts.get(Part.SUMMARY)
    summary = Summary(tuple(first.facts.splitlines()), first.asked) if first else Summary()
    found = figures_of(session, department, note)
    beside = tuple(told(session, department, note.first, note.last))
    return replace(found, words=written, stamp=stamp, summary=summary, told=beside)


def earlier(session: Session, first: date, last: date) -> tuple[Year, ...]:
    """The same months of the years before, from the last edition of each."""
    return tuple(
        _year(note, edition.number, thaw(edition.content)) for note, edition in before(session, first, last, EARLIER)
    )


def _year(note: YearlyNote, number: int, printed: Note) -> Year:
    n = {figure.code: figure.result.n for figure in printed.figures}
    return Year(_label(note), from_edition(number, note.last.year), cells(printed), n)


def _label(note: YearlyNote) -> str:
    first, last = note.first.year, note.last.year
    return str(last) if first == last else f"{first}-{last}"


def cells(note: Note) -> dict[str, Number]:
    """The numbers of a note, each by the code of its cell; what has none is left out."""
    found = ((str(row[0]), row[2]) for figure in note.figures for row in rows(figure))
    return {code: value for code, value in found if isinstance(value, Number)}
