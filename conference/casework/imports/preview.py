"""What would be taken over from a file, line by line: nothing is written here."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework.imports import columns, lines, workbook
from conference.casework.imports.columns import Table
from conference.casework.imports.lines import AnswerLine, CaseLine, Content, CoordinatorLine, Line
from conference.casework.imports.rows import Script, Sheet
from conference.domain.imports import Column, Kind
from conference.domain.names import fold
from conference.domain.reasons import Reason
from conference.domain.retention import is_past
from conference.models.answer import Answer
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.place import Institution
from conference.models.tenancy import DEPARTMENT


class Fate(StrEnum):
    """What confirming would do with a line."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LinePreview:
    """One line. ``mark`` is what a case is known by; ``nameless`` when its family's initials stay out."""

    number: int
    content: Content | None
    fate: Fate
    refused: tuple[Reason, ...]
    warned: tuple[Reason, ...]
    mark: str = ""
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """One sheet; without ``kind`` nothing of it was understood and ``refused`` says why."""

    name: str
    kind: Kind | None
    header: int
    columns: tuple[tuple[str, Column], ...]
    left: tuple[str, ...]
    lines: tuple[LinePreview, ...]
    empty: int
    totals: int
    titles: int
    refused: tuple[Reason, ...]
    script: Script | None = None

    def count(self, fate: Fate) -> int:
        """How many of its lines meet that fate."""
        return sum(line.fate is fate for line in self.lines)

    @property
    def warned(self) -> int:
        """How many of its lines come with a warning."""
        return sum(bool(line.warned) and line.fate is not Fate.REFUSED for line in self.lines)


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole file as it was understood, at one instant of the base."""

    filename: str
    digest: str
    sheets: tuple[SheetPreview, ...]

    @property
    def confirmable(self) -> bool:
        """All or nothing: one line refused, one sheet not understood, and nothing can be written."""
        return not any(sheet.refused or sheet.count(Fate.REFUSED) for sheet in self.sheets)

    def fresh(self, kind: Kind) -> list[LinePreview]:
        """The lines of a kind that confirming would write."""
        return [line for sheet in self.sheets if sheet.kind is kind for line in sheet.lines if line.fate is Fate.NEW]

    @property
    def brings(self) -> dict[Kind, int]:
        """How many of each kind confirming would write."""
        return {kind: len(self.fresh(kind)) for kind in Kind}

    @property
    def nameless(self) -> int:
        """How many new cases come without their family's initials."""
        return sum(line.nameless for line in self.fresh(Kind.CASES))


@dataclass(frozen=True, slots=True)
class _Known:
    """A coordinator, as the warnings of a case look at them."""

    institution: str
    trained: date | None


def preview(session: Session, content: bytes, filename: str) -> Preview:
    """What a file says, beside what the département of the session already has. Raises `Refused`."""
    # The file is opened before the first query: no lock of the base is held meanwhile.
    opened = workbook.read(content, filename)
    department = session.get_one(Department, session.info[DEPARTMENT])
    today = clock.today(department.zone)
    read = [_read(sheet, today) for sheet in opened]
    judge = _Judge(session, [line for _, found in read for line in found.lines], today)
    told = (_sheet(sheet, found, judge) for sheet, found in read)
    sheets = tuple(replace(sheet, script=given.script) for sheet, given in zip(told, opened, strict=True))
    return Preview(filename, hashlib.sha256(content).hexdigest(), sheets)


def _read(sheet: Sheet, today: date) -> tuple[Sheet | Table, lines.Lines]:
    table = columns.table(sheet)
    if table is None:
        return sheet, lines.Lines((), 0, 0, 0)
    return table, lines.Lines((), 0, 0, table.above) if table.missing else lines.read(table, today)


def _sheet(sheet: Sheet | Table, found: lines.Lines, judge: "_Judge") -> SheetPreview:
    if isinstance(sheet, Sheet):
        first = next(row.number for row in sheet.rows if not row.is_empty)
        header_missing = Reason("header_missing", sheet.name)
        return SheetPreview(sheet.name, None, first, (), (), (), 0, 0, 0, (header_missing,))
    return SheetPreview(
        name=sheet.sheet,
        kind=sheet.kind,
        header=sheet.header.number,
        columns=tuple((sheet.title(column), column) for column in sheet.columns),
        left=sheet.left,
        lines=tuple(judge.judged(line) for line in found.lines),
        empty=found.empty,
        totals=found.totals,
        titles=found.titles,
        refused=sheet.missing,
    )


