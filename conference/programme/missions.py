"""Letters of mission: a share of working time from a day to another, one at a time."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.mission import Letter, unwritable
from conference.domain.reasons import Reason, Refused
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.work import Mission


def write(
    session: Session,
    actor: Actor,
    coordinator: Coordinator,
    share: Decimal,
    since: date,
    until: date | None = None,
    extra: Decimal | None = None,
    extra_until: date | None = None,
) -> Mission:
    """Give a coordinator a letter; ``share`` of a full week, from above 0 to 1, under the ceiling of the département.

    Raises `Refused` for what `unwritable` says, and for days that another letter covers.
    """
    letter = Letter(share, since, until, extra, extra_until)
    reasons = unwritable(letter, session.get_one(Department, coordinator.department_id).letter_ceiling)
    if not reasons and session.scalars(_together(coordinator, letter)).first() is not None:
        reasons = [Reason("mission_overlaps", "since")]
    if reasons:
        raise Refused(*reasons)
    mission = Mission(
        coordinator_id=coordinator.id, share=share, since=since, until=until, extra=extra, extra_until=extra_until
    )
    session.add(mission)
    session.flush()
    fields = ("share", "since", "until", *(("extra", "extra_until") if extra else ()))
    audit.write(session, actor, Act.MISSION_WRITTEN, coordinator, fields)
    return mission


def _together(coordinator: Coordinator, letter: Letter) -> Select[int]:
    """The letters of somebody that hold on a day of this one."""
    ends_before = Mission.until.is_not(None) & (Mission.until < letter.since)
    query = select(Mission.id).where(Mission.coordinator_id == coordinator.id, ~ends_before)
    return query if letter.until is None else query.where(Mission.since <= letter.until)


def sign(session: Session, actor: Actor, mission: Mission, signed_on: date, signed_by: str, today: date) -> None:
    """Say on which day a letter was signed, and by whom for the département. Raises `Refused` for a day to come."""
    if signed_on > today:
        raise Refused(Reason("signed_to_come", "signed_on"))
    mission.signed_on, mission.signed_by = signed_on, signed_by.strip()
    session.flush()
    coordinator = session.get_one(Coordinator, mission.coordinator_id)
    audit.write(session, actor, Act.MISSION_WRITTEN, coordinator, ("signed_on", "signed_by"))


def end(session: Session, actor: Actor, coordinator: Coordinator, until: date) -> None:
    """End the letter that runs on a day with that day. Raises `Refused` when none does."""
    covers = (Mission.since <= until) & or_(Mission.until.is_(None), Mission.until > until)
    mission = session.scalars(select(Mission).where(Mission.coordinator_id == coordinator.id, covers)).one_or_none()
    if mission is None:
        raise Refused(Reason("no_mission_then", "until"))
    mission.until = until
    session.flush()
    audit.write(session, actor, Act.MISSION_WRITTEN, coordinator, ("until",))
