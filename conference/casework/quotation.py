"""What a coordinator proposes to quote out of a review, on the word of who said it; and what is taken back."""

from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.names import masked, words_of
from conference.domain.questionnaires import quarter
from conference.domain.quotation import QuotationState, cut_from
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.follow_up import Review
from conference.models.quotation import Quotation
from conference.queries.preparation import people
from conference.queries.quotation import hidden, said_in


def propose(session: Session, actor: Actor, case: Case, review: Review, passage: str, *, agreed: bool) -> Quotation:
    """Keep a passage of a review with every name of the case masked, for the lead to decide on.

    Raises `Refused` where it is not what was said, or who said it did not agree to be quoted.
    """
    open_at(session, case, *Stage, while_suspended=True)
    asked = (
        (bool(passage), "passage_missing", "passage"),
        (cut_from(said_in(review), passage), "passage_changed", "passage"),
        (agreed, "quotation_not_agreed", "agreed"),
    )
    reasons = [Reason(code, place) for holds, code, place in asked if not holds]
    if reasons:
        raise Refused(*reasons)
    names = words_of(text for one in people(session, case) for text in (one.first_name, one.last_name or ""))
    row = Quotation(
        review_id=review.id,
        case_id=case.id,
        passage=hidden(session, masked(passage, names)),
        respondent=review.respondent,
        on=quarter(review.on),
        agreed=True,
        criterion=bool(review.criterion) and cut_from(review.criterion, passage),
        state=QuotationState.PROPOSED,
    )
    return keep(session, actor, case, Act.QUOTATION_WRITTEN, row, "passage")


def take_back(session: Session, actor: Actor, case: Case, quotation: Quotation) -> None:
    """Somebody does not want to be quoted any more: what is published already stays there."""
    open_at(session, case, *Stage, while_suspended=True)
    quotation.agreed, quotation.state = False, QuotationState.WITHDRAWN
    session.flush()
    audit.write(session, actor, Act.QUOTATION_WRITTEN, case, ("state",))
