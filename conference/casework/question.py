"""The central question: one more version, in the family's words."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import clock
from conference.audit import Act
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.question import Question


def ask(session: Session, actor: Actor, case: Case, words: str, written_by: str = "") -> Question:
    """Keep a version of the central question; it is locked on the day."""
    open_at(session, case, Stage.PREPARATION)
    if not words.strip():
        raise Refused(Reason("question_missing", "words"))
    number = session.scalar(select(func.max(Question.number)).where(Question.case_id == case.id)) or 0
    question = Question(
        case_id=case.id,
        number=number + 1,
        words=words,
        written_by=written_by,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, question, "question")
