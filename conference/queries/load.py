"""What each coordinator carries, beside their letter of mission, for all of them at once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import Session

from conference.domain.load import Load
from conference.domain.stages import OPEN_STAGES, Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.journal import Passage
from conference.models.work import Mission, TimeEntry
from conference.queries.coordinators import covers, share_on

MOST_HELD = 10  # conferences are counted up to just over it: how many more makes no difference
HELD = (StepCode.RECORD, StepCode.RECORD_WITHOUT_PLAN)


@dataclass(frozen=True, slots=True)
class Carried:
    """What somebody carries, and when they were last given a case; None before the first."""

    load: Load
    last: datetime | None


def carried(session: Session, people: Sequence[Coordinator], today: date) -> Mapping[int, Carried]:
    """What some coordinators carry on a day, by their serial number: four queries, however many they are.

    Lists are read where the years do not make them longer: open cases, a month, the last assignment, and so
    many conferences held.
    """
    ids = [one.id for one in people]
    open_cases, ahead = _cases(session)
    minutes = _minutes(session, [one.account_id for one in people if one.account_id is not None], today)
    letters = select(Mission.coordinator_id, share_on(today)).where(covers(today), Mission.coordinator_id.in_(ids))
    shares = {coordinator: share for coordinator, share in session.execute(letters)}  # noqa: C416
    rows = session.execute(select(Coordinator.id, _held(), _last()).where(Coordinator.id.in_(ids)))
    past = {who: (held, last) for who, held, last in rows}
    return {
        one.id: Carried(
            Load(
                open_cases[one.id],
                minutes[one.account_id] if one.account_id is not None else 0,
                ahead[one.id],
                shares.get(one.id),
                past[one.id][0],
            ),
            past[one.id][1],
        )
        for one in people
    }


def _cases(session: Session) -> tuple[Counter[int], Counter[int]]:
    """How many open cases each has, alone or in a pair, and how many conferences are fixed in them.

    Counted here: to group them, SQLite would walk all that each has ever coordinated.
    """
    every, ahead = Counter[int](), Counter[int]()
    rows = select(Case.coordinator_id, Case.pair_id, Case.stage).where(Case.stage.in_(OPEN_STAGES))
    for coordinator, pair, stage in session.execute(rows):
        theirs = [who for who in (coordinator, pair) if who is not None]
        every.update(theirs)
        ahead.update(theirs if stage is Stage.CONFERENCE else ())
    return every, ahead


def _minutes(session: Session, accounts: Sequence[int], today: date) -> Mapping[int, int]:
    """The minutes that each account has logged since the first of the month."""
    found: dict[int, int] = defaultdict(int)
    month = TimeEntry.day.between(today.replace(day=1), today)
    rows = select(TimeEntry.account_id, TimeEntry.minutes).where(TimeEntry.account_id.in_(accounts), month)
    for account, minutes in session.execute(rows):
        if account is not None:
            found[account] += minutes
    return found


def _held() -> ScalarSelect[int]:
    """The conferences recorded while they coordinated, alone or in a pair, as far as they are counted."""
    theirs = (Assignment.since <= Passage.happened_at) & _until_then()
    some = (
        select(Passage.id)
        .join(Assignment, (Assignment.case_id == Passage.case_id) & theirs)
        .where(Assignment.coordinator_id == Coordinator.id, Passage.step.in_(HELD))
        .correlate(Coordinator)
        .limit(MOST_HELD + 1)
        .subquery()
    )
    return select(func.count()).select_from(some).scalar_subquery()


def _until_then() -> ColumnElement[bool]:
    return Assignment.until.is_(None) | (Assignment.until >= Passage.happened_at)


def _last() -> ScalarSelect[datetime]:
    given = select(Assignment.since).where(Assignment.coordinator_id == Coordinator.id).correlate(Coordinator)
    return given.order_by(Assignment.id.desc()).limit(1).scalar_subquery()
