"""Who sends a mail: it is claimed, and that is committed, before anything leaves; two processes never share one.

A claim that led to nothing is taken again after a while: its process died, or the mail was refused.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import MACHINE
from conference.models.account import Account, Membership
from conference.models.department import Department
from conference.models.outbox import Mail

STALE = timedelta(minutes=15)
MOST_ATTEMPTS = 5


def claim(session: Session) -> Mail | None:
    """The next mail of the session's département, ours from now on; None when none is to be sent now."""
    free = Mail.claimed_at.is_(None) | (Mail.claimed_at < clock.ago(STALE))
    query = select(Mail).where(Mail.sent_at.is_(None), Mail.attempts < MOST_ATTEMPTS, free).order_by(Mail.id).limit(1)
    # SQLite has one writer at a time; PostgreSQL gives each process another row.
    locked = query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    mail = session.scalars(locked).one_or_none()
    if mail is not None:
        mail.claimed_at = clock.now()
    session.commit()
    return mail


def sent(session: Session, mail: Mail) -> None:
    """It left."""
    mail.sent_at = clock.now()
    audit.write(session, MACHINE, Act.MAIL_SENT, mail, (mail.kind.value,))
    session.commit()


def refused(session: Session, mail: Mail) -> None:
    """The server would not have it: tried again later, a few times."""
    mail.attempts += 1
    session.commit()


def give_back(session: Session, mail: Mail) -> None:
    """Nothing was tried: it is for the next run."""
    mail.claimed_at = None
    session.commit()


def withdraw(session: Session, mail: Mail) -> None:
    """Whom it was for works here no more: nothing is told to them."""
    session.delete(mail)
    audit.write(session, MACHINE, Act.MAIL_WITHDRAWN, mail, (mail.kind.value,))
    session.commit()


def works_here(session: Session, account_id: int, department: Department) -> bool:
    """Whether an account is open and has a role here today."""
    query = select(Membership.id).join(Account, Account.id == Membership.account_id)
    query = query.where(Membership.account_id == account_id, Membership.holds(clock.today(department.zone)))
    return session.scalars(query.where(Account.closed_at.is_(None)).limit(1)).first() is not None


def given_up(session: Session) -> Sequence[Mail]:
    """The mails that were refused too often, oldest first."""
    return session.scalars(
        select(Mail).where(Mail.sent_at.is_(None), Mail.attempts >= MOST_ATTEMPTS).order_by(Mail.id)
    ).all()


def waiting(session: Session) -> int:
    """How many mails are still to leave."""
    count = select(func.count()).select_from(Mail).where(Mail.sent_at.is_(None), Mail.attempts < MOST_ATTEMPTS)
    return session.scalar(count) or 0
