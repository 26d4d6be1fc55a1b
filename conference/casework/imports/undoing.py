"""Undoing a take-over: all that a batch brought goes, while nobody has worked on any of its cases."""

from collections.abc import Sequence

from sqlalchemy import Select, delete, exists, func, or_, select, true
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.models import Base
from conference.models.answer import Answer
from conference.models.assignment import Assignment
from conference.models.case import Case, CaseWord
from conference.models.coordinator import Coordinator, Standing
from conference.models.journal import DelayRow, Passage, StayRow
from conference.models.referral import KnownBy, Person, Referral
from conference.models.takeover import ImportBatch
from conference.models.work import TimeEntry

# What a line of a file writes of its case; a row of any other table is somebody's work.
BROUGHT = (CaseWord, KnownBy, Person, Referral, DelayRow, StayRow, Assignment, Passage)
_OTHERS = [
    mapper.class_
    for mapper in Base.registry.mappers
    if "case_id" in mapper.columns and mapper.class_ not in BROUGHT and mapper.class_ is not Case
]


def worked_on(session: Session, batch: ImportBatch) -> Sequence[Case]:
    """The cases of a batch that somebody has worked on since, by reference."""
    several = select(func.count()).where(Passage.case_id == Case.id).scalar_subquery() > 1
    own = TimeEntry.import_batch_id.is_(None) | (TimeEntry.import_batch_id != batch.id)
    traces = (exists().where(table.case_id == Case.id, own if table is TimeEntry else true()) for table in _OTHERS)
    query = select(Case).where(Case.import_batch_id == batch.id, or_(several, *traces))
    return session.scalars(query.order_by(Case.reference)).all()


def undo(session: Session, actor: Actor, batch: ImportBatch) -> None:
    """Take a whole batch back: cases, answers, time, and the coordinators that nothing else names; places stay.

    Raises `Refused` naming each case that has been worked on since: then nothing goes.
    """
    kept = worked_on(session, batch)
    if kept:
        raise Refused(*(Reason("taken_over_worked_on", subject=case.reference or "") for case in kept))
    audit.write(session, actor, Act.BATCH_UNDONE, batch, ("cases", "coordinators", "answers", "entries"))
    session.execute(delete(TimeEntry).where(TimeEntry.import_batch_id == batch.id))
    cases = select(Case.id).where(Case.import_batch_id == batch.id)
    for table in BROUGHT:
        session.execute(delete(table).where(table.case_id.in_(cases)))
    session.execute(delete(Case).where(Case.import_batch_id == batch.id))
    session.execute(delete(Answer).where(Answer.import_batch_id == batch.id))
    unused = session.scalars(_unused(batch)).all()
    session.execute(delete(Standing).where(Standing.coordinator_id.in_(unused)))
    session.execute(delete(Coordinator).where(Coordinator.id.in_(unused)))
    for coordinator in session.scalars(select(Coordinator).where(Coordinator.import_batch_id == batch.id)):
        coordinator.import_batch_id = None
    session.flush()
    session.delete(batch)
    session.flush()


def _unused(batch: ImportBatch) -> Select[int]:
    """The coordinators of a batch who have neither account, nor letter, nor anything of another case."""
    tables = [mapper.class_ for mapper in Base.registry.mappers if "coordinator_id" in mapper.columns]
    named = (exists().where(table.coordinator_id == Coordinator.id) for table in tables if table is not Standing)
    query = select(Coordinator.id).where(Coordinator.import_batch_id == batch.id, Coordinator.account_id.is_(None))
    return query.where(~or_(*named))
