"""Letters of mission: a share of working time from a day to another, one at a time."""

from datetime import date
from decimal import Decimal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.models.coordinator import Coordinator
from conference.models.work import Mission


def write(
    session: Session, actor: Actor, coordinator: Coordinator, share: Decimal, since: date, until: date | None = None
) -> Mission:
    """Give a coordinator a letter; ``share`` of a full week, from above 0 to 1 [L2474-2478].

    Raises `Refused` for a share out of range, an end before the start, or days that another letter covers.
    """
    if not 0 < share <= 1:
        raise Refused(Reason("share_out_of_range", "share"))
    _forwards(since, until)
    ends_before = Mission.until.is_not(None) & (Mission.until < since)
    query = select(Mission.id).where(Mission.coordinator_id == coordinator.id, ~ends_before)
    if until is not None:
        query = query.where(Mission.since <= until)
    if session.scalars(query).first() is not None:
        raise Refused(Reason("mission_overlaps", "since"))
    mission = Mission(coordinator_id=coordinator.id, share=share, since=since, until=until)
    session.add(mission)
    session.flush()
    audit.write(session, actor, Act.MISSION_WRITTEN, coordinator, ("share", "since", "until"))
    return mission


def end(session: Session, actor: Actor, coordinator: Coordinator, until: date) -> None:
    """End the letter that runs on a day with that day. Raises `Refused` when none does."""
    covers = (Mission.since <= until) & or_(Mission.until.is_(None), Mission.until > until)
    mission = session.scalars(select(Mission).where(Mission.coordinator_id == coordinator.id, covers)).one_or_none()
    if mission is None:
        raise Refused(Reason("no_mission_then", "until"))
    mission.until = until
    session.flush()
    audit.write(session, actor, Act.MISSION_WRITTEN, coordinator, ("until",))


def _forwards(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refused(Reason("mission_backwards", "until"))
