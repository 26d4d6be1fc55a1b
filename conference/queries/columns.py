"""What is read of other tables beside each case, in one statement whatever they hold."""

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Integer, ScalarSelect, Select, bindparam, exists, func, select

from conference.models.case import Case

# A long statement is built once and asked of each case: building it costs more than asking it.
OF_CASE: BindParameter[int] = bindparam("case_id", type_=Integer)


def beside(query: Select[Any]) -> ScalarSelect[Any]:
    """One value of a query that names `Case`, for each case."""
    return query.correlate(Case).scalar_subquery()


def count(table: Any, *where: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many rows of a table each case has."""
    return beside(select(func.count()).select_from(table).where(table.case_id == Case.id, *where))


def has(table: Any, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether each case has a row of a table."""
    return exists().where(table.case_id == Case.id, *where).correlate(Case)
