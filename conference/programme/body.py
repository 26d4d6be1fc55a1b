"""The acts on the sittings of the designating body, from the day they are planned on; and on families' seats."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain import days
from conference.domain.actors import Actor
from conference.domain.body import Presence, SittingState
from conference.domain.mail import MailKind
from conference.domain.names import around
from conference.domain.reasons import Reason, Refused
from conference.models.account import Account
from conference.models.assignment import Assignment, Derogation
from conference.models.body import Attendance, BodySitting, FamilySeat
from conference.models.department import Department
from conference.models.journal import Passage
from conference.outbox import queue
from conference.queries.note import names_in
from conference.queries.sittings import is_there, members, professionals, running

PLANNED, OPEN, CLOSED, CANCELLED = SittingState


def plan(session: Session, actor: Actor, department: Department, at: datetime, place: str) -> BodySitting:
    """Plan a sitting. Raises `Refused` for a day that is past or too far ahead, or an hour that is taken."""
    _timely(session, department, at)
    sitting = BodySitting(planned_at=at, place=place)
    session.add(sitting)
    _told(session, actor, sitting, "planned_at", "place")
    return _announced(session, actor, department, sitting)


def _announced(session: Session, actor: Actor, department: Department, sitting: BodySitting) -> BodySitting:
    """Every other member is written to, anew each time it is moved."""
    mark = f"{sitting.key}:{int(sitting.planned_at.timestamp())}:{sitting.place}"
    for member in members(session, department, clock.today(department.zone)):
        if member.account_id != actor.account_id:
            queue(session, MailKind.SITTING_PLANNED, member.account_id, sitting=sitting, mark=mark)
    return sitting


def move(
    session: Session, actor: Actor, department: Department, sitting: BodySitting, at: datetime, place: str
) -> BodySitting:
    """Change when and where; one that was given up is planned again. Raises `Refused` once it has begun."""
    if sitting.state not in {PLANNED, CANCELLED}:
        raise Refused(Reason("body_sitting_begun"))
    _timely(session, department, at, sitting)
    sitting.planned_at, sitting.place, sitting.state = at, place, PLANNED
    _told(session, actor, sitting, "planned_at", "place")
    return _announced(session, actor, department, sitting)


def _timely(session: Session, department: Department, at: datetime, but: BodySitting | None = None) -> None:
    today, day = clock.today(department.zone), clock.civil(at, department.zone)
    reasons = days.of_the_body(day, today)
    if reasons:
        raise Refused(*reasons)
    there = select(BodySitting).where(BodySitting.planned_at == at, BodySitting.state.in_((PLANNED, OPEN)))
    if any(other is not but for other in session.scalars(there)):
        raise Refused(Reason("body_sitting_clash", "hour"))


def cancel(session: Session, actor: Actor, sitting: BodySitting) -> None:
    """Give a sitting up: its cases wait for the next one, and what was written stays. Not once it has decided."""
    if sitting.state not in {PLANNED, OPEN}:
        raise Refused(Reason("body_sitting_not_planned"))
    if decided(session, sitting):
        raise Refused(Reason("body_sitting_decided"))
    sitting.state, sitting.opened_at = CANCELLED, None
    _told(session, actor, sitting, "cancelled")


def decided(session: Session, sitting: BodySitting) -> bool:
    """Whether anything was decided in a sitting."""
    taken = select(Passage.id).where(Passage.body_sitting_id == sitting.id).limit(1)
    set_aside = select(Derogation.id).where(Derogation.body_sitting_id == sitting.id).limit(1)
    confirmed = select(Assignment.id).where(Assignment.confirmed_in == sitting.id).limit(1)
    return any(session.scalar(query) is not None for query in (taken, set_aside, confirmed))


def begin(session: Session, actor: Actor, department: Department, sitting: BodySitting) -> None:
    """Open a sitting on its day: its quorum is the one in force now; whoever opens it and sits in the body is there."""
    if sitting.state is not PLANNED:
        raise Refused(Reason("body_sitting_not_planned"))
    if running(session) is not None:
        raise Refused(Reason("body_sitting_one_open"))
    today = clock.today(department.zone)
    if clock.civil(sitting.planned_at, department.zone) != today:
        raise Refused(Reason("body_sitting_another_day"))
    sitting.state, sitting.opened_at, sitting.quorum = OPEN, clock.now(), department.quorum
    _told(session, actor, sitting, "opened")
    if actor.account_id in {member.account_id for member in members(session, department, today)}:
        _mark(session, sitting, Presence.PRESENT, account_id=actor.account_id)


def mark(
    session: Session,
    actor: Actor,
    department: Department,
    sitting: BodySitting,
    who: Account | FamilySeat,
    presence: Presence | None,
) -> None:
    """Note that somebody came or is excused; None takes it back. Before the sitting one may only be excused.

    Raises `Refused` for whoever does not sit in the body, for a seat that nobody holds that day, and to take a
    member away from those who were there when something was decided.
    """
    if sitting.state not in {PLANNED, OPEN}:
        raise Refused(Reason(_over(sitting)))
    if presence is Presence.PRESENT and sitting.state is not OPEN:
        raise Refused(Reason("body_sitting_not_open"))
    if presence is not None:
        _sits(session, department, sitting, who)
    if isinstance(who, Account):
        if presence is not Presence.PRESENT and is_there(session, sitting, who.id) and decided(session, sitting):
            raise Refused(Reason("presence_decided"))
        _mark(session, sitting, presence, account_id=who.id)
    else:
        _mark(session, sitting, presence, family_seat_id=who.id)
    told = presence.value if presence else "taken_back"
    for about in (sitting, who):
        audit.write(session, actor, Act.BODY_SITTING_WRITTEN, about, ("attendance", told))


def _sits(session: Session, department: Department, sitting: BodySitting, who: Account | FamilySeat) -> None:
    if isinstance(who, Account):
        sitting_today = members(session, department, clock.today(department.zone))
        if who.id not in {member.account_id for member in sitting_today}:
            raise Refused(Reason("not_of_the_body"))
        return
    day = clock.civil(sitting.planned_at, department.zone)
    if day < who.since or (who.until is not None and who.until < day):
        raise Refused(Reason("seat_not_held"))


def _mark(session: Session, sitting: BodySitting, presence: Presence | None, **who: int | None) -> None:
    line = session.scalars(select(Attendance).filter_by(body_sitting_id=sitting.id, **who)).one_or_none()
    if presence is None:
        if line is not None:
            session.delete(line)
    elif line is None:
        session.add(Attendance(body_sitting_id=sitting.id, presence=presence, **who))
    else:
        line.presence = presence
    session.flush()


def write_general(session: Session, actor: Actor, sitting: BodySitting, words: str) -> None:
    """Keep the general items, which families' seats sit on. Raises `Refused` where a family of here is named."""
    if sitting.state not in {PLANNED, OPEN}:
        raise Refused(Reason(_over(sitting)))
    named = names_in(session, " ".join(around(words, professionals(session))[::2]))
    if named:
        raise Refused(Reason("general_names_a_family", "general", ", ".join(named)))
    sitting.general = words
    _told(session, actor, sitting, "general")


