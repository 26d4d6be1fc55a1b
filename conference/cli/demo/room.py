"""The designating body of the demonstration: who sits there, sittings that are over, and the one of today."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.cli.demo import moments
from conference.cli.demo.people import ADMIN, BODY, LEAD, Cast
from conference.domain.body import Presence, SittingState
from conference.domain.coordinators import CoordinatorKind
from conference.domain.roles import Role
from conference.models.account import Account
from conference.models.body import BodySitting, FamilySeat
from conference.programme import accounts, body, coordinators, departments
from conference.words.demo import GENERAL, MEMBERS, ROOM, SEAT

QUORUM, WEEKS = 2, 3
SAT = (33, 16)  # days ago, on which the body had cases to decide on
LONG = timedelta(hours=10)
Event = tuple[datetime, Callable[[], None]]


def sittings(session: Session, cast: Cast) -> Iterator[Event]:
    """Members and seats first, then each sitting: planned before, opened in the morning, closed at night."""
    yield moments.instant(60), lambda: _gather(session, cast)
    for ago in SAT:
        opened = moments.instant(ago) - timedelta(minutes=20)
        yield opened - timedelta(days=12), _planned(session, cast, opened)
        yield opened, _opened(session, cast)
        yield opened + LONG, _closed(session, cast)


def _gather(session: Session, cast: Cast) -> None:
    for email, name in MEMBERS:
        account = cast.accounts[email] = accounts.create(session, cast.actor(ADMIN), email, name)
        accounts.give(session, cast.actor(ADMIN), account, Role.COMMITTEE)
    body.seat(session, cast.actor(LEAD), SEAT, moments.day(60))


def _planned(session: Session, cast: Cast, at: datetime) -> Callable[[], None]:
    return lambda: _plan(session, cast, at)


def _plan(session: Session, cast: Cast, at: datetime) -> None:
    body.plan(session, cast.actor(BODY), cast.department, at, ROOM)


def _next(session: Session) -> BodySitting:
    ahead = select(BodySitting).where(BodySitting.state.in_((SittingState.PLANNED, SittingState.OPEN)))
    return session.scalars(ahead.order_by(BodySitting.planned_at)).first() or BodySitting()


def _opened(session: Session, cast: Cast) -> Callable[[], None]:
    def play() -> None:
        who, sitting = cast.actor(BODY), _next(session)
        body.begin(session, who, cast.department, sitting)
        seat = session.scalars(select(FamilySeat)).one()
        for one, presence in _came(cast, seat):
            body.mark(session, who, cast.department, sitting, one, presence)

    return play


def _came(cast: Cast, seat: FamilySeat) -> Iterator[tuple[Account | FamilySeat, Presence]]:
    for (email, _), presence in zip(MEMBERS, (Presence.PRESENT, Presence.EXCUSED), strict=True):
        yield cast.accounts[email], presence
    yield seat, Presence.PRESENT


def _closed(session: Session, cast: Cast) -> Callable[[], None]:
    def play() -> None:
        who, sitting = cast.actor(BODY), _next(session)
        body.write_general(session, who, sitting, GENERAL)
        body.close(session, who, sitting)

    return play


def prepare(session: Session, cast: Cast) -> None:
    """Today: a quorum from now on, a sitting this afternoon, and a coordinator who announces a departure."""
    admin, today = cast.actor(ADMIN), clock.today(cast.department.zone)
    departments.set_sittings(session, admin, cast.department, QUORUM, WEEKS)
    at = max(clock.noon(today, moments.ZONE) + timedelta(hours=2), clock.now() + timedelta(minutes=5))
    if clock.civil(at, moments.ZONE) == today:
        _plan(session, cast, at)
    lead, leaves = cast.actor(LEAD), today + timedelta(days=80)
    for name, kind, signed, last in (
        ("Lucía Fernández", CoordinatorKind.VOLUNTEER, moments.day(40), None),
        ("Sofiane Benali", CoordinatorKind.EMPLOYEE, None, leaves),
    ):
        one = cast.coordinators[name]
        coordinators.describe(session, lead, one, kind, one.languages, signed, last, today)
    session.commit()
