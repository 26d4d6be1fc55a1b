"""Complaints: received from a family page, answered by a lead; whoever coordinates the case never knows of them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework.writing import open_at
from conference.domain import tokens
from conference.domain.actors import MACHINE, Actor
from conference.domain.complaint import written
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.complaint import Complaint
from conference.queries.complaint import is_read


def receive(session: Session, case: Case, words: str, reached: str, once: str) -> Complaint:
    """Keep a complaint, with the number that acknowledges it; the same form sent again is the same one.

    Raises `Refused` without words, and where nobody may read it. Nothing else is kept of who wrote it.
    """
    open_at(session, case, *Stage, while_suspended=True)
    kept = tokens.digest(once)
    again = session.scalars(select(Complaint).where(Complaint.once == kept, Complaint.case_id == case.id)).one_or_none()
    if again is not None:
        return again
    why = written(words, readers=is_read(session, case))
    if why:
        raise Refused(*why)
    number = (session.scalar(select(func.max(Complaint.number))) or 0) + 1
    row = Complaint(case_id=case.id, number=number, once=kept, words=words, reached=reached, received_at=clock.now())
    session.add(row)
    session.flush()
    audit.write(session, MACHINE, Act.COMPLAINT_RECEIVED, row)
    return row


def answer(session: Session, actor: Actor, complaint: Complaint, words: str) -> None:
    """Keep what was answered to whoever complained, once. Raises `Refused` where it was already, or says nothing."""
    if complaint.answered_at is not None:
        raise Refused(Reason("complaint_answered_already"))
    if not words.strip():
        raise Refused(Reason("words_missing", "answer"))
    complaint.answer, complaint.answered_at, complaint.answered_by = words, clock.now(), actor.account_id
    session.flush()
    audit.write(session, actor, Act.COMPLAINT_ANSWERED, complaint)
