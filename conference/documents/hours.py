"""A statement of hours: the same lines on a page, as CSV and as a workbook, and no case in any."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from xlsxwriter import Workbook

from conference.documents import table
from conference.documents.workbook import AS_GIVEN, Shelf
from conference.domain.ceiling import Use
from conference.domain.work import WorkKind
from conference.models.coordinator import Coordinator
from conference.queries.hours import Hours
from conference.words import hours as words
from conference.words.dates import month
from conference.words.work import WORK_KIND, duration

# A length of time is an amount, none of it a blank; None says that there is nothing to tell.
Cell = str | int | timedelta | None
KINDS: dict[WorkKind | None, str] = {**{kind: WORK_KIND[kind] for kind in WorkKind}, None: words.NO_KIND}
LETTER = (words.GIVEN, words.USED)


@dataclass(frozen=True, slots=True)
class Statement:
    """What it is of, the heads of its columns, its lines and their sum."""

    title: str
    head: Sequence[str]
    lines: Sequence[Sequence[Cell]]
    total: Sequence[Cell]
    made_on: date

    def brief(self) -> "Statement":
        """The same without the columns that add up to nothing."""
        kept = [number for number, cell in enumerate(self.total) if cell is not None and cell != timedelta()]
        lines = [[line[number] for number in kept] for line in self.lines]
        return replace(self, head=[self.head[n] for n in kept], lines=lines, total=[self.total[n] for n in kept])


def of_months(title: str, found: Mapping[date, Hours], used: Mapping[date, Use], whole: Use, on: date) -> Statement:
    """Somebody's months; ``used`` and ``whole`` are what they used of their letters, each month and in all."""
    head = [words.MONTH, *KINDS.values(), words.APART, words.TOTAL, *LETTER]
    lines = [
        [month(day).capitalize(), *_kinds(hours), _length(hours.apart), _length(hours.total), *_letter(used.get(day))]
        for day, hours in found.items()
    ]
    total = _sum(found.values())
    last = [words.TOTAL, *_kinds(total), _length(total.apart), _length(total.total), *_letter(whole)]
    return Statement(title, head, lines, last, on)


def of_people(title: str, found: Sequence[tuple[Coordinator, Hours, Use]], on: date) -> Statement:
    """Coordinators by employer, then by name: what they spent as such, and used of their letters."""
    head = [words.EMPLOYER, words.NAME, *KINDS.values(), words.TOTAL, *LETTER]
    lines = [
        [_employer(one), one.name, *_kinds(hours), _length(hours.coordinating), *_letter(use)]
        for one, hours, use in sorted(found, key=lambda line: (_employer(line[0]), line[0].folded))
    ]
    total = _sum(hours for _, hours, _ in found)
    whole = Use(sum(use.given for _, _, use in found), sum(use.used for _, _, use in found))
    last = [words.TOTAL, "", *_kinds(total), _length(total.coordinating), *_letter(whole)]
    return Statement(title, head, lines, last, on)


def _employer(one: Coordinator) -> str:
    return one.institution.name if one.institution is not None else words.NO_EMPLOYER


def _kinds(hours: Hours) -> list[Cell]:
    return [_length(hours.kinds[kind]) for kind in KINDS]


def _length(minutes: int) -> Cell:
    return timedelta(minutes=minutes)


def _letter(use: Use | None) -> tuple[Cell, Cell]:
    return (_length(use.given), use.percent if use.used else None) if use is not None else (None, None)


def _sum(found: Iterable[Hours]) -> Hours:
    whole = Hours()
    for hours in found:
        whole.apart += hours.apart
        for kind, minutes in hours.kinds.items():
            whole.kinds[kind] += minutes
    return whole


def csv(statement: Statement) -> bytes:
    """Lengths as hours and minutes, ``152:05``; the sum is the last line."""
    lines = [[_plain(cell) for cell in line] for line in (*statement.lines, statement.total)]
    return "\ufeff".encode() + table.csv(statement.head, lines)


def _plain(cell: Cell) -> object:
    return words.clock(minutes_of(cell)) if isinstance(cell, timedelta) else cell


def told_cell(cell: Cell) -> str:
    """The same for a page: ``2 h 05``, ``45 %``; nothing for none."""
    if isinstance(cell, timedelta):
        return duration(minutes_of(cell)) if cell else ""
    return f"{cell}\u00a0%" if isinstance(cell, int) else cell or ""


def minutes_of(cell: timedelta) -> int:
    """The whole minutes of a length."""
    return int(cell.total_seconds()) // 60


def xlsx(statement: Statement) -> bytes:
    """One sheet; a length is a number that adds up, shown as hours and minutes."""
    out = io.BytesIO()
    with Workbook(out, AS_GIVEN) as book:
        made = datetime.combine(statement.made_on, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": statement.title, "created": made})
        shelf = Shelf(book)
        sheet = shelf.sheet(statement.title, statement.title, statement.head, [*statement.lines, statement.total])
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, len(statement.head) - 1, 14)
    return out.getvalue()
