"""The log as its coordinator reads it, the last line first; and where the attempts on each person stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select, tuple_
from sqlalchemy.orm import Session, joinedload

from conference.domain.log import ANSWERED, Contacted, LogKind, Tried, tried
from conference.domain.preparation import KIN
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.journal import Passage
from conference.models.log import LogEntry
from conference.models.referral import Person

PAGE = 50
LAST_FIRST = (LogEntry.happened_at.desc(), LogEntry.id.desc())
READ = joinedload(LogEntry.person), joinedload(LogEntry.author)


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the last one first, and the key of the last shown where there are older ones."""

    entries: Sequence[LogEntry]
    older: str | None


def page(session: Session, case: Case, before: LogEntry | None = None) -> Page:
    """The entries of a case, those older than ``before`` if it is given."""
    query = select(LogEntry).where(LogEntry.case_id == case.id).options(*READ)
    if before is not None:
        query = query.where(tuple_(LogEntry.happened_at, LogEntry.id) < (before.happened_at, before.id))
    found = session.scalars(query.order_by(*LAST_FIRST).limit(PAGE + 1)).all()
    return Page(found[:PAGE], found[PAGE - 1].key if len(found) > PAGE else None)


def of_person(session: Session, person: Person) -> Sequence[LogEntry]:
    """The last contacts with one person."""
    query = select(LogEntry).where(LogEntry.case_id == person.case_id, LogEntry.person_id == person.id)
    return session.scalars(query.options(*READ).order_by(*LAST_FIRST).limit(PAGE)).all()


def attempts(session: Session, case: Case) -> dict[int, Tried]:
    """Where the attempts on everybody of a case stand, by serial number."""
    query = select(LogEntry.person_id, LogEntry.happened_at, LogEntry.result)
    query = query.where(LogEntry.case_id == case.id, LogEntry.kind == LogKind.CONTACT, LogEntry.person_id.is_not(None))
    rows = session.execute(query.order_by(LogEntry.happened_at, LogEntry.id))
    return tried(Contacted(person, at, result) for person, at, result in rows if person and result)


@dataclass(frozen=True, slots=True)
class FirstContact:
    """Since when a case has its coordinator, and when somebody of the family was first reached after that."""

    assigned: datetime | None
    reached: datetime | None


def first_contact(session: Session, case: Case) -> FirstContact:
    """From the last assignment; who is invited for their work is not the family."""
    steps = Passage.case_id == case.id, Passage.step.in_((StepCode.ASSIGN, StepCode.HAND_OVER))
    assigned = session.scalar(select(func.max(Passage.happened_at)).where(*steps))
    if assigned is None:
        return FirstContact(None, None)
    at_work = exists().where(Guest.person_id == LogEntry.person_id, Guest.part.not_in(KIN))
    answered = LogEntry.result.in_(ANSWERED), LogEntry.person_id.is_not(None), ~at_work
    reached = select(func.min(LogEntry.happened_at)).where(LogEntry.case_id == case.id, *answered)
    return FirstContact(assigned, session.scalar(reached.where(LogEntry.happened_at >= assigned)))
