"""Bodies beside the designating one: how each keeps its pace, who sits there, and the decisions that are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from conference.domain import council as rules
from conference.domain.body import SittingState
from conference.domain.council import SETTLED, CouncilKind, DecisionFate, MeetingState
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.body import BodySitting
from conference.models.council import Council, CouncilDecision, CouncilFollowUp, CouncilMeeting, CouncilSeat
from conference.queries.accounts import known_as
from conference.queries.sittings import professionals
from conference.words.council import COUNCIL_KIND

# So many meetings that are over are listed: a body that meets every month has three years of them.
PAST = 36


def called(council: Council) -> str:
    """The name that a body goes by."""
    return council.name or COUNCIL_KIND[council.kind]


@dataclass(frozen=True, slots=True)
class Pace:
    """How a body keeps its cadence: when it last met, the first meeting that is not closed, when it is to meet."""

    council: Council
    last: date | None
    next: CouncilMeeting | None

    @property
    def due(self) -> date | None:
        """The day by which it is to meet again."""
        return rules.due(self.last, self.council.since, self.council.cadence_weeks)

    def slips(self, today: date) -> bool:
        """Whether that day is past, for a body that goes on."""
        over = self.council.until is not None and self.council.until < today
        return not over and self.due is not None and self.due < today


def paces(session: Session, among: ColumnElement[bool] | None = None) -> list[Pace]:
    """The bodies, those that go on first, by kind and name; in one query."""
    own, closed = CouncilMeeting.council_id == Council.id, CouncilMeeting.state == MeetingState.CLOSED
    last = select(func.max(CouncilMeeting.held_on)).where(own, closed).correlate(Council).scalar_subquery()
    coming = select(CouncilMeeting.id).where(own, CouncilMeeting.state == MeetingState.PLANNED)
    first = coming.order_by(CouncilMeeting.planned_at, CouncilMeeting.id).limit(1).correlate(Council).scalar_subquery()
    query = select(Council, last, CouncilMeeting).outerjoin(CouncilMeeting, CouncilMeeting.id == first)
    query = query.order_by(Council.until.is_not(None), Council.kind, Council.name, Council.id)
    rows = session.execute(query if among is None else query.where(among))
    return [Pace(council, on, meeting) for council, on, meeting in rows]


def last_sitting(session: Session) -> BodySitting | None:
    """The last sitting of the designating body that was closed."""
    query = select(BodySitting).where(BodySitting.state == SittingState.CLOSED)
    return session.scalars(query.order_by(BodySitting.planned_at.desc()).limit(1)).one_or_none()


@dataclass(frozen=True, slots=True)
class Sitter:
    """A seat, and the name of whoever holds it; empty where it is vacant."""

    seat: CouncilSeat
    name: str

    @property
    def title(self) -> str:
        """What they sit as: their function, then their institution."""
        institution = self.seat.institution.name if self.seat.institution else ""
        return ", ".join(word for word in (self.seat.function, institution) if word)


def holds(day: date) -> ColumnElement[bool]:
    """The seats that are somebody's, or vacant, on a day."""
    return (CouncilSeat.since <= day) & (CouncilSeat.until.is_(None) | (CouncilSeat.until >= day))


def sitters(session: Session, council_id: int, day: date | None = None) -> list[Sitter]:
    """Who sits in a body on a day; whoever ever did, for None, those who still do first. Vacant seats are told."""
    query = select(CouncilSeat, known_as()).outerjoin(Account, Account.id == CouncilSeat.account_id)
    query = query.where(CouncilSeat.council_id == council_id).options(joinedload(CouncilSeat.institution))
    query = query.where(holds(day)) if day is not None else query
    rows = [Sitter(seat, name if seat.account_id is not None else seat.name) for seat, name in session.execute(query)]
    return sorted(rows, key=lambda one: (one.seat.until is not None, one.seat.families, one.name, one.seat.id))


