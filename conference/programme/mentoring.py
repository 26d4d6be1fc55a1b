"""Who accompanies a coordinator who begins: the lead names them, one at a time."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.coordinators import CoordinatorStatus
from conference.domain.reasons import Reason, Refused
from conference.models.coordinator import Coordinator, Standing
from conference.models.mentoring import Mentoring
from conference.queries.coordinators import standing_on


def running(session: Session, coordinator: Coordinator) -> Mentoring | None:
    """Who accompanies somebody."""
    query = select(Mentoring).where(Mentoring.coordinator_id == coordinator.id, Mentoring.until.is_(None))
    return session.scalars(query).one_or_none()


def accompany(
    session: Session, actor: Actor, coordinator: Coordinator, mentor: Coordinator | None, today: date
) -> Mentoring | None:
    """Say who accompanies somebody from today on; None for nobody any more.

    Raises `Refused` for themself, for who is not engaged, and for who is accompanied by the same person.
    """
    before = running(session, coordinator)
    if (before.mentor_id if before else None) == (mentor.id if mentor else None):
        return before
    if mentor is not None:
        _fit(session, coordinator, mentor, today)
    if before is not None:
        _end(session, before, today)
    found = None
    if mentor is not None:
        found = Mentoring(coordinator_id=coordinator.id, mentor_id=mentor.id, since=today)
        session.add(found)
        session.flush()
    audit.write(session, actor, Act.MENTOR_NAMED, coordinator, ("mentor",))
    return found


def _fit(session: Session, coordinator: Coordinator, mentor: Coordinator, today: date) -> None:
    standing = select(Standing.status).where(Standing.coordinator_id == mentor.id, standing_on(today))
    status, theirs = session.scalars(standing).one_or_none(), running(session, mentor)
    reasons = [Reason("mentors_themself", "mentor")] if mentor.id == coordinator.id else []
    if status is not CoordinatorStatus.ENGAGED:
        reasons.append(Reason("mentor_not_engaged", "mentor"))
    if theirs is not None and theirs.mentor_id == coordinator.id:
        reasons.append(Reason("mentored_by_them", "mentor"))
    if reasons:
        raise Refused(*reasons)


def _end(session: Session, mentoring: Mentoring, today: date) -> None:
    """End it the day before; one that began today was a slip, and goes."""
    if mentoring.since >= today:
        session.delete(mentoring)
    else:
        mentoring.until = today - timedelta(days=1)
    session.flush()
