"""The lines of a table, each understood, or refused with every reason; what is no line is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from conference.casework.imports.cells import Reading, Word
from conference.casework.imports.contents import AnswerLine, CaseLine, Content, CoordinatorLine, TimeLine
from conference.casework.imports.layout import Table
from conference.casework.imports.rows import Row
from conference.casework.imports.vocabulary import Vocabulary
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.imports import Column, Kind
from conference.domain.names import fold
from conference.domain.outcomes import EndReason, State
from conference.domain.questionnaires import BEST_MARK, AnswerWay, Respondent, quarter
from conference.domain.reasons import Reason
from conference.domain.referral import Field, Origin
from conference.domain.work import Worker, WorkKind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: ``content`` is None exactly when it is refused.

    ``said`` is how some of its cells were read, ``asked`` the words that it has of a list.
    """

    row: Row
    content: Content | None
    refused: tuple[Reason, ...] = ()
    warned: tuple[Reason, ...] = ()
    said: tuple[Reason, ...] = ()
    asked: tuple[Word, ...] = ()

    @property
    def number(self) -> int:
        """Its number in the sheet."""
        return self.row.number


@dataclass(frozen=True, slots=True)
class Lines:
    """All that a table says. ``empty``, ``totals`` and ``titles`` count what is no line of it."""

    lines: tuple[Line, ...] = ()
    empty: int = 0
    totals: int = 0
    titles: int = 0


def read(table: Table, vocabulary: Vocabulary, today: date) -> Lines:
    """Every line below the header; none of a table that is refused, or left aside."""
    if table.kind is None or table.refused:
        return Lines(titles=table.above)
    written = [row for row in table.rows if not row.is_empty]
    lines = [row for row in written if not _is_total(row)]
    reader = _READERS[table.kind]
    return Lines(
        tuple(_line(Reading(table, row, vocabulary, today), reader) for row in lines),
        empty=len(table.rows) - len(written),
        totals=len(written) - len(lines),
        titles=table.above,
    )


def _is_total(row: Row) -> bool:
    first = next((cell for cell in row.cells if cell not in (None, "")), "")
    return isinstance(first, str) and fold(first).split(" ")[0] in {"total", "totaux"}


def _line(reading: Reading, reader: Callable[[Reading], Content]) -> Line:
    content = reader(reading)
    kept = None if reading.refused else content
    refused, warned, said = (tuple(found) for found in (reading.refused, reading.warned, reading.said))
    return Line(reading.row, kept, refused, warned, said, tuple(reading.asked))


def _case(reading: Reading) -> CaseLine:
    state = reading.code(Column.STATE, State, needed=True)
    line = CaseLine(
        number=reading.text(Column.NUMBER),
        wording=f"{fold(reading.text(Column.TERRITORY))}/{fold(reading.text(Column.FIELD))}",
        referred=reading.needed_day(Column.REFERRED),
        territory=reading.name(Column.TERRITORY),
        field=reading.code(Column.FIELD, Field),
        origin=reading.code(Column.ORIGIN, Origin),
        institution=reading.name(Column.INSTITUTION),
        family=reading.text(Column.FAMILY),
        children=reading.whole(Column.CHILDREN),
        coordinator=reading.name(Column.COORDINATOR),
        assigned=reading.known_day(Column.ASSIGNED),
        held=reading.known_day(Column.HELD),
        reviewed=reading.known_day(Column.REVIEWED),
        state=state,
        reason=_end_reason(reading) if state is State.NOT_COMPLETED else None,
    )
    _warn_of_case(reading, line)
    return line


def _end_reason(reading: Reading) -> EndReason | None:
    if not reading.text(Column.REASON):
        reading.warn("reason_left_out", Column.REASON)
        return None
    return reading.code(Column.REASON, EndReason)


def _warn_of_case(reading: Reading, line: CaseLine) -> None:
    days = [day for day in (line.referred, line.assigned, line.held, line.reviewed) if day]
    asked = (
        (line.field is None and not reading.text(Column.FIELD), "field_left_out", Column.FIELD),
        (line.assigned is not None and not line.coordinator, "assigned_to_nobody", Column.ASSIGNED),
        (days != sorted(days), "dates_out_of_order", Column.REFERRED),
        (line.is_gap and line.state is None, "neither_coordinator_nor_outcome", Column.STATE),
        (line.is_gap and line.state is State.UNDER_WAY, "under_way_without_coordinator", Column.STATE),
    )
    for holds, code, column in asked:
        if holds:
            reading.warn(code, column)


def _answer(reading: Reading) -> AnswerLine:
    if not reading.text(Column.RESPONDENT):
        reading.refuse("cell_missing", Column.RESPONDENT)
    overall = reading.whole(Column.MARK)
    if overall is not None and overall > BEST_MARK:
        reading.refuse("mark_out_of_range", Column.MARK)
    return AnswerLine(
        respondent=reading.code(Column.RESPONDENT, Respondent, needed=True) or Respondent.PERSON,
        way=reading.code(Column.WAY, AnswerWay),
        quarter=quarter(reading.needed_day(Column.ANSWERED)),
        overall=overall,
    )


def _coordinator(reading: Reading) -> CoordinatorLine:
    if not reading.text(Column.NAME):
        reading.refuse("cell_missing", Column.NAME)
    line = CoordinatorLine(
        name=reading.text(Column.NAME),
        institution=reading.name(Column.INSTITUTION),
        territory=reading.name(Column.TERRITORY),
        trained=reading.known_day(Column.TRAINED),
        status=reading.code(Column.STATUS, CoordinatorStatus),
        mission=reading.known_day(Column.MISSION),
    )
    if line.trained is None:
        reading.warn("training_left_out", Column.TRAINED)
    elif line.status is None:
        reading.warn("status_left_out", Column.STATUS)
    elif line.status in {CoordinatorStatus.PAUSED, CoordinatorStatus.LEFT}:
        reading.warn("status_undated", Column.STATUS)
    return line


def _time(reading: Reading) -> TimeLine:
    name, said = reading.worker(Column.WORKER)
    line = TimeLine(
        worker=name,
        wording=fold(reading.text(Column.WORKER) or reading.text(Column.ROLE)),
        spent_by=said or reading.code(Column.ROLE, Worker),
        day=reading.needed_day(Column.DAY),
        number=reading.text(Column.NUMBER),
        work=reading.code(Column.WORK, WorkKind),
        minutes=reading.minutes(),
    )
    if line.work is None and not reading.text(Column.WORK):
        reading.warn("work_left_out", Column.WORK)
    return line


_READERS: dict[Kind, Callable[[Reading], Content]] = {
    Kind.CASES: _case,
    Kind.ANSWERS: _answer,
    Kind.COORDINATORS: _coordinator,
    Kind.TIME: _time,
}
