"""The papers that a family signed."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.models.case import Case
from conference.models.signed_paper import SignedPaper


def of_case(session: Session, case: Case) -> Sequence[SignedPaper]:
    """Every scan of a case, in the order they came in, without their bytes."""
    query = select(SignedPaper).where(SignedPaper.case_id == case.id).order_by(SignedPaper.id)
    return session.scalars(query.options(joinedload(SignedPaper.plan), joinedload(SignedPaper.author))).all()
