"""A line and a preview in plain French sentences, the same for the page and the command."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from conference.casework.imports.amounts import words as words_of
from conference.casework.imports.columns import MENDING
from conference.casework.imports.contents import AnswerLine, CaseLine, Content, CoordinatorLine, TimeLine
from conference.casework.imports.judge import Fate, LinePreview
from conference.casework.imports.preview import Preview, SheetPreview
from conference.casework.imports.rows import Cell
from conference.casework.imports.years import Told, by_year
from conference.domain.imports import Column, Encoding, Kind
from conference.domain.names import fold
from conference.domain.work import Worker
from conference.words import imports as words
from conference.words.case import FIELD
from conference.words.numbers import UNKNOWN
from conference.words.roles import COORDINATOR_STATUS
from conference.words.work import WORK_KIND, WORKER, duration


def told(content: Content) -> str:
    """What was understood of a line; a family is never named here."""
    if isinstance(content, CaseLine):
        return _case(content)
    if isinstance(content, AnswerLine):
        return _answer(content)
    return _coordinator(content) if isinstance(content, CoordinatorLine) else _time(content)


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _case(line: CaseLine) -> str:
    field = FIELD[line.field] if line.field else f"champ {UNKNOWN}"
    coordinator = f"coordination : {line.coordinator}" if line.coordinator else ""
    number = f"n° {line.number}" if line.number else ""
    end = words.ENDS[line.outcome or line.stage]
    return _joined(number, f"orientée le {_day(line.referred)}", field, line.territory, coordinator, end)


def _answer(line: AnswerLine) -> str:
    quarter = f"{(line.quarter.month + 2) // 3}e trimestre {line.quarter.year}".replace("1e ", "1er ")
    mark = UNKNOWN if line.overall is None else f"{line.overall}/10"
    way = words.WAYS[line.way] if line.way else ""
    return _joined(quarter, words.RESPONDENTS[line.respondent], way, f"satisfaction {mark}")


def _coordinator(line: CoordinatorLine) -> str:
    standings = [f"{COORDINATOR_STATUS[status]} le {_day(since)}" for status, since in line.standings]
    return _joined(line.name, line.institution, line.territory, *standings)


def _time(line: TimeLine) -> str:
    whose = "" if line.worker or line.spent_by is None else WORKER[line.spent_by]
    work = WORK_KIND[line.work].lower() if line.work else ""
    about = words.ABOUT.format(number=line.number) if line.number else ""
    return _joined(f"le {_day(line.day)}", line.worker, whose, work, duration(line.minutes), about)


def spent(sheet: SheetPreview) -> str:
    """The time that a sheet would bring, by whose it is; empty where it brings none."""
    fresh = [line for line in sheet.of(Fate.NEW) if isinstance(line.content, TimeLine)]
    found: Counter[Worker | None] = Counter()
    loose = 0
    for line in fresh:
        minutes = line.content.minutes if isinstance(line.content, TimeLine) else 0
        found[line.spent_by] += minutes
        loose += 0 if line.about else minutes
    parts = [words.SPENT_BY[who].format(time=duration(found[who])) for who in Worker if found[who]]
    apart = words.LOOSE.format(time=duration(loose)) if loose else ""
    return words.SPENT.format(what=_joined(*parts, apart)) if parts else ""


def years(preview: Preview) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The kinds of lines that a file has, and year by year how many there are of each, and how much time."""
    found = by_year(preview)
    kinds = [kind for kind in Kind if any(kind in told for told in found.values())]
    rows = [
        (str(year or words.UNDATED), [_told_of(told[kind]) if kind in told else "" for kind in kinds])
        for year, told in found.items()
    ]
    return [words.KINDS[kind][1].capitalize() for kind in kinds], rows


def _told_of(told: Told) -> str:
    amount = duration(told.minutes) if told.minutes else str(told.lines)
    return amount if told.fresh == told.lines else words.OF_WHICH_NEW.format(amount=amount, new=told.fresh)


