"""Logging time: whoever works says how long, on which day, for a case or for none; nothing is timed by itself.

What was said is corrected or taken back by whoever said it, and stays readable.
"""

from datetime import date

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.work import WorkKind
from conference.models.account import Account
from conference.models.case import Case
from conference.models.department import Department
from conference.models.tenancy import DEPARTMENT
from conference.models.work import TimeChange, TimeEntry
from conference.programme import ceiling
from conference.queries.conference import facts
from conference.queries.time import minutes_on

DAY = 24 * 60
SAID = ("kind", "minutes", "day", "case_id")


def log(session: Session, actor: Actor, kind: WorkKind, minutes: int, day: date, case: Case | None = None) -> TimeEntry:
    """Keep minutes of one's own.

    Raises `Refused` for no time, a day to come, a day of more than 24 hours, or a case whose family is alone.
    """
    account_id = _alone(session, actor)
    _check(session, account_id, minutes, day)
    _not_in_private_time(session, case)
    entry = TimeEntry(
        account_id=account_id,
        case_id=case.id if case else None,
        kind=kind,
        minutes=minutes,
        day=day,
        recorded_at=clock.now(),
    )
    session.add(entry)
    session.flush()
    audit.write(session, actor, Act.TIME_WRITTEN, case or "", SAID[:3])
    ceiling.warn(session, account_id, day)
    return entry


def correct(
    session: Session, actor: Actor, entry: TimeEntry, kind: WorkKind, minutes: int, day: date, case: Case | None
) -> None:
    """Have an entry of one's own say something else; what it said is kept. The same again changes nothing.

    Raises `Refused` as `log` does, and for somebody else's or one that a file told.
    """
    account_id, said = _own(session, actor, entry), (kind, minutes, day, case.id if case else None)
    changed = tuple(name for name, value in zip(SAID, said, strict=True) if getattr(entry, name) != value)
    if not changed:
        return
    _check(session, account_id, minutes, day, entry)
    _not_in_private_time(session, case)
    before = entry.day
    _keep(session, account_id, entry, taken_back=False)
    entry.kind, entry.minutes, entry.day, entry.case_id = said
    entry.recorded_at = clock.now()
    session.flush()
    audit.write(session, actor, Act.TIME_CORRECTED, case or "", changed)
    for month in {before.replace(day=1), day.replace(day=1)}:
        ceiling.warn(session, account_id, month)


def take_back(session: Session, actor: Actor, entry: TimeEntry) -> None:
    """Have an entry of one's own count no more: what it said is kept. Raises `Refused` as `correct` does."""
    account_id = _own(session, actor, entry)
    _keep(session, account_id, entry, taken_back=True)
    session.delete(entry)
    session.flush()
    audit.write(session, actor, Act.TIME_CORRECTED, "", ("taken_back",))


def _alone(session: Session, actor: Actor) -> int:
    """Whose time it is: of two acts of one person the second waits, so that it sees what the first has logged."""
    if actor.account_id is None:
        raise Refused(Reason("no_minutes", "minutes"))
    session.get(Account, actor.account_id, with_for_update={"key_share": True})
    return actor.account_id


def _own(session: Session, actor: Actor, entry: TimeEntry) -> int:
    """The same, of an entry of theirs, on a case whose family is not alone."""
    if actor.account_id is None or entry.account_id != actor.account_id:
        raise Refused(Reason("not_yours"))
    _not_in_private_time(session, session.get(Case, entry.case_id) if entry.case_id else None)
    return _alone(session, actor)


def _check(session: Session, account_id: int, minutes: int, day: date, entry: TimeEntry | None = None) -> None:
    """Some time, on a day that is not to come and holds no more than its hours; ``entry`` is what is said anew."""
    if minutes < 1:
        raise Refused(Reason("no_minutes", "minutes"))
    zone = session.get_one(Department, session.info[DEPARTMENT]).zone
    if day > clock.today(zone):
        raise Refused(Reason("in_the_future", "day"))
    same = entry.minutes if entry is not None and entry.day == day else 0
    if minutes_on(session, account_id, day) - same + minutes > DAY:
        raise Refused(Reason("day_too_long", "minutes"))


def _keep(session: Session, account_id: int, entry: TimeEntry, *, taken_back: bool) -> None:
    said = {name: getattr(entry, name) for name in (*SAID, "version", "recorded_at")}
    mark = {"entry_key": entry.key, "changed_at": clock.now(), "taken_back": taken_back}
    session.add(TimeChange(account_id=account_id, **said, **mark))
    session.flush()


def _not_in_private_time(session: Session, case: Case | None) -> None:
    if case is not None and facts(session, case).running:
        raise Refused(Reason("private_time_running", "case"))
