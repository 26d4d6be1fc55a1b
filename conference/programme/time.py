"""Logging time: whoever works says how long, on which day, for a case or for none; nothing is timed by itself."""

from datetime import date

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.models.department import Department
from conference.models.tenancy import DEPARTMENT
from conference.models.work import TimeEntry
from conference.queries.conference import facts
from conference.queries.time import minutes_on

DAY = 24 * 60


def log(session: Session, actor: Actor, kind: WorkKind, minutes: int, day: date, case: Case | None = None) -> TimeEntry:
    """Keep minutes of one's own.

    Raises `Refused` for no time, a day to come, a day of more than 24 hours, or a case whose family is alone.
    """
    if actor.account_id is None or minutes < 1:
        raise Refused(Reason("no_minutes", "minutes"))
    zone = session.get_one(Department, session.info[DEPARTMENT]).zone
    if day > clock.today(zone):
        raise Refused(Reason("in_the_future", "day"))
    if minutes_on(session, actor.account_id, day) + minutes > DAY:
        raise Refused(Reason("day_too_long", "minutes"))
    _not_in_private_time(session, case)
    entry = TimeEntry(
        account_id=actor.account_id,
        case_id=case.id if case else None,
        kind=kind,
        minutes=minutes,
        day=day,
        recorded_at=clock.now(),
    )
    session.add(entry)
    session.flush()
    audit.write(session, actor, Act.TIME_WRITTEN, case or "", ("kind", "minutes", "day"))
    return entry


def take_back(session: Session, actor: Actor, entry: TimeEntry) -> None:
    """Remove an entry of one's own that was a mistake. Raises `Refused` for somebody else's, or an alone family's."""
    if entry.account_id != actor.account_id:
        raise Refused(Reason("not_yours"))
    _not_in_private_time(session, session.get(Case, entry.case_id) if entry.case_id else None)
    session.delete(entry)
    session.flush()
    audit.write(session, actor, Act.TIME_WRITTEN, "", ("minutes",))


def _not_in_private_time(session: Session, case: Case | None) -> None:
    if case is not None and facts(session, case).running:
        raise Refused(Reason("private_time_running", "case"))
