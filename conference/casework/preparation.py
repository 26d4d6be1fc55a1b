"""The act on the sitting to come: its date and its place."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework.writing import keep, open_at
from conference.domain import days
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.department import Department
from conference.models.logistics import SittingMove, Venue
from conference.queries.preparation import sitting as last_sitting


def plan_sitting(
    session: Session,
    actor: Actor,
    case: Case,
    at: datetime | None,
    place: str,
    *,
    chosen_by_family: bool | None,
    why: str = "",
) -> Sitting:
    """Fix, or move, the date and place of the next sitting; of a minimal case the place is not written.

    Where it was to be is kept, with ``why`` it was moved.

    Raises `Refused` for neither, for a day before the case was received, and for one out of reach.
    """
    open_at(session, case, Stage.PREPARATION)
    if at is None and not place.strip():
        raise Refused(Reason("day_missing" if case.minimal else "sitting_empty", "day"))
    reasons = _unlikely(session, case, at) if at else []
    if reasons:
        raise Refused(*reasons)
    sitting = last_sitting(session, case)
    if sitting is None or sitting.held_at is not None:
        number = session.scalar(select(func.max(Sitting.number)).where(Sitting.case_id == case.id)) or 0
        sitting = Sitting(case_id=case.id, number=number + 1)
    earlier = SittingMove(case_id=case.id, at=sitting.at, place=sitting.place or "", why=why)
    if sitting.place and sitting.place != place:
        _forget_kind(session, case)
    moved = sitting.at is not None and (sitting.at, sitting.place) != (at, place)
    sitting.at, sitting.place, sitting.chosen_by_family = at, place, chosen_by_family
    keep(session, actor, case, Act.PREPARATION_WRITTEN, sitting, "at", "place")
    if moved:
        earlier.sitting_id, earlier.recorded_at, earlier.recorded_by = sitting.id, clock.now(), actor.account_id
        keep(session, actor, case, Act.PREPARATION_WRITTEN, earlier, "moved")
    return sitting


def _forget_kind(session: Session, case: Case) -> None:
    """What was said of a place is not true of another: whether it is a home is asked again."""
    for venue in session.scalars(select(Venue).where(Venue.case_id == case.id)):
        venue.kind = venue.accessible = None


def _unlikely(session: Session, case: Case, at: datetime) -> list[Reason]:
    zone = session.get_one(Department, case.department_id).zone
    received = clock.civil(case.received_at, zone) if case.received_at else None
    return days.of_a_sitting(clock.civil(at, zone), received, clock.today(zone))
