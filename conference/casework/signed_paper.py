"""The acts on signed papers: take one in, take it away."""

from sqlalchemy.orm import Session

from conference import clock
from conference.casework.picture import anew
from conference.casework.writing import drop, keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.reasons import Reason, Refused
from conference.domain.signed_paper import PaperMedia, is_pdf, whole_pdf
from conference.models.case import Case
from conference.models.plan import Plan
from conference.models.signed_paper import SignedPaper


def attach(session: Session, actor: Actor, case: Case, plan: Plan, content: bytes) -> SignedPaper:
    """Keep a scan of an agreed version: a picture is made anew, a PDF stays as it is.

    Raises `Refused` for what is neither, is too heavy or was cut, for a plan still written and for a minimal record.
    """
    open_at(session, case, while_suspended=True)
    if case.minimal:
        raise Refused(Reason("minimal_record"))
    if plan.agreed_at is None:
        raise Refused(Reason("plan_not_agreed", "plan"))
    media, kept = _read(content)
    paper = SignedPaper(
        case_id=case.id,
        plan_id=plan.id,
        media=media,
        size=len(kept),
        content=kept,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PLAN_WRITTEN, paper, "signed_paper")


def _read(content: bytes) -> tuple[PaperMedia, bytes]:
    if not is_pdf(content):
        picture = anew(content)
        return PaperMedia(picture.media.value), picture.content
    reasons = whole_pdf(content)
    if reasons:
        raise Refused(*reasons)
    return PaperMedia.PDF, content


def remove(session: Session, actor: Actor, case: Case, paper: SignedPaper) -> None:
    """Take one away: nothing of it stays."""
    open_at(session, case, while_suspended=True)
    drop(session, actor, case, Act.PLAN_WRITTEN, paper, "signed_paper", "removed")