def heading(sheet: SheetPreview) -> str:
    """What a sheet was taken for."""
    if sheet.kind is None:
        told = words.HEADING_ASIDE if sheet.table.remembered else words.HEADING_UNKNOWN
        return told.format(sheet=sheet.name)
    return words.HEADING.format(sheet=sheet.name, kind=words.KINDS[sheet.kind][1], line=sheet.header)


def how(sheet: SheetPreview) -> list[str]:
    """How a sheet was read: its letters, where the meaning of its columns comes from, what some cells took."""
    settled = [words.REMEMBERED if sheet.table.remembered else words.PROPOSED] if sheet.kind else []
    said = [f"{words.sentence(reason)} ({words.cells(times)})" for reason, times in sheet.said]
    return [one for one in (script(sheet), *settled, *said, spent(sheet)) if one]


def created(preview: Preview) -> list[tuple[str, str]]:
    """The places that a file brings, by what they are: a label and their names."""
    return [
        (words.CREATED[topic][len(names) > 1], ", ".join(names)) for topic, names in preview.creates.items() if names
    ]


def script(sheet: SheetPreview) -> str:
    """How a text file was read; empty for a workbook."""
    if sheet.script is None:
        return ""
    encoding, separator = words.ENCODINGS[sheet.script.encoding], words.SEPARATORS[sheet.script.separator]
    told = words.SCRIPT.format(encoding=encoding, separator=separator)
    return f"{told} {words.DOUBTFUL_SCRIPT}" if sheet.script.encoding is Encoding.WINDOWS else told


def where(sheet: SheetPreview, line: int) -> str:
    """``feuille « Suivi », ligne 12``."""
    return words.PLACE.format(sheet=sheet.name, line=line)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said of a line."""

    text: str
    url: str | None = None


def remarks(line: LinePreview) -> list[Remark]:
    """What refuses a line, then what is only said of it."""
    return [Remark(words.sentence(reason)) for reason in (*line.refused, *line.warned)]


def column(kind: Kind | None, meaning: Column) -> str:
    """What a column was taken for."""
    if kind is Kind.ANSWERS and meaning is Column.NUMBER:
        return words.ANSWER_NUMBER
    return words.COLUMNS[meaning]


def skipped(sheet: SheetPreview) -> str:
    """The lines that are no line of the table, empty when there is none."""
    counts = (
        (sheet.found.titles, words.TITLE_LINES),
        (sheet.found.empty, words.EMPTY_LINES),
        (sheet.found.totals, words.TOTAL_LINES),
    )
    return _joined(*(f"{word} : {number}" for number, word in counts if number))


def fates(sheet: SheetPreview) -> str:
    """``41 lignes : 40 à reprendre, 1 refusée``."""
    counts = ((fate, sheet.count(fate)) for fate in Fate)
    parts = [f"{number} {words.FATES[fate][number > 1]}" for fate, number in counts if number]
    return f"{words.lines(len(sheet.lines))}\u00a0: {_joined(*parts)}" if parts else words.lines(0)


def nameless(preview: Preview) -> str:
    """That names stay out of old cases; empty when none does."""
    if not preview.nameless:
        return ""
    return words.NAMELESS.format(cases=words.counted(Kind.CASES, preview.nameless))


def brings(preview: Preview) -> str:
    """What confirming would write."""
    new = [words.counted(kind, number) for kind, number in preview.brings.items() if number]
    return _joined(*new) or words.NOTHING_NEW


def to_mend(sheet: SheetPreview) -> tuple[list[str], list[list[str]]]:
    """The titles of a sheet and its refused lines, each with all that is wrong with it in a last column."""
    titles = [words_of(cell) for cell in sheet.table.header.cells]
    read = [title for title in titles if fold(title) != MENDING]
    lines = []
    for line in sheet.of(Fate.REFUSED):
        cells = [_plain(cell) for cell, title in zip_longest(line.row.cells, titles) if fold(title or "") != MENDING]
        why = " ".join(words.sentence(reason) for reason in line.refused)
        lines.append([*cells, *[""] * (len(read) - len(cells)), why])
    return [*read, words.MENDING], lines


def _plain(cell: Cell) -> str:
    return _day(cell) if isinstance(cell, date) else words_of(cell)
