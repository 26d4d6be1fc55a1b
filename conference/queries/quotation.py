"""Words said and not yet coded, passages that wait, and those that may be quoted."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from conference.domain.names import masked
from conference.domain.quotation import QuotationState
from conference.models.answer import Answer
from conference.models.case import Case
from conference.models.follow_up import Review
from conference.models.note import Edition
from conference.models.quotation import Quotation, QuotationTheme, Theme
from conference.queries.note import names_in

AT_ONCE = 20


def words_of(answer: Answer) -> str:
    """What an answer says in words, one question after the other."""
    return "\n".join(text for text in (answer.liked, answer.wished) if text)


def said_in(review: Review) -> str:
    """What a review says in the words of who answered it."""
    return "\n".join(text for text in (review.changed, review.unexpected, review.criterion) if text)


def source_of(session: Session, quotation: Quotation) -> str:
    """What a passage was cut from; a review is read by its coordinator alone, and its passage stands for it."""
    if quotation.answer_id is None:
        return quotation.passage
    return words_of(session.get_one(Answer, quotation.answer_id))


def hidden(session: Session, text: str) -> str:
    """A text without the words that are a participant's name here."""
    return masked(text, frozenset(names_in(session, text)))


def unread(session: Session) -> tuple[Sequence[Answer], int]:
    """Some answers in words of which nothing was kept yet nor set aside, the oldest quarter first; and how many."""
    coded = select(Quotation.answer_id).where(Quotation.answer_id.is_not(None))
    waits = (Answer.liked != "") | (Answer.wished != ""), Answer.id.not_in(coded)
    query = select(Answer).where(*waits).order_by(Answer.quarter, Answer.id).limit(AT_ONCE)
    return session.scalars(query).all(), session.scalar(select(func.count(Answer.id)).where(*waits)) or 0


def proposed(session: Session) -> Sequence[Quotation]:
    """What coordinators propose out of their reviews, and nobody has decided on."""
    query = select(Quotation).where(Quotation.state == QuotationState.PROPOSED)
    return session.scalars(query.order_by(Quotation.on, Quotation.id)).all()


def quotable(
    session: Session, first: date | None = None, last: date | None = None, theme: str | None = None
) -> Sequence[Quotation]:
    """What may be quoted of a period, with its themes: every word agreed to, no name in it; one theme or all."""
    query = select(Quotation).where(Quotation.state == QuotationState.QUOTABLE)
    query = query.where(Quotation.on >= first) if first else query
    query = query.where(Quotation.on <= last) if last else query
    if theme:
        of_it = select(QuotationTheme.quotation_id).join(Theme, Theme.id == QuotationTheme.theme_id)
        query = query.where(Quotation.id.in_(of_it.where(Theme.key == theme)))
    return session.scalars(query.order_by(Quotation.on, Quotation.id).options(selectinload(Quotation.themes))).all()


def themes(session: Session) -> Sequence[Theme]:
    """The themes of the département, by name."""
    return session.scalars(select(Theme).order_by(Theme.folded)).all()


def published_since(session: Session, quotation: Quotation) -> int:
    """How many editions were published since it could be quoted: what stands in them stays there."""
    if quotation.decided_at is None:
        return 0
    query = select(func.count(Edition.id)).where(Edition.published_at >= quotation.decided_at)
    return session.scalar(query) or 0


def reviews(session: Session, case: Case) -> list[Review]:
    """The reviews of a case where somebody said something in words."""
    query = select(Review).where(Review.case_id == case.id).order_by(Review.on, Review.id)
    return [review for review in session.scalars(query) if said_in(review)]


def of_case(session: Session, case: Case) -> Sequence[Quotation]:
    """What was proposed out of the reviews of a case."""
    return session.scalars(select(Quotation).where(Quotation.case_id == case.id).order_by(Quotation.id)).all()
