"""Who of a département has come in, and what was sent to those who have not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from conference.domain.access import Access
from conference.domain.mail import MailKind
from conference.models.account import Account, Membership
from conference.models.audit import AuditRow
from conference.models.outbox import Mail
from conference.models.sign_in import WebSession
from conference.models.tenancy import DEPARTMENT, SCOPE
from conference.outbox.claims import MOST_ATTEMPTS


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody's way in: ``sent_at`` is when their last invitation left, ``mail`` its key."""

    account: Account
    name: str
    access: Access
    sent_at: datetime | None = None
    mail: str = ""


def ways(session: Session, expired_before: datetime) -> Sequence[Way]:
    """Everybody who has a role here for good, by name, in one query.

    Whether an account works elsewhere is not told by any of it: only what this département sent and saw is.
    """
    last = select(func.max(Mail.id)).where(Mail.kind == MailKind.ACCOUNT_OPENED, Mail.account_id == Account.id)
    came = exists().where(WebSession.account_id == Account.id, WebSession.department_id == session.info[DEPARTMENT])
    acted = exists().where(AuditRow.actor_id == Account.id, AuditRow.scope == session.info[SCOPE])
    held = (
        select(Membership.account_id, func.min(Membership.name).label("name"), func.min(Membership.folded).label("by"))
        .where(Membership.case_id.is_(None))
        .group_by(Membership.account_id)
        .subquery()
    )
    query = select(Account, held.c.name, Mail, came | acted).join(held, held.c.account_id == Account.id)
    query = query.outerjoin(Mail, Mail.id == last.correlate(Account).scalar_subquery()).order_by(held.c.by, Account.id)
    return [
        Way(account, name, _access(mail, entered, expired_before), *((mail.sent_at, mail.key) if mail else ()))
        for account, name, mail, entered in session.execute(query)
    ]


def _access(mail: Mail | None, entered: bool, expired_before: datetime) -> Access:
    if entered:
        return Access.ENTERED
    if mail is None:
        return Access.NEVER_INVITED
    if mail.sent_at is None:
        return Access.UNDELIVERED if mail.attempts >= MOST_ATTEMPTS else Access.WAITING
    return Access.LAPSED if mail.sent_at < expired_before else Access.INVITED
