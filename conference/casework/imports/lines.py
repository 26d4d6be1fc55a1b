"""The lines of a table, each understood, or refused with every reason; what is no line is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from conference.casework.imports import vocabulary
from conference.casework.imports.cells import Reading
from conference.casework.imports.columns import Table
from conference.casework.imports.rows import Row
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.imports import Column, Kind
from conference.domain.names import fold
from conference.domain.outcomes import EndReason, State, outcome_of_stop
from conference.domain.questionnaires import BEST_MARK, AnswerWay, Respondent, quarter
from conference.domain.reasons import Reason
from conference.domain.referral import Field, Origin
from conference.domain.stages import Outcome, Stage


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as the sheet leaves it; ``number`` is the sheet's own, ``family`` is initials."""

    number: str
    referred: date
    territory: str
    field: Field | None
    origin: Origin | None
    institution: str
    family: str
    children: int | None
    coordinator: str
    assigned: date | None
    held: date | None
    reviewed: date | None
    state: State | None
    reason: EndReason | None

    @property
    def last_contact(self) -> date:
        """The last day that the line knows of."""
        return max(filter(None, (self.referred, self.assigned, self.held, self.reviewed)))

    @property
    def mark(self) -> str:
        """What tells this case from the others of its département when the file comes again."""
        rest = self.number or f"{fold(self.territory)}/{self.field or ''}"
        return f"{self.referred.isoformat()}/{rest}"

    @property
    def outcome(self) -> Outcome | None:
        """How it ended, None while it is open."""
        if self.state is State.COMPLETED:
            return Outcome.PLAN_AGREED
        if self.state is State.NOT_COMPLETED:
            return outcome_of_stop(self.reason) if self.reason else Outcome.NOT_COMPLETED
        return None

    @property
    def stage(self) -> Stage:
        """What it waits for: closed once it has an outcome, else as far as a coordinator takes it."""
        if self.outcome:
            return Stage.CLOSED
        return Stage.PREPARATION if self.coordinator else Stage.ASSIGNMENT

    @property
    def is_gap(self) -> bool:
        """Neither coordinator nor outcome: no state can be given to it."""
        return self.stage is Stage.ASSIGNMENT


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer to a questionnaire, without the case that the sheet links it to."""

    respondent: Respondent
    way: AnswerWay | None
    quarter: date
    overall: int | None


@dataclass(frozen=True, slots=True)
class CoordinatorLine:
    """A coordinator; ``mission`` is the date of their letter of mission."""

    name: str
    institution: str
    territory: str
    trained: date
    status: CoordinatorStatus
    mission: date | None

    @property
    def standings(self) -> tuple[tuple[CoordinatorStatus, date], ...]:
        """Each status with its first day. The sheet dates no other change, so pauses and departures
        count from the training."""
        if self.status is CoordinatorStatus.ENGAGED and self.mission and self.mission > self.trained:
            return (CoordinatorStatus.READY, self.trained), (self.status, self.mission)
        return ((self.status, self.trained),)


Content = CaseLine | AnswerLine | CoordinatorLine


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: ``content`` is None exactly when it is refused."""

    sheet: str
    number: int
    content: Content | None
    refused: tuple[Reason, ...] = ()
    warned: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """All that a table says. ``empty``, ``totals`` and ``titles`` count what is no line of it."""

    lines: tuple[Line, ...]
    empty: int
    totals: int
    titles: int


def read(table: Table, today: date) -> Lines:
    """Every line below the header."""
    written = [row for row in table.rows if not row.is_empty]
    lines = [row for row in written if not _is_total(row)]
    reader = _READERS[table.kind]
    return Lines(
        tuple(_line(Reading(table, row, today), reader) for row in lines),
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
    return Line(reading.table.sheet, reading.row.number, kept, tuple(reading.refused), tuple(reading.warned))


def _case(reading: Reading) -> CaseLine:
    state = reading.code(Column.STATE, vocabulary.STATES, needed=True)
    line = CaseLine(
        number=reading.text(Column.NUMBER),
        referred=reading.needed_day(Column.REFERRED),
        territory=reading.text(Column.TERRITORY),
        field=reading.code(Column.FIELD, vocabulary.FIELDS, needed=True),
        origin=reading.code(Column.ORIGIN, vocabulary.ORIGINS, needed=False),
        institution=reading.text(Column.INSTITUTION),
        family=reading.text(Column.FAMILY),
        children=reading.whole(Column.CHILDREN),
        coordinator=reading.text(Column.COORDINATOR),
        assigned=reading.day(Column.ASSIGNED),
        held=reading.day(Column.HELD),
        reviewed=reading.day(Column.REVIEWED),
        state=state,
        reason=_end_reason(reading) if state is State.NOT_COMPLETED else None,
    )
    _warn_of_case(reading, line)
    return line


def _end_reason(reading: Reading) -> EndReason | None:
    if not reading.text(Column.REASON):
        reading.warn("reason_left_out", Column.REASON)
        return None
    return reading.code(Column.REASON, vocabulary.END_REASONS, needed=False) or EndReason.OTHER


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
        respondent=reading.code(Column.RESPONDENT, vocabulary.RESPONDENTS, needed=True) or Respondent.PERSON,
        way=reading.code(Column.WAY, vocabulary.WAYS, needed=False),
        quarter=quarter(reading.needed_day(Column.ANSWERED)),
        overall=overall,
    )


def _coordinator(reading: Reading) -> CoordinatorLine:
    for column in (Column.NAME, Column.STATUS):
        if not reading.text(column):
            reading.refuse("cell_missing", column)
    status = reading.code(Column.STATUS, vocabulary.STATUSES, needed=True) or CoordinatorStatus.READY
    if status in {CoordinatorStatus.PAUSED, CoordinatorStatus.LEFT}:
        reading.warn("status_undated", Column.STATUS)
    return CoordinatorLine(
        name=reading.text(Column.NAME),
        institution=reading.text(Column.INSTITUTION),
        territory=reading.text(Column.TERRITORY),
        trained=reading.needed_day(Column.TRAINED),
        status=status,
        mission=reading.day(Column.MISSION),
    )


_READERS: dict[Kind, Callable[[Reading], Content]] = {
    Kind.CASES: _case,
    Kind.ANSWERS: _answer,
    Kind.COORDINATORS: _coordinator,
}
