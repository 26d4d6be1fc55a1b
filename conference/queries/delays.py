"""The delays that are past: a case that the body has put off is not late before the day it was put off to."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, Subquery, exists, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from conference.domain.delays import DelayKind
from conference.domain.steps import StepCode
from conference.models.case import Case
from conference.models.journal import DelayRow, Passage


def is_put_off(case_id: InstrumentedAttribute[int], day: date, before: datetime | None = None) -> ColumnElement[bool]:
    """Whether the last passage of a case, that of before an instant if one is given, puts it off beyond a day."""
    last, other = aliased(Passage), aliased(Passage)
    number = select(func.max(other.number)).where(other.case_id == case_id)
    if before is not None:
        number = number.where(other.happened_at < before)
    of_it = last.case_id == case_id, last.number == number.correlate(case_id.parent.class_).scalar_subquery()
    return exists().where(*of_it, last.step == StepCode.POSTPONE, last.until > day).correlate(case_id.parent.class_)


def put_off_to(today: date) -> ScalarSelect[date | None]:
    """The day to come that each `Case` is put off to, if it is."""
    last, other = aliased(Passage), aliased(Passage)
    number = select(func.max(other.number)).where(other.case_id == Case.id).correlate(Case).scalar_subquery()
    query = select(last.until).where(last.case_id == Case.id, last.number == number)
    return query.where(last.step == StepCode.POSTPONE, last.until > today).correlate(Case).scalar_subquery()


def is_overdue(today: date) -> ColumnElement[bool]:
    """Delays that run, and are past."""
    past = DelayRow.ended_at.is_(None) & (DelayRow.due_on < today)
    return past & ~is_put_off(DelayRow.case_id, today)


def overdue_cases(today: date) -> Subquery:
    """The cases of which a delay that still runs is past."""
    return select(DelayRow.case_id).where(is_overdue(today)).distinct().subquery("overdue")


def overdue(
    session: Session, kind: DelayKind, today: date, seen: ColumnElement[bool] | None = None, *, utmost: bool = False
) -> Sequence[tuple[Case, date]]:
    """The cases of which a delay, or with ``utmost`` its maximum, is past, and since when; among those ``seen``."""
    due_on = DelayRow.maximum_on if utmost else DelayRow.due_on
    query = select(Case, due_on).join(DelayRow, DelayRow.case_id == Case.id)
    query = query.where(is_overdue(today), due_on < today, DelayRow.kind == kind, true() if seen is None else seen)
    return [(case, due) for case, due in session.execute(query.order_by(DelayRow.due_on, Case.id)) if due]


def content_due() -> ScalarSelect[date | None]:
    """When the answer on the content of the plan of each `Case` is due, while it is awaited."""
    query = select(DelayRow.due_on).where(DelayRow.case_id == Case.id, DelayRow.kind == DelayKind.CONTENT)
    return query.where(DelayRow.ended_at.is_(None)).limit(1).correlate(Case).scalar_subquery()


def soonest() -> ScalarSelect[int]:
    """The delay of each `Case` that runs and is due first, by its serial number."""
    other = aliased(DelayRow)
    query = select(other.id).where(other.case_id == Case.id, other.ended_at.is_(None), other.due_on.is_not(None))
    return query.order_by(other.due_on, other.number).limit(1).correlate(Case).scalar_subquery()
