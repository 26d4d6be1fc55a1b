"""Taking a file over: everything that its preview announced, in one transaction, or nothing."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework import passage
from conference.casework.answers import lay
from conference.casework.imports import memory
from conference.casework.imports.contents import AnswerLine, CaseLine, CoordinatorLine, TimeLine
from conference.casework.imports.judge import LinePreview
from conference.casework.imports.layout import mark
from conference.casework.imports.places import Places
from conference.casework.imports.preview import Preview
from conference.casework.index import index
from conference.casework.reference import next_reference
from conference.domain.actors import Actor
from conference.domain.imports import Kind
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.referral import Field, PersonKind
from conference.domain.work import Worker
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator, Standing
from conference.models.department import Department
from conference.models.referral import KnownBy, Person, Referral
from conference.models.takeover import ImportBatch
from conference.models.tenancy import DEPARTMENT
from conference.models.work import TimeEntry

BROUGHT = ("cases", "coordinators", "answers", "entries")


def take_over(session: Session, actor: Actor, preview: Preview, without: int = 0) -> ImportBatch:
    """Write what is new in a preview made in this very transaction; the caller commits.

    ``without`` is the number of refused lines that are left out on purpose. Raises `Refused` while a sheet is refused,
    or another number of lines. A file that brings nothing new changes nothing.
    """
    if preview.blocked or preview.refused != without:
        raise refusal(preview)
    batch = session.scalars(select(ImportBatch).where(ImportBatch.digest == preview.digest)).one_or_none()
    if batch is None or any(preview.brings.values()):
        _remember(session, preview)
        batch = _TakeOver(session, actor, _opened(session, actor, preview, batch)).everything(preview)
    return batch


def _remember(session: Session, preview: Preview) -> None:
    """The next file with the same titles is read as this one was confirmed."""
    for sheet in preview.sheets:
        if sheet.kind is not None and not sheet.table.remembered:
            memory.keep_layout(session, mark(sheet.table.header), sheet.table.layout)


def refusal(preview: Preview) -> Refused:
    """Why nothing of a file is written: its own lines say what is wrong with each."""
    return Refused(Reason("lines_refused", subject=preview.filename))


def _opened(session: Session, actor: Actor, preview: Preview, batch: ImportBatch | None) -> ImportBatch:
    """The batch of this file, that what it brings is added to."""
    batch = batch or ImportBatch(filename=preview.filename, digest=preview.digest, **dict.fromkeys(BROUGHT, 0))
    batch.confirmed_by, batch.confirmed_at = actor.account_id, clock.now()
    batch.cases += preview.brings[Kind.CASES]
    batch.coordinators += preview.brings[Kind.COORDINATORS]
    batch.answers += preview.brings[Kind.ANSWERS]
    batch.entries += preview.brings[Kind.TIME]
    session.add(batch)
    session.flush()
    audit.write(session, actor, Act.BATCH_TAKEN_OVER, batch, BROUGHT)
    return batch


class _TakeOver:
    """One take-over under way."""

    def __init__(self, session: Session, actor: Actor, batch: ImportBatch) -> None:
        self.session, self.actor, self.batch = session, actor, batch
        self.department = session.get_one(Department, session.info[DEPARTMENT])
        self.places = Places(session)
        self.coordinators = {found.folded: found for found in session.scalars(select(Coordinator))}

    def everything(self, preview: Preview) -> ImportBatch:
        """Coordinators first, for cases name them; cases in the order of their referral."""
        for line in preview.fresh(Kind.COORDINATORS):
            if isinstance(line.content, CoordinatorLine):
                self._coordinator(line.content)
        cases = [(case.content, case) for case in preview.fresh(Kind.CASES) if isinstance(case.content, CaseLine)]
        for content, told in sorted(cases, key=lambda pair: pair[0].referred):
            self._case(content, told)
        answers = [line.content for line in preview.fresh(Kind.ANSWERS) if isinstance(line.content, AnswerLine)]
        lay(self.session, [self._answer(line) for line in answers])
        self._time(preview.fresh(Kind.TIME))
        return self.batch

    def _time(self, fresh: Sequence[LinePreview]) -> None:
        """Time on the cases that it names, by their own reference or by what they are known by in files."""
        rows = self.session.execute(select(Case.id, Case.reference, Case.import_mark)).all() if fresh else ()
        cases = {name: number for number, *names in rows for name in names if name}
        now = clock.now()
        for told in fresh:
            if isinstance(told.content, TimeLine):
                entry = self._entry(told, told.content, now)
                entry.case_id = cases.get(told.about)
                self.session.add(entry)
        self.session.flush()

    def _entry(self, told: LinePreview, line: TimeLine, now: datetime) -> TimeEntry:
        coordinator = self.coordinators.get(fold(line.worker)) if told.spent_by is Worker.COORDINATOR else None
        return TimeEntry(
            spent_by=told.spent_by,
            coordinator_id=coordinator.id if coordinator else None,
            kind=line.work,
            minutes=line.minutes,
            day=line.day,
            recorded_at=now,
            import_batch_id=self.batch.id,
            import_mark=told.mark,
        )

    def _noon(self, day: date) -> datetime:
        """Noon of a day, or now when that noon is still to come."""
        return min(clock.noon(day, self.department.zone), clock.now())

    def _coordinator(self, line: CoordinatorLine) -> None:
        coordinator = self._new_coordinator(line.name)
        coordinator.institution_id = self.places.institution(line.institution)
        coordinator.territory_id = self.places.territory(line.territory)
        coordinator.trained_on = line.trained
        for status, since in line.standings:
            self.session.add(Standing(coordinator_id=coordinator.id, status=status, since=since))

    def _new_coordinator(self, name: str) -> Coordinator:
        coordinator = Coordinator(name=name, folded=fold(name), import_batch_id=self.batch.id)
        self.session.add(coordinator)
        self.session.flush()
        self.coordinators[coordinator.folded] = coordinator
        return coordinator

    def _case(self, line: CaseLine, told: LinePreview) -> None:
        case = self._new_case(line, told)
        self.session.add(Referral(case_id=case.id))
        if case.institution_id:
            self.session.add(KnownBy(case_id=case.id, institution_id=case.institution_id))
        people = [] if told.nameless or not line.family else [self._person(case, line)]
        self.session.add_all(people)
        index(self.session, case, people)
        if case.coordinator_id:
            since = self._noon(line.assigned or line.referred)
            self.session.add(Assignment(case_id=case.id, coordinator_id=case.coordinator_id, since=since))
        self.session.flush()
        left_at = self._noon(line.last_contact)
        passage.take_over(self.session, self.actor, case, line.stage, left_at, outcome=line.outcome, reason=line.reason)
        audit.write(self.session, self.actor, Act.CASE_TAKEN_OVER, case)

    def _new_case(self, line: CaseLine, told: LinePreview) -> Case:
        received_at = self._noon(line.referred)
        case = Case(
            reference=next_reference(self.session, self.department, line.referred.year),
            field=line.field,
            origin=line.origin,
            children=line.children,
            territory_id=self.places.territory(line.territory),
            institution_id=self.places.institution(line.institution),
            coordinator_id=self._named(line.coordinator),
            taken_over=True,
            import_batch_id=self.batch.id,
            import_mark=told.mark,
            opened_at=received_at,
            received_at=received_at,
            acted_at=received_at,
        )
        self.session.add(case)
        self.session.flush()
        return case

    def _named(self, name: str) -> int | None:
        """The coordinator that a case names; one that no list knows is kept by name alone."""
        if not name:
            return None
        return (self.coordinators.get(fold(name)) or self._new_coordinator(name)).id

    def _person(self, case: Case, line: CaseLine) -> Person:
        """The child or adult concerned, by the initials that the sheet gives."""
        first, _, last = line.family.partition(" ")
        kind = PersonKind.CHILD if line.field is Field.CHILDHOOD else PersonKind.ADULT
        return Person(case_id=case.id, kind=kind, first_name=first, last_name=last, folded=fold(line.family))

    def _answer(self, line: AnswerLine) -> dict[str, Any]:
        told = {"respondent": line.respondent, "way": line.way, "quarter": line.quarter, "overall": line.overall}
        return told | {"import_batch_id": self.batch.id}
