"""The acts on the meetings of a body: from the day they are planned on to the minutes that never change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from conference import audit, clock
from conference.audit import Act
from conference.domain import days
from conference.domain.actors import Actor
from conference.domain.council import (
    Attended,
    DecisionFate,
    MeetingState,
    Point,
    Resolution,
    due,
    fate_refusals,
    outside,
)
from conference.domain.mail import MailKind
from conference.domain.reasons import Reason, Refused
from conference.models.council import (
    Council,
    CouncilAttendance,
    CouncilDecision,
    CouncilFollowUp,
    CouncilItem,
    CouncilMeeting,
)
from conference.models.department import Department
from conference.outbox import queue
from conference.programme.council import gather, nobody_named
from conference.queries.council import invited, open_decisions
from conference.queries.council_meeting import attendance, day_of, items, room

PLANNED, CLOSED, CANCELLED = MeetingState


def plan(
    session: Session, actor: Actor, department: Department, council: Council, at: datetime, place: str
) -> CouncilMeeting:
    """Plan a meeting, and write to whoever has an account there; one that was held is noted so too.

    Raises `Refused` for a day that the body was not there, out of reach, or an hour that is taken.
    """
    meeting = CouncilMeeting(council_id=council.id, council=council)
    _dated(session, department, meeting, council, at, place)
    session.add(meeting)
    session.flush()
    gather(session, actor, department, council)
    return _announced(session, actor, department, _told(session, actor, meeting, "planned_at", "place"))


def move(
    session: Session, actor: Actor, department: Department, meeting: CouncilMeeting, at: datetime, place: str
) -> CouncilMeeting:
    """Change when and where; one that was given up is planned again. Raises `Refused` once it is closed."""
    _not_closed(meeting)
    _dated(session, department, meeting, meeting.council, at, place)
    return _announced(session, actor, department, _told(session, actor, meeting, "planned_at", "place"))


def _dated(
    session: Session, department: Department, meeting: CouncilMeeting, council: Council, at: datetime, place: str
) -> None:
    day = clock.civil(at, department.zone)
    reasons = [*days.of_a_council(day, clock.today(department.zone)), *outside(day, council.since, council.until)]
    there = select(CouncilMeeting).where(CouncilMeeting.council_id == council.id, CouncilMeeting.planned_at == at)
    with session.no_autoflush:
        others = session.scalars(there.where(CouncilMeeting.state != CANCELLED)).all()
    if any(other is not meeting for other in others):
        reasons.append(Reason("council_meeting_clash", "hour"))
    reasons += nobody_named(session, {"place": place})
    if reasons:
        raise Refused(*reasons)
    meeting.planned_at, meeting.place, meeting.state, meeting.written_at = at, place, PLANNED, clock.now()


def _announced(session: Session, actor: Actor, department: Department, meeting: CouncilMeeting) -> CouncilMeeting:
    """Everybody else who has an account and a seat is written to, each time it is moved; of what is past, nobody."""
    if meeting.planned_at <= clock.now():
        return meeting
    mark = f"{meeting.key}:{int(meeting.planned_at.timestamp())}:{meeting.place}"
    for account_id in invited(session, meeting, day_of(meeting, department)):
        if account_id != actor.account_id:
            queue(session, MailKind.COUNCIL_PLANNED, account_id, council_meeting=meeting, mark=mark)
    return meeting


def cancel(session: Session, actor: Actor, meeting: CouncilMeeting) -> None:
    """Give a meeting up: its agenda stays, and so does what waits."""
    _writable(meeting)
    meeting.state = CANCELLED
    _told(session, actor, meeting, "cancelled")


def set_agenda(session: Session, actor: Actor, meeting: CouncilMeeting, points: Sequence[Point]) -> None:
    """Write the items of the agenda, in order; one whose title is emptied goes. What was said of an item stays.

    Raises `Refused` where a family is named.
    """
    _writable(meeting)
    reasons = nobody_named(session, {"": _spoken(points)})
    if reasons:
        raise Refused(*reasons)
    _itemise(session, meeting, points)
    _told(session, actor, meeting, "council_item")


def _itemise(session: Session, meeting: CouncilMeeting, points: Sequence[Point]) -> None:
    before = {row.key: row for row in items(session, meeting)}
    for number, one in enumerate((one for one in points if one.title), 1):
        row = before.pop(one.key, None) or CouncilItem(council_meeting_id=meeting.id)
        row.number, row.title, row.said = number, one.title, one.said
        session.add(row)
    for gone in before.values():
        session.delete(gone)
    session.flush()


@dataclass(frozen=True, slots=True)
class Minuted:
    """What is told of a meeting: who came by seat, what came of decisions by theirs, what was said and decided."""

    came: Mapping[str, Attended | None] = field(default_factory=dict)
    followed: Mapping[str, tuple[DecisionFate | None, str]] = field(default_factory=dict)
    points: Sequence[Point] = ()
    resolutions: Sequence[Resolution] = ()


def write(session: Session, actor: Actor, department: Department, meeting: CouncilMeeting, minuted: Minuted) -> None:
    """Write what was said and decided. Raises `Refused` before the day itself, and where a family is named."""
    _writable(meeting)
    reasons = _untold(session, department, meeting, minuted)
    if reasons:
        raise Refused(*reasons)
    _came(session, department, meeting, minuted.came)
    _follow(session, meeting, minuted.followed)
    _itemise(session, meeting, minuted.points)
    session.execute(delete(CouncilDecision).where(CouncilDecision.council_meeting_id == meeting.id))
    for number, one in enumerate(minuted.resolutions, 1):
        row = CouncilDecision(council_meeting_id=meeting.id, number=number, what=one.what, who=one.who, due=one.due)
        session.add(row)
    _told(session, actor, meeting, "council_attendance", "council_item", "council_decision", "council_follow_up")


def _untold(session: Session, department: Department, meeting: CouncilMeeting, minuted: Minuted) -> list[Reason]:
    ahead = clock.civil(meeting.planned_at, department.zone) > clock.today(department.zone)
    reasons = [Reason("council_meeting_ahead")] if ahead else []
    waiting = {one.decision.key: one.decision.what for one in open_decisions(session, meeting.council_id, meeting)}
    for key, (fate, why) in minuted.followed.items():
        reasons += fate_refusals(waiting.get(key, ""), fate, why)
    decided = " ".join(f"{one.what} {one.who}" for one in minuted.resolutions)
    whys = " ".join(why for _, why in minuted.followed.values())
    return [*reasons, *nobody_named(session, {"": f"{_spoken(minuted.points)} {decided} {whys}"})]


def _spoken(points: Sequence[Point]) -> str:
    return " ".join(f"{one.title} {one.said}" for one in points)


def _came(
    session: Session, department: Department, meeting: CouncilMeeting, came: Mapping[str, Attended | None]
) -> None:
    session.execute(delete(CouncilAttendance).where(CouncilAttendance.council_meeting_id == meeting.id))
    for one in room(session, meeting, department):
        attended = came.get(one.seat.key)
        if attended is not None and not one.seat.vacant:
            row = CouncilAttendance(council_meeting_id=meeting.id, council_seat_id=one.seat.id, attended=attended)
            session.add(row)
    session.flush()


def _follow(session: Session, meeting: CouncilMeeting, followed: Mapping[str, tuple[DecisionFate | None, str]]) -> None:
    waiting = {one.decision.key: one.decision for one in open_decisions(session, meeting.council_id, meeting)}
    session.execute(delete(CouncilFollowUp).where(CouncilFollowUp.council_meeting_id == meeting.id))
    for key, (fate, why) in followed.items():
        if fate is not None and key in waiting:
            row = CouncilFollowUp(
                council_meeting_id=meeting.id, council_decision_id=waiting[key].id, fate=fate, why=why
            )
            session.add(row)
    session.flush()


def close(session: Session, actor: Actor, department: Department, meeting: CouncilMeeting) -> None:
    """Close a meeting: nothing of it changes any more, and each seat of its day is told of. Raises `Refused`."""
    _writable(meeting)
    came, seats = attendance(session, meeting), room(session, meeting, department)
    if clock.civil(meeting.planned_at, department.zone) > clock.today(department.zone):
        raise Refused(Reason("council_meeting_ahead"))
    if Attended.PRESENT not in came.values():
        raise Refused(Reason("council_nobody_present"))
    for one in seats:
        if one.seat.id not in came:
            attended = Attended.VACANT if one.seat.vacant else Attended.ABSENT
            session.add(
                CouncilAttendance(council_meeting_id=meeting.id, council_seat_id=one.seat.id, attended=attended)
            )
    session.flush()
    on, council = clock.civil(meeting.planned_at, department.zone), meeting.council
    earlier = select(func.max(CouncilMeeting.held_on)).where(CouncilMeeting.council_id == council.id)
    last = session.scalar(earlier.where(CouncilMeeting.state == CLOSED, CouncilMeeting.held_on < on))
    meeting.held_on = on
    # What was held before anybody kept the meetings is unknown: the first one that is told is never late.
    meeting.due_on = due(last, council.since, council.cadence_weeks) if last else None
    meeting.state, meeting.closed_at, meeting.closed_by = CLOSED, clock.now(), actor.account_id
    _told(session, actor, meeting, "closed")


def _not_closed(meeting: CouncilMeeting) -> None:
    if meeting.state is CLOSED:
        raise Refused(Reason("council_meeting_closed"))


def _writable(meeting: CouncilMeeting) -> None:
    _not_closed(meeting)
    if meeting.state is CANCELLED:
        raise Refused(Reason("council_meeting_cancelled"))


def _told(session: Session, actor: Actor, meeting: CouncilMeeting, *fields: str) -> CouncilMeeting:
    """Every act is another version of the meeting, whichever of its parts it wrote: so its date is told anew."""
    meeting.written_at = clock.now()
    flag_modified(meeting, "written_at")
    session.flush()
    audit.write(session, actor, Act.COUNCIL_WRITTEN, meeting, fields)
    return meeting
