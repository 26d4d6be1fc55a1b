"""The network of a family, as its coordinator reads it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from conference.models.case import Case
from conference.models.guest import Guest


def guests(session: Session, case: Case) -> Sequence[Guest]:
    """Everyone of the network, whether they were invited or kept apart, in the order they were added."""
    query = select(Guest).where(Guest.case_id == case.id).order_by(Guest.id)
    return session.scalars(query.options(joinedload(Guest.person))).all()
