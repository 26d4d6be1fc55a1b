"""Départements never see one another's rows: one criterion on every read, one check on every write.

A session works for the département in ``session.info``; without one it sees no owned row at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import LoaderCriteriaOption, ORMExecuteState, Session, with_loader_criteria

from conference.models.base import Owned
from conference.models.department import Department

DEPARTMENT = "department_id"
SCOPE = "scope"
ACROSS = "across"


class OtherDepartment(Exception):
    """A row of another département was about to be written: a fault of ours, never of a user."""


def work_for(session: Session, department: Department | None) -> None:
    """Fix the département that a session works for."""
    session.info[DEPARTMENT] = department.id if department else None
    session.info[SCOPE] = department.code if department else None


@contextmanager
def across(session: Session) -> Iterator[None]:
    """Read rows of every département: whom an account works for, before one is chosen. A test lists its uses."""
    session.info[ACROSS] = True
    try:
        yield
    finally:
        session.info[ACROSS] = False


@event.listens_for(Session, "do_orm_execute")
def _narrow(state: ORMExecuteState) -> None:
    if state.is_column_load or state.session.info.get(ACROSS):
        return
    state.statement = state.statement.options(_of(state.session.info.get(DEPARTMENT)))


@cache
def _of(department_id: int | None) -> LoaderCriteriaOption:
    return with_loader_criteria(Owned, lambda cls: cls.department_id == department_id, include_aliases=True)


@event.listens_for(Session, "before_flush")
def _own(session: Session, _context: Any, _instances: Any) -> None:
    department_id = session.info.get(DEPARTMENT)
    for row in session.new:
        if isinstance(row, Owned) and getattr(row, "department_id", None) is None:
            row.department_id = department_id
    for row in [*session.new, *session.dirty, *session.deleted]:
        if isinstance(row, Owned) and row.department_id != department_id:
            raise OtherDepartment(type(row).__name__)
