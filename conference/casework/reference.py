"""References, given one after the other within a year, never twice."""

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from conference.domain.names import reference
from conference.models.case import ReferenceCounter
from conference.models.department import Department


def next_reference(session: Session, department: Department, year: int) -> str:
    """The next reference of a year; the counter stays locked until the transaction ends."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    first = insert(ReferenceCounter).values(department_id=department.id, year=year, last=0)
    session.connection().execute(first.on_conflict_do_nothing())
    query = select(ReferenceCounter).where(ReferenceCounter.year == year).with_for_update()
    counter = session.scalars(query.execution_options(populate_existing=True)).one()
    counter.last += 1
    session.flush()
    return reference(department.code, year, counter.last)
