"""What follows, at once, where somebody does not agree, or no more."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from conference.casework import personal_link
from conference.domain.agreement import AGAINST, AgreementTo
from conference.domain.child import PictureKind, ShownTo
from conference.domain.sheet import SheetState
from conference.models.agreement import Agreement
from conference.models.attachment import Attachment
from conference.models.case import Case
from conference.models.sheet import Sheet
from conference.queries.sheet import standing


def follow(session: Session, line: Agreement) -> None:
    """Do what an answer brings with it: the sheet opens, or closes; who is not to be contacted holds no link."""
    if line.to in {AgreementTo.CONTACT, AgreementTo.PRINCIPLE} and line.state in AGAINST:
        personal_link.end(session, line.person_id)
    if line.item == 0 or line.to is AgreementTo.SHEET:
        reopen_sheet(session, line.case_id)
    if line.to is AgreementTo.PHOTOS and line.state in AGAINST:
        shown = Attachment.case_id == line.case_id, Attachment.kind == PictureKind.PHOTO
        hidden = update(Attachment).where(*shown, Attachment.shown_to.is_not(None)).values(shown_to=ShownTo.NOBODY)
        session.execute(hidden)


def reopen_sheet(session: Session, case_id: int) -> None:
    """Open the sheet to who refers the case once everybody agrees to it, and close it when somebody no more does."""
    head = session.scalars(select(Sheet).where(Sheet.case_id == case_id)).one_or_none()
    if head is not None:
        agreed = standing(session, session.get_one(Case, case_id)).state is SheetState.AGREED
        head.opened = head.number if agreed else None
        session.flush()
