"""A meeting of a body in plain values, every text cleared of the names of families."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.council import Attended, DecisionFate, Followed, MeetingState, Point, Resolution, Told
from conference.domain.names import masked
from conference.models.council import (
    CouncilAttendance,
    CouncilDecision,
    CouncilFollowUp,
    CouncilItem,
    CouncilMeeting,
)
from conference.models.department import Department
from conference.queries.council import Sitter, called, known, open_decisions, sitters
from conference.queries.note import names_in

CLOSED = MeetingState.CLOSED


def items(session: Session, meeting: CouncilMeeting) -> Sequence[CouncilItem]:
    """The items of its agenda, in order."""
    query = select(CouncilItem).where(CouncilItem.council_meeting_id == meeting.id)
    return session.scalars(query.order_by(CouncilItem.number, CouncilItem.id)).all()


def decisions(session: Session, meeting: CouncilMeeting) -> Sequence[CouncilDecision]:
    """What it decided, in order."""
    query = select(CouncilDecision).where(CouncilDecision.council_meeting_id == meeting.id)
    return session.scalars(query.order_by(CouncilDecision.number, CouncilDecision.id)).all()


def attendance(session: Session, meeting: CouncilMeeting) -> dict[int, Attended]:
    """Who came, by seat."""
    query = select(CouncilAttendance).where(CouncilAttendance.council_meeting_id == meeting.id)
    return {row.council_seat_id: row.attended for row in session.scalars(query)}


def follow_ups(session: Session, meeting: CouncilMeeting) -> dict[int, CouncilFollowUp]:
    """What it says of earlier decisions, by decision."""
    query = select(CouncilFollowUp).where(CouncilFollowUp.council_meeting_id == meeting.id)
    return {row.council_decision_id: row for row in session.scalars(query)}


def day_of(meeting: CouncilMeeting, department: Department) -> date:
    """The day of a meeting where it is held."""
    return meeting.held_on or clock.civil(meeting.planned_at, department.zone)


def room(session: Session, meeting: CouncilMeeting, department: Department) -> list[Sitter]:
    """The seats of its day; once it is closed, those of whom it was told and no other."""
    if meeting.state is not CLOSED:
        return sitters(session, meeting.council_id, day_of(meeting, department))
    came = attendance(session, meeting)
    return [one for one in sitters(session, meeting.council_id) if one.seat.id in came]


def followed(session: Session, meeting: CouncilMeeting) -> list[Followed]:
    """The decisions that it comes back to: those that wait; once it is closed, those of which it told."""
    own = follow_ups(session, meeting)
    if meeting.state is CLOSED:
        query = select(CouncilDecision, CouncilMeeting.held_on).where(CouncilDecision.id.in_(own))
        query = query.join(CouncilMeeting, CouncilMeeting.id == CouncilDecision.council_meeting_id)
        rows = session.execute(query.order_by(CouncilMeeting.held_on, CouncilDecision.number)).all()
        return [_followed(one, on, own.get(one.id)) for one, on in rows if on is not None]
    waiting = open_decisions(session, meeting.council_id, meeting)
    here = [one for one in waiting if one.taken_on <= meeting.planned_at.date()]
    return [_followed(one.decision, one.taken_on, own.get(one.decision.id), one.fate) for one in here]


def _followed(
    decision: CouncilDecision, on: date, said: CouncilFollowUp | None, before: DecisionFate | None = None
) -> Followed:
    resolution = Resolution(decision.what, decision.who, decision.due)
    return Followed(decision.key, on, resolution, said.fate if said else None, said.why if said else "", before)


def told(session: Session, department: Department, meeting: CouncilMeeting) -> Told:
    """A meeting as its pages and its paper tell it; a fixed number of queries."""
    came, seats = attendance(session, meeting), room(session, meeting, department)
    points, taken, back = items(session, meeting), decisions(session, meeting), followed(session, meeting)
    clear = _Clearing(session, meeting, points, taken, back)
    local = meeting.planned_at.astimezone(ZoneInfo(department.zone))
    day = day_of(meeting, department)

    def those(attended: Attended) -> list[str]:
        return [_named(one) for one in seats if not one.seat.families and came.get(one.seat.id) is attended]

    return Told(
        placed=department.name,
        council=called(meeting.council),
        day=day,
        hour=f"{local.hour}\u00a0h\u00a0{local.minute:02d}",
        place=clear(meeting.place),
        present=those(Attended.PRESENT),
        excused=those(Attended.EXCUSED),
        absent=those(Attended.ABSENT),
        vacant=sum(came.get(one.seat.id, _unmarked(one)) is Attended.VACANT for one in seats),
        families=sum(one.seat.families and came.get(one.seat.id) is Attended.PRESENT for one in seats),
        followed=[clear.followed(one) for one in back],
        points=[Point(one.key, clear(one.title), clear(one.said)) for one in points],
        resolutions=[clear.resolution(Resolution(one.what, one.who, one.due)) for one in taken],
        ahead=meeting.state is not CLOSED and day > clock.today(department.zone),
        draft=meeting.state is not CLOSED,
        silent=[_named(one) for one in seats if not (one.seat.families or one.seat.vacant or one.seat.id in came)],
    )


def _unmarked(one: Sitter) -> Attended:
    return Attended.VACANT if one.seat.vacant else Attended.ABSENT


def _named(one: Sitter) -> str:
    return f"{one.name} ({one.title})" if one.title else one.name


class _Clearing:
    """Takes out of texts the names that the département knows: a family may have come since they were written."""

    def __init__(
        self,
        session: Session,
        meeting: CouncilMeeting,
        points: Sequence[CouncilItem],
        taken: Sequence[CouncilDecision],
        back: Sequence[Followed],
    ) -> None:
        texts = [meeting.place, *(f"{one.title} {one.said}" for one in points)]
        texts += [f"{one.what} {one.who}" for one in taken]
        texts += [f"{one.resolution.what} {one.resolution.who} {one.why}" for one in back]
        self._names = frozenset(names_in(session, " ".join(texts)))
        self._spared = known(session)

    def __call__(self, text: str) -> str:
        return masked(text, self._names, self._spared)

    def resolution(self, one: Resolution) -> Resolution:
        return Resolution(self(one.what), self(one.who), one.due)

    def followed(self, one: Followed) -> Followed:
        return Followed(one.key, one.decided_on, self.resolution(one.resolution), one.fate, self(one.why), one.before)