class _Judge:
    """Tells what is new from what the département has, and what today's rules would have refused."""

    def __init__(self, session: Session, found: Sequence[Line], today: date) -> None:
        self.today = today
        self.marks = set(session.scalars(select(Case.import_mark).where(Case.import_mark.is_not(None))))
        self.answers = _imported_answers(session)
        self.coordinators = _coordinators(session)
        self.taken = set(self.coordinators)
        self.seen: Counter[str] = Counter()
        for line in found:
            if isinstance(line.content, CoordinatorLine):
                known = _Known(fold(line.content.institution), line.content.trained)
                self.coordinators.setdefault(fold(line.content.name), known)

    def judged(self, line: Line) -> LinePreview:
        """The fate of one line."""
        told = LinePreview(line.number, line.content, Fate.NEW, line.refused, line.warned)
        if isinstance(line.content, CaseLine):
            return self._case(told, line.content)
        if isinstance(line.content, AnswerLine):
            return self._answer(told, line.content)
        if isinstance(line.content, CoordinatorLine):
            return self._coordinator(told, line.content)
        return replace(told, fate=Fate.REFUSED)

    def _case(self, told: LinePreview, case: CaseLine) -> LinePreview:
        self.seen[case.mark] += 1
        times = self.seen[case.mark]
        if times > 1 and case.number:
            return _refuse(told, Reason("number_repeated", "", case.number))
        mark = case.mark if times == 1 else f"{case.mark}/{times}"
        fate = Fate.KNOWN if mark in self.marks else Fate.NEW
        nameless = is_past(case.last_contact, self.today)
        warned = (*told.warned, *self._past_rules(case))
        return replace(told, fate=fate, mark=mark, nameless=nameless, warned=warned)

    def _past_rules(self, case: CaseLine) -> Iterator[Reason]:
        """What today's rules would refuse, and a take-over only says."""
        if not case.coordinator:
            return
        known = self.coordinators.get(fold(case.coordinator))
        if known is None:
            yield Reason("coordinator_not_listed", subject=case.coordinator)
            return
        if case.institution and fold(case.institution) == known.institution:
            yield Reason("coordinator_of_institution_that_knows", subject=case.coordinator)
        if known.trained and (case.assigned or case.referred) < known.trained:
            yield Reason("assigned_before_training", subject=case.coordinator)

    def _answer(self, told: LinePreview, answer: AnswerLine) -> LinePreview:
        mark = _answer_mark(answer.respondent, answer.way, answer.quarter, answer.overall)
        if not self.answers[mark]:
            return told
        self.answers[mark] -= 1
        return replace(told, fate=Fate.KNOWN)

    def _coordinator(self, told: LinePreview, coordinator: CoordinatorLine) -> LinePreview:
        name = fold(coordinator.name)
        self.seen[name] += 1
        if self.seen[name] > 1:
            return _refuse(told, Reason("name_repeated", "", coordinator.name))
        return replace(told, fate=Fate.KNOWN) if name in self.taken else told


def _refuse(told: LinePreview, reason: Reason) -> LinePreview:
    return replace(told, fate=Fate.REFUSED, content=None, refused=(*told.refused, reason))


def _answer_mark(*parts: object) -> tuple[str, ...]:
    return tuple("" if part is None else str(part) for part in parts)


def _imported_answers(session: Session) -> Counter[tuple[str, ...]]:
    imported = Answer.import_batch_id.is_not(None)
    query = select(Answer.respondent, Answer.way, Answer.quarter, Answer.overall).where(imported)
    return Counter(_answer_mark(*row) for row in session.execute(query))


def _coordinators(session: Session) -> dict[str, _Known]:
    query = select(Coordinator.folded, Institution.folded, Coordinator.trained_on).outerjoin(
        Institution, Institution.id == Coordinator.institution_id
    )
    return {name: _Known(institution or "", trained) for name, institution, trained in session.execute(query)}
