"""The acts on the log of a case: note a contact or an attempt, note something for oneself, correct what one wrote."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.log import LogKind
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.log import LogEntry
from conference.models.referral import Person

STAGES = (Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP)


def note_contact(
    session: Session,
    actor: Actor,
    case: Case,
    values: Mapping[str, Any],
    person: Person | None = None,
    at: datetime | None = None,
) -> LogEntry:
    """Note a contact or an attempt: ``way``, ``result``, ``words``, and ``whom`` where it is nobody of the case.

    Raises `Refused` for a moment to come or before the case, and for nobody.
    """
    _open(session, case)
    reasons = _moment(case, at)
    if person is None and not values.get("whom"):
        reasons.append(Reason("nobody_contacted", "person"))
    if person is not None and person.case_id != case.id:
        reasons.append(Reason("person_of_another_case", "person"))
    if reasons:
        raise Refused(*reasons)
    return _add(session, actor, case, LogKind.CONTACT, values, person, at)


def note(session: Session, actor: Actor, case: Case, words: str) -> LogEntry:
    """Note something for oneself and one's pair. Raises `Refused` for no words."""
    _open(session, case)
    if not words.strip():
        raise Refused(Reason("log_note_empty", "words"))
    return _add(session, actor, case, LogKind.NOTE, {"words": words}, None, None)


def correct(
    session: Session, actor: Actor, case: Case, entry: LogEntry, values: Mapping[str, Any], at: datetime | None = None
) -> LogEntry:
    """Change what oneself wrote. Raises `Refused` for an entry of somebody else's."""
    _open(session, case)
    reasons = [] if entry.written_by == actor.account_id else [Reason("entry_not_yours")]
    reasons += _moment(case, at)
    if entry.kind is LogKind.NOTE and not str(values.get("words", entry.words)).strip():
        reasons.append(Reason("log_note_empty", "words"))
    if reasons:
        raise Refused(*reasons)
    for column, value in values.items():
        setattr(entry, column, value)
    entry.corrected_at, entry.happened_at = clock.now(), at or entry.happened_at
    return keep(session, actor, case, Act.LOG_WRITTEN, entry, *values)


def remove(session: Session, actor: Actor, case: Case, entry: LogEntry) -> None:
    """Take away what oneself wrote by mistake. Raises `Refused` for an entry of somebody else's."""
    _open(session, case)
    if entry.written_by != actor.account_id:
        raise Refused(Reason("entry_not_yours"))
    session.delete(entry)
    session.flush()
    audit.write(session, actor, Act.LOG_WRITTEN, case, ("removed",))


def _open(session: Session, case: Case) -> None:
    if case.minimal:
        raise Refused(Reason("ticked_instead"))
    open_at(session, case, *STAGES, while_suspended=True)


def _moment(case: Case, at: datetime | None) -> list[Reason]:
    if at is not None and at > clock.now():
        return [Reason("in_the_future", "day")]
    return [Reason("before_reception", "day")] if at and case.received_at and at < case.received_at else []


def _add(
    session: Session,
    actor: Actor,
    case: Case,
    kind: LogKind,
    values: Mapping[str, Any],
    person: Person | None,
    at: datetime | None,
) -> LogEntry:
    entry = LogEntry(
        case_id=case.id,
        kind=kind,
        person_id=person.id if person else None,
        happened_at=at or clock.now(),
        recorded_at=clock.now(),
        written_by=actor.account_id,
        **values,
    )
    return keep(session, actor, case, Act.LOG_WRITTEN, entry, *values)
