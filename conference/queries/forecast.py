"""What the forecast of capacity rests on, counted for the whole département: nothing of anybody in particular."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, selectinload

from conference import clock
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus, counted, on
from conference.domain.delays import DelayKind
from conference.domain.follow_up import months_after
from conference.domain.forecast import MONTHS, Grounds
from conference.domain.mission import Letter
from conference.domain.stages import OPEN_STAGES, Outcome, Stage
from conference.domain.work import Worker
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.journal import DelayRow, StayRow
from conference.models.work import Mission, TimeEntry
from conference.queries.delays import is_overdue

FEWEST = 5  # closed cases from which what one takes is told
AHEAD = OPEN_STAGES - {Stage.REFERRAL}


@dataclass(frozen=True, slots=True)
class _Offered:
    """What letters give from a day to another: thousandths of full days, and days of people without any."""

    people: int
    given: int
    without: int
    endings: int


def grounds(session: Session, department: Department) -> Grounds:
    """The coming months and the year behind, in a fixed number of queries."""
    today = clock.today(department.zone)
    last = months_after(today, MONTHS) - timedelta(days=1)
    since = clock.noon(months_after(today, -12), department.zone)
    own = select(Coordinator).where(Coordinator.kind != CoordinatorKind.LENT)
    people = session.scalars(own.options(selectinload(Coordinator.standings))).all()
    now = counted([[line.stood for line in one.standings] for one in people], today)
    letters = _letters(session, today, last)
    found = _offered(people, letters, today, last)
    loose, noted = _year(session, since.date(), today)
    received, declined = _received(session, since)
    spent, waiting = _open(session)
    return Grounds(
        first=today,
        last=last,
        engaged=now[CoordinatorStatus.ENGAGED],
        with_letter=found.people,
        given=found.given,
        without=found.without,
        departures=sum(one.leaves_on is not None and today <= one.leaves_on <= last for one in people),
        endings=found.endings,
        spent=spent,
        waiting=waiting,
        late=_late(session, today),
        received=received,
        declined=declined,
        measured=_measured(session, since),
        loose=loose,
        noted=noted,
        ready=now[CoordinatorStatus.READY],
        ceiling=department.letter_ceiling,
    )


def _letters(session: Session, first: date, last: date) -> Mapping[int, Sequence[Letter]]:
    found: dict[int, list[Letter]] = defaultdict(list)
    within = (Mission.since <= last) & or_(Mission.until.is_(None), Mission.until >= first)
    for mission in session.scalars(select(Mission).where(within)):
        found[mission.coordinator_id].append(mission.letter)
    return found


def _offered(
    people: Sequence[Coordinator], letters: Mapping[int, Sequence[Letter]], first: date, last: date
) -> _Offered:
    """Day after day, what the letters of those engaged give; somebody who announced a departure gives nothing after."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    given, without, whose = 0, 0, set[int]()
    for one in people:
        history, theirs = [line.stood for line in one.standings], letters.get(one.id, ())
        for day in days:
            stood = on(history, day)
            gone = one.leaves_on is not None and one.leaves_on < day
            if stood is None or stood.status is not CoordinatorStatus.ENGAGED or gone:
                continue
            share = sum(int(letter.on(day) * 1000) for letter in theirs)
            given += share
            without += not share
            whose |= {one.id} if share else set()
    endings = [max((letter.until or date.max) for letter in theirs) <= last for theirs in letters.values()]
    return _Offered(len(whose), given, without, sum(endings))


def _by_a_coordinator() -> ColumnElement[bool]:
    """Minutes of coordinators, but for those on cases that they refer or hold."""
    coordinates = exists().where(Coordinator.account_id == TimeEntry.account_id)
    refers = Case.referrer_id.is_distinct_from(TimeEntry.account_id) & Case.holder_id.is_distinct_from(
        TimeEntry.account_id
    )
    return or_(TimeEntry.spent_by == Worker.COORDINATOR, coordinates & (TimeEntry.case_id.is_(None) | refers))


def _entries() -> Select[int]:
    query = select(func.coalesce(func.sum(TimeEntry.minutes), 0)).select_from(TimeEntry)
    return query.outerjoin(Case, Case.id == TimeEntry.case_id).where(_by_a_coordinator())


def _year(session: Session, since: date, today: date) -> tuple[int, int]:
    """Minutes that coordinators noted in a year: outside any case, and in all."""
    within = _entries().where(TimeEntry.day > since, TimeEntry.day <= today)
    return session.execute(within.where(TimeEntry.case_id.is_(None))).scalar_one(), session.execute(within).scalar_one()


def _received(session: Session, since: datetime) -> tuple[int, int]:
    """The referrals of a year, and how many of them were not admitted."""
    received = select(func.count()).select_from(Case).where(Case.received_at > since, Case.stage != Stage.REFERRAL)
    declined = received.where(Case.outcome == Outcome.NOT_ADMITTED)
    return session.execute(received).scalar_one(), session.execute(declined).scalar_one()


def _open(session: Session) -> tuple[Sequence[int], int]:
    """Minutes noted so far on each open case, and how many of them wait for a coordinator."""
    theirs = _entries().where(TimeEntry.case_id.is_not(None), Case.stage.in_(AHEAD))
    spent = theirs.with_only_columns(TimeEntry.case_id, func.sum(TimeEntry.minutes)).group_by(TimeEntry.case_id)
    noted = {case: int(minutes) for case, minutes in session.execute(spent)}
    stages = session.execute(select(Case.id, Case.stage).where(Case.stage.in_(AHEAD))).all()
    return [noted.get(case, 0) for case, _ in stages], sum(stage is Stage.ASSIGNMENT for _, stage in stages)


def _late(session: Session, today: date) -> int:
    """Cases that have waited for a coordinator beyond the delay."""
    query = select(func.count(func.distinct(DelayRow.case_id)))
    return session.execute(query.where(DelayRow.kind == DelayKind.ASSIGNMENT, is_overdue(today))).scalar_one()


def _measured(session: Session, since: datetime) -> Sequence[int]:
    """What each case closed in the year took, of those where coordinators noted time; none of few."""
    closed = select(StayRow.case_id).where(StayRow.stage == Stage.CLOSED, StayRow.left_at.is_(None))
    theirs = _entries().where(TimeEntry.case_id.in_(closed.where(StayRow.entered_at > since)))
    each = theirs.with_only_columns(TimeEntry.case_id, func.sum(TimeEntry.minutes)).group_by(TimeEntry.case_id)
    found = [int(minutes) for _, minutes in session.execute(each)]
    return found if len(found) >= FEWEST else []
