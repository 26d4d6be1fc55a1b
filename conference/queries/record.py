"""The evaluation record of a year: frame, effects, crossed evaluation, and what came of the one before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from conference.domain.names import fold
from conference.domain.record import Attendee
from conference.models.case import Case, CaseWord
from conference.models.record import CrossedMeeting, Effect, MeetingDecision, MeetingPresence, RecordFrame
from conference.queries.note import names_in

OWN_SHOWN = 50


def year_of(number: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def effects(session: Session, year: int) -> Sequence[Effect]:
    """What was noted of a year, the oldest first."""
    query = select(Effect).where(Effect.on.between(*year_of(year)))
    return session.scalars(query.order_by(Effect.on, Effect.id)).all()


def effects_of(session: Session, account_id: int) -> Sequence[Effect]:
    """What somebody noted themselves, the latest first."""
    query = select(Effect).where(Effect.written_by == account_id)
    return session.scalars(query.order_by(Effect.id.desc()).limit(OWN_SHOWN)).all()


def named_in(session: Session, texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts that a participant bears here too, folded."""
    return frozenset(names_in(session, " ".join(texts)))


def names_known_in(session: Session, text: str, known: ColumnElement[bool]) -> list[str]:
    """Those that somebody knows already, of the cases of a criterion: nobody learns a name by writing it."""
    found = names_in(session, text)
    query = select(CaseWord.word).join(Case, Case.id == CaseWord.case_id).where(CaseWord.word.in_(found), known)
    return sorted(set(session.scalars(query.distinct()))) if found else []


def borne(text: str, names: frozenset[str]) -> list[str]:
    """Which of some folded names stand in a text."""
    return sorted(names & set(fold(text).split()))


def frames(session: Session, year: int) -> Sequence[RecordFrame]:
    """Every version of the frame of a year, the first one first."""
    return session.scalars(select(RecordFrame).where(RecordFrame.year == year).order_by(RecordFrame.number)).all()


def first_case_at(session: Session, begins: datetime, ends: datetime) -> datetime | None:
    """When the first case of a year was received, from its first instant to the one that follows its last."""
    return session.scalar(select(func.min(Case.received_at)).where(Case.received_at >= begins, Case.received_at < ends))


def meeting_of(session: Session, year: int) -> CrossedMeeting | None:
    """The crossed evaluation of a year."""
    return session.scalars(select(CrossedMeeting).where(CrossedMeeting.year == year)).one_or_none()


def present(session: Session, meeting: CrossedMeeting) -> Mapping[Attendee, int]:
    """How many of each kind were there, of those who were."""
    rows = session.scalars(select(MeetingPresence).where(MeetingPresence.meeting_id == meeting.id))
    found = {row.kind: row.people for row in rows}
    return {kind: found[kind] for kind in Attendee if kind in found}


def decisions(session: Session, meeting: CrossedMeeting | None) -> Sequence[MeetingDecision]:
    """What a crossed evaluation decided, in order."""
    if meeting is None:
        return []
    query = select(MeetingDecision).where(MeetingDecision.meeting_id == meeting.id)
    return session.scalars(query.order_by(MeetingDecision.id)).all()


def years(session: Session) -> list[int]:
    """The years of which something is written, the latest first."""
    known = {*session.scalars(select(RecordFrame.year).distinct()), *session.scalars(select(CrossedMeeting.year))}
    first, last = session.scalar(select(func.min(Effect.on))), session.scalar(select(func.max(Effect.on)))
    noted = range(first.year, last.year + 1) if first is not None and last is not None else ()
    return sorted(known.union(noted), reverse=True)
