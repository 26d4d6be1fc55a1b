"""Telling, as time is noted, that the ceiling of a letter of mission is near or reached: once a month each."""

from datetime import date

from sqlalchemy.orm import Session

from conference import clock
from conference.models.department import Department
from conference.models.tenancy import DEPARTMENT
from conference.outbox import queue
from conference.queries.ceiling import coordinator_of, notices_to


def warn(session: Session, account_id: int, day: date) -> None:
    """Queue what the month of a day has to tell of somebody's ceiling, and was not told yet."""
    coordinator = coordinator_of(session, account_id)
    if coordinator is None:
        return
    today = clock.today(session.get_one(Department, session.info[DEPARTMENT]).zone)
    for one in notices_to(session, [coordinator], day, today):
        queue(session, one.kind, one.account_id, mark=one.mark)