def families(session: Session, day: date) -> int:
    """How many seats families hold on a day, all bodies together."""
    held = select(func.count()).where(holds(day), CouncilSeat.families, CouncilSeat.name != "")
    return session.scalar(held) or 0


def seated(account_id: int, today: date) -> ColumnElement[bool]:
    """Bodies in which an account sits on a day."""
    return Council.id.in_(select(CouncilSeat.council_id).where(CouncilSeat.account_id == account_id, holds(today)))


def of_coordinators() -> ColumnElement[bool]:
    """The groups of all the coordinators."""
    return Council.kind == CouncilKind.COORDINATORS


def invited(session: Session, meeting: CouncilMeeting, day: date) -> list[int]:
    """The accounts that sit where a meeting is, on its day."""
    query = select(CouncilSeat.account_id).where(CouncilSeat.council_id == meeting.council_id, holds(day))
    return [one for one in session.scalars(query.order_by(CouncilSeat.id)) if one is not None]


def colleagues(session: Session, roles: Sequence[Role], today: date) -> list[tuple[Account, str]]:
    """Those who hold one of these roles for good, by the name that the département knows them by."""
    held = select(Membership.account_id).where(Membership.role.in_(roles), Membership.case_id.is_(None))
    query = select(Account, known_as()).where(Account.id.in_(held.where(Membership.holds(today))))
    rows = session.execute(query.where(Account.closed_at.is_(None))).all()
    return sorted(((account, name) for account, name in rows), key=lambda one: (one[1], one[0].id))


def meetings(session: Session, council: Council) -> Sequence[CouncilMeeting]:
    """Its meetings, the latest first."""
    query = select(CouncilMeeting).where(CouncilMeeting.council_id == council.id)
    query = query.order_by(CouncilMeeting.planned_at.desc(), CouncilMeeting.id.desc())
    return session.scalars(query.limit(PAST)).all()


def known(session: Session) -> frozenset[str]:
    """The names of those who work here or sit somewhere: none of them is a family's."""
    return professionals(session) | frozenset(session.scalars(select(CouncilSeat.name).where(CouncilSeat.name != "")))


@dataclass(frozen=True, slots=True)
class Open:
    """A decision that no meeting has settled, when it was taken, and what was last said of it."""

    decision: CouncilDecision
    taken_on: date
    fate: DecisionFate | None
    why: str


def open_decisions(session: Session, council_id: int, but: CouncilMeeting | None = None) -> list[Open]:
    """The decisions of a body that wait, the oldest first; what the meeting ``but`` says of them is left out."""
    mine = but.id if but is not None else 0
    told = select(CouncilFollowUp.id).where(CouncilFollowUp.council_decision_id == CouncilDecision.id)
    settled = told.where(CouncilFollowUp.fate.in_(SETTLED), CouncilFollowUp.council_meeting_id != mine)
    query = select(CouncilDecision, CouncilMeeting.held_on)
    query = query.join(CouncilMeeting, CouncilMeeting.id == CouncilDecision.council_meeting_id)
    query = query.where(CouncilMeeting.council_id == council_id, CouncilMeeting.state == MeetingState.CLOSED)
    query = query.where(CouncilMeeting.id != mine, ~settled.correlate(CouncilDecision).exists())
    rows = session.execute(query.order_by(CouncilMeeting.held_on, CouncilDecision.number, CouncilDecision.id)).all()
    said = _last_said(session, [decision.id for decision, _ in rows], mine)
    return [Open(one, on, *said.get(one.id, (None, ""))) for one, on in rows if on is not None]


def _last_said(session: Session, decisions: Sequence[int], but: int) -> dict[int, tuple[DecisionFate, str]]:
    query = select(CouncilFollowUp).join(CouncilMeeting, CouncilMeeting.id == CouncilFollowUp.council_meeting_id)
    query = query.where(CouncilFollowUp.council_decision_id.in_(decisions), CouncilMeeting.id != but)
    rows = session.scalars(query.order_by(CouncilMeeting.held_on, CouncilFollowUp.id))
    return {row.council_decision_id: (row.fate, row.why) for row in rows}
