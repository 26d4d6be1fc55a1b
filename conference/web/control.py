"""Control sums in words: of a period, and of the cohort received in it."""

from datetime import date

from flask import abort
from sqlalchemy import ColumnElement

from conference import clock
from conference.evaluation.indicators import compute
from conference.evaluation.indicators.declaration import Scope
from conference.evaluation.note import cohort_sum
from conference.evaluation.period import Period
from conference.extensions import db
from conference.queries.control import control_sum
from conference.security.guard import signed_in
from conference.security.permissions import Permission, visible
from conference.web.filters import zone
from conference.words.evaluation import period_sum
from conference.words.numbers import number


def sum_over(period: Period, seen: ColumnElement[bool]) -> str:
    """``3 ouvertes au début + 5 reçues + …`` among the cases that ``seen`` opens, with its gap if there were one."""
    found = control_sum(db.session(), seen, period.begins, period.ends)
    counts = (found.open_at_start, found.received, found.reopened, found.closed, found.open_at_end)
    said = period_sum(*counts)
    return f"{said} + écart non expliqué\u00a0: {number(found.gap)}" if found.gap else said


def sums_of_the_year() -> tuple[str, str]:
    """Both sums from the first of January to today, among the cases that the reader may list."""
    user, today = signed_in(), clock.today(zone())
    department = user.department or abort(404)
    period = Period(date(today.year, 1, 1), today, zone())
    scope = Scope(period, visible(user, Permission.CASE_LIST))
    (states,) = compute(db.session(), scope, ("activity.states",))
    return cohort_sum(department.name, states), sum_over(period, scope.cases)
