"""What follows, at once, where somebody does not agree, or no more."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.agreement import AgreementTo
from conference.domain.sheet import SheetState
from conference.models.agreement import Agreement
from conference.models.case import Case
from conference.models.sheet import Sheet
from conference.queries.sheet import standing


def follow(session: Session, line: Agreement) -> None:
    """Do what an answer brings with it: the sheet opens, or closes."""
    if line.item == 0 or line.to is AgreementTo.SHEET:
        reopen_sheet(session, line.case_id)


def reopen_sheet(session: Session, case_id: int) -> None:
    """Open the sheet to who refers the case once everybody agrees to it, and close it when somebody no more does."""
    head = session.scalars(select(Sheet).where(Sheet.case_id == case_id)).one_or_none()
    if head is not None:
        agreed = standing(session, session.get_one(Case, case_id)).state is SheetState.AGREED
        head.opened = head.number if agreed else None
        session.flush()
