"""The acts on what a child drew, wrote or photographed: take it in, look at it together, give it back."""

from datetime import date

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework.child import open_to_children
from conference.casework.picture import anew
from conference.casework.writing import keep
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.child import PictureKind, ShownTo, pictured, showing
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.attachment import Attachment
from conference.models.case import Case
from conference.models.department import Department
from conference.models.guest import Guest
from conference.queries.child import photos_agreed

# A child may change their mind about a picture long after the day.
ANSWERED_AT = (Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP)


def attach(
    session: Session, actor: Actor, case: Case, guest: Guest, kind: PictureKind, title: str, content: bytes
) -> Attachment:
    """Take a picture in, made anew. Raises `Refused` for what is no picture, or too heavy."""
    open_to_children(session, case)
    if not title.strip():
        raise Refused(Reason("picture_title_missing", "title"))
    reasons = pictured(kind, photos_agreed=photos_agreed(session, case.id))
    if reasons:
        raise Refused(*reasons)
    picture = anew(content)
    attachment = Attachment(
        case_id=case.id,
        guest_id=guest.id,
        kind=kind,
        title=title,
        media=picture.media,
        size=len(picture.content),
        content=picture.content,
        recorded_at=clock.now(),
        recorded_by=actor.account_id,
    )
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, attachment, "attachment", kind)


def look(
    session: Session,
    actor: Actor,
    case: Case,
    attachment: Attachment,
    on: date | None,
    shown_to: ShownTo | None,
    shown_words: str,
) -> None:
    """Keep when it was looked at together, and to whom the child lets it be shown. Both may be taken back."""
    open_to_children(session, case, *ANSWERED_AT)
    reasons = showing(on, shown_to, shown_words)
    if shown_to not in {None, ShownTo.NOBODY}:
        reasons += pictured(attachment.kind, photos_agreed=photos_agreed(session, case.id))
    if on is not None and on > clock.today(session.get_one(Department, case.department_id).zone):
        reasons.append(Reason("in_the_future", "looked_at_on"))
    if reasons:
        raise Refused(*reasons)
    attachment.looked_at_on, attachment.shown_to, attachment.shown_words = on, shown_to, shown_words
    keep(session, actor, case, Act.PREPARATION_WRITTEN, attachment, "looked_at_on", "shown_to")


def give_back(session: Session, actor: Actor, case: Case, attachment: Attachment) -> None:
    """The child takes a picture back: nothing of it stays."""
    open_to_children(session, case, *ANSWERED_AT)
    session.delete(attachment)
    session.flush()
    audit.write(session, actor, Act.PREPARATION_WRITTEN, case, ("attachment", "removed"))
