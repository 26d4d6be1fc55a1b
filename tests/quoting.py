"""Answers in words, and passages of them and of reviews, for the tests."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import quotation as proposing
from conference.domain.follow_up import Kept, Resolved
from conference.domain.questionnaires import AnswerWay, Respondent
from conference.domain.quotation import QuotationState
from conference.models.answer import Answer
from conference.models.case import Case
from conference.models.follow_up import Review
from conference.models.quotation import Quotation
from conference.programme import quotation
from conference.programme.quotation import Verdict
from tests import world
from tests.world import Place

LIKED, WISHED = "On nous a écoutés, même Lou.", "Un autre jour."
QUOTED = Verdict(QuotationState.QUOTABLE, "On nous a écoutés, même •••.", ("Être écouté·e",))


def answered(session: Session, *, quotable: bool = True) -> Answer:
    """What somebody wrote; nobody knows who."""
    row = Answer(
        respondent=Respondent.PERSON,
        way=AnswerWay.PAPER,
        quarter=date(2026, 1, 1),
        liked=LIKED,
        wished=WISHED,
        quotable=quotable,
    )
    session.add(row)
    session.flush()
    return row


def live(session: Session, place: Place, keep: Callable[[str, object], None]) -> None:
    """An answer that waits to be read, and a passage of another."""
    keep("said", SimpleNamespace(key=str(answered(session).id)))
    keep("quoted", cut(session, place, answered(session)))


def reviewed(session: Session, case: Case) -> Review:
    """What somebody said once, wherever their case stands since."""
    said = {"resolved": Resolved.PARTLY, "plan_kept": Kept.DONE, "changed": "On respire."}
    row = Review(case_id=case.id, respondent=Respondent.PERSON, on=world.today(), recorded_at=clock.now(), **said)
    session.add(row)
    session.flush()
    return row


def cut(session: Session, place: Place, answer: Answer, verdict: Verdict = QUOTED) -> Quotation:
    """The lead keeps a passage of it."""
    return quotation.cut(session, world.actor(place, "lead"), answer, verdict)


def proposed(session: Session, place: Place, case: Case, passage: str = "On respire.") -> Quotation:
    """The coordinator proposes a passage of the review."""
    review = session.scalars(select(Review).where(Review.case_id == case.id).limit(1)).one()
    return proposing.propose(session, world.actor(place, "coordinator"), case, review, passage, agreed=True)
