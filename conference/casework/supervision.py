"""A supervisor opens the log of a case: for a reason, until the end of the day, and the coordinator sees it."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.department import Department
from conference.models.supervision import LogAccess
from conference.queries.supervision import of_those_they_supervise


def open_log(session: Session, actor: Actor, case: Case, reason: str) -> LogAccess:
    """Open the log to somebody who supervises its coordinator. Raises `Refused` for anybody else, or no reason."""
    open_at(session, case, *Stage, while_suspended=True)
    theirs = select(Case.id).where(Case.id == case.id, of_those_they_supervise(actor.account_id or 0))
    if session.scalars(theirs).one_or_none() is None:
        raise Refused(Reason("not_their_supervisor"))
    if not reason.strip():
        raise Refused(Reason("words_missing", "reason"))
    at = clock.now()
    access = LogAccess(
        case_id=case.id,
        account_id=actor.account_id,
        reason=reason,
        at=at,
        until=_end_of_day(at, session.get_one(Department, case.department_id).zone),
    )
    return keep(session, actor, case, Act.LOG_OPENED, access, "reason")


def _end_of_day(at: datetime, zone: str) -> datetime:
    return clock.at(clock.civil(at, zone) + timedelta(days=1), datetime.min.time(), zone)
