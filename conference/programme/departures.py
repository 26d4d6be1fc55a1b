"""Going: the status, and everything that ends with it. The cases stay until the body hands them over."""

from datetime import date, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.coordinators import CoordinatorStatus, StandingReason
from conference.domain.reasons import Reason, Refused
from conference.models.charter import Charter
from conference.models.coordinator import Coordinator
from conference.models.mentoring import Mentoring
from conference.models.supervision import Supervision
from conference.models.work import Mission
from conference.programme import coordinators


def leave(
    session: Session,
    actor: Actor,
    coordinator: Coordinator,
    since: date,
    reason: StandingReason | None,
    words: str,
    today: date,
) -> None:
    """Somebody is no coordinator any more from a day on: letter, charter, supervision and mentoring end the day before.

    Raises `Refused` for a day to come, which is announced instead, and for what a status is refused for.
    """
    if since > today:
        raise Refused(Reason("departure_to_come", "since"))
    coordinators.stand(session, actor, coordinator, CoordinatorStatus.LEFT, since, reason, words)
    last = since - timedelta(days=1)
    coordinator.leaves_on = last
    _letters(session, coordinator, last)
    _charter(session, coordinator, last)
    _mentoring(session, coordinator, last)
    supervised = update(Supervision).where(Supervision.coordinator_id == coordinator.id, Supervision.until.is_(None))
    session.execute(supervised.values(until=clock.now()))
    session.flush()
    session.expire(coordinator)
    audit.write(session, actor, Act.COORDINATOR_LEFT, coordinator, ("letter", "charter", "supervision", "mentoring"))


def _letters(session: Session, coordinator: Coordinator, last: date) -> None:
    """The letter that runs ends; one that would begin later never was."""
    theirs = Mission.coordinator_id == coordinator.id
    session.execute(delete(Mission).where(theirs, Mission.since > last))
    running = theirs & or_(Mission.until.is_(None), Mission.until > last)
    session.execute(update(Mission).where(running).values(until=last))


def _charter(session: Session, coordinator: Coordinator, last: date) -> None:
    for charter in session.scalars(
        select(Charter).where(Charter.coordinator_id == coordinator.id, Charter.ended_on.is_(None))
    ):
        charter.ended_on = max(last, charter.drafted_on)


def _mentoring(session: Session, coordinator: Coordinator, last: date) -> None:
    """Nobody accompanies them any more, nor do they accompany anybody."""
    theirs = (Mentoring.coordinator_id == coordinator.id) | (Mentoring.mentor_id == coordinator.id)
    for mentoring in session.scalars(select(Mentoring).where(theirs, Mentoring.until.is_(None))):
        mentoring.until = max(last, mentoring.since)
