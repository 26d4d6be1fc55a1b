"""Mail waiting to leave: an act queues it with its own transaction, a command sends it."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.mail import MailKind
from conference.models.body import BodySitting
from conference.models.case import Case
from conference.models.council import CouncilMeeting
from conference.models.outbox import Mail


def queue(
    session: Session,
    kind: MailKind,
    account_id: int | None,
    case: Case | None = None,
    sitting: BodySitting | None = None,
    *,
    council_meeting: CouncilMeeting | None = None,
    mark: str,
) -> Mail | None:
    """Have an account written to, once for one ``mark``: what it is about, such as ``sitting:Zk3…``.

    Gives nothing where there is nobody to write to, or somebody who was for this already.
    """
    if account_id is None:
        return None
    mark = f"{kind}:{mark}"
    written = select(Mail.id).where(Mail.account_id == account_id, Mail.mark == mark)
    if session.scalars(written).first() is not None:
        return None
    mail = Mail(
        kind=kind,
        mark=mark,
        account_id=account_id,
        case_id=case.id if case else None,
        body_sitting_id=sitting.id if sitting else None,
        council_meeting_id=council_meeting.id if council_meeting else None,
        queued_at=clock.now(),
    )
    # Another process may have queued the same since: of two, the base keeps one.
    try:
        with session.begin_nested():
            session.add(mail)
    except IntegrityError:
        return None
    return mail
