"""What coordinators have used of their letters of mission, and whom that is told to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from conference.domain.ceiling import NEAR, REACHED, Use, month_of, use
from conference.domain.mail import MailKind
from conference.domain.mission import Letter
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.work import Mission, TimeEntry
from conference.queries.accounts import leads_for
from conference.queries.reminders import Reminder
from conference.queries.time import as_professional


def coordinator_of(session: Session, account_id: int) -> Coordinator | None:
    """Somebody as a coordinator of the département; None for who never was one."""
    return session.scalars(select(Coordinator).where(Coordinator.account_id == account_id)).one_or_none()


def uses(session: Session, people: Sequence[Coordinator], first: date, last: date) -> Mapping[int, Use]:
    """What each has used of their letters from a day to another, by serial number: two queries, however many."""
    letters, minutes = _letters(session, people, first, last), _minutes(session, people, first, last)
    return {one.id: use(letters[one.id], minutes[one.id], first, last) for one in people}


def _letters(session: Session, people: Sequence[Coordinator], first: date, last: date) -> dict[int, list[Letter]]:
    found = defaultdict[int, list[Letter]](list)
    among = Mission.coordinator_id.in_([one.id for one in people]), Mission.since <= last
    query = select(Mission).where(*among, Mission.until.is_(None) | (Mission.until >= first))
    for mission in session.scalars(query):
        found[mission.coordinator_id].append(mission.letter)
    return found


def _minutes(session: Session, people: Sequence[Coordinator], first: date, last: date) -> dict[int, dict[date, int]]:
    """The minutes of each on each day, logged or taken over from a file, those apart that no letter gives."""
    of_account = {one.account_id: one.id for one in people if one.account_id is not None}
    found = defaultdict[int, dict[date, int]](lambda: defaultdict(int))
    theirs = TimeEntry.account_id.in_(of_account) | TimeEntry.coordinator_id.in_([one.id for one in people])
    query = select(TimeEntry.account_id, TimeEntry.coordinator_id, TimeEntry.day, TimeEntry.minutes)
    query = query.outerjoin(Case, Case.id == TimeEntry.case_id).where(~as_professional())
    for account_id, coordinator_id, day, minutes in session.execute(
        query.where(theirs, TimeEntry.day.between(first, last))
    ):
        who = coordinator_id if account_id is None else of_account[account_id]
        if who is not None:
            found[who][day] += minutes
    return found


def notices(session: Session, today: date) -> list[Reminder]:
    """Everything that the ceilings of the month under way, and of the one just over, have to tell."""
    month = today.replace(day=1)
    told: list[Reminder] = []
    for day in (month - timedelta(days=1), today):
        first, last = month_of(day)
        of_then = Mission.since <= last, or_(Mission.until.is_(None), Mission.until >= first)
        query = select(Coordinator).where(Coordinator.id.in_(select(Mission.coordinator_id).where(*of_then)))
        told += notices_to(session, session.scalars(query.order_by(Coordinator.id)).all(), day, today)
    return told


def notices_to(session: Session, people: Sequence[Coordinator], day: date, today: date) -> Iterator[Reminder]:
    """The same of some people, for the month of a day; nothing of one that is long over."""
    first, last = month_of(day)
    if last < today.replace(day=1) - timedelta(days=1):
        return
    found = uses(session, people, first, last)
    for one in people:
        step, mark = found[one.id].step or 0, f"{one.key}:{first:%Y-%m}"
        if step >= NEAR and one.account_id is not None:
            yield Reminder(MailKind.CEILING_NEAR, one.account_id, None, mark)
        if step >= REACHED:
            if one.account_id is not None:
                yield Reminder(MailKind.CEILING_REACHED, one.account_id, None, mark)
            for lead in leads_for(session, one.territory_id, today):
                yield Reminder(MailKind.CEILING_REPORTED, lead.id, None, mark)