def close(session: Session, actor: Actor, sitting: BodySitting) -> None:
    """Close a sitting: nothing of it changes any more."""
    if sitting.state is not OPEN:
        raise Refused(Reason(_over(sitting)))
    sitting.state, sitting.closed_at, sitting.closed_by = CLOSED, clock.now(), actor.account_id
    _told(session, actor, sitting, "closed")


def _over(sitting: BodySitting) -> str:
    return "body_sitting_closed" if sitting.state is CLOSED else "body_sitting_not_open"


def _told(session: Session, actor: Actor, sitting: BodySitting, *fields: str) -> BodySitting:
    session.flush()
    audit.write(session, actor, Act.BODY_SITTING_WRITTEN, sitting, fields)
    return sitting


def seat(session: Session, actor: Actor, name: str, since: date, until: date | None = None) -> FamilySeat:
    """Register who sits for families, from a day on. It opens no account and shows no case."""
    if not name.strip():
        raise Refused(Reason("name_missing", "name"))
    _in_order(since, until)
    held = FamilySeat(name=name.strip(), since=since, until=until)
    session.add(held)
    session.flush()
    audit.write(session, actor, Act.FAMILY_SEAT_WRITTEN, held, ("name", "since", "until"))
    return held


def vacate(session: Session, actor: Actor, held: FamilySeat, until: date) -> None:
    """Say which day was the last of somebody on a seat."""
    _in_order(held.since, until)
    held.until = until
    session.flush()
    audit.write(session, actor, Act.FAMILY_SEAT_WRITTEN, held, ("until",))


def _in_order(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refused(Reason("seat_backwards", "until"))
