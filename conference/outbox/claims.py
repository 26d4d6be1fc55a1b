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
from conference.domain.body import SittingState
from conference.domain.council import MeetingState
from conference.domain.delays import DelayKind
from conference.domain.mail import MailKind
from conference.models.account import Account, Membership
from conference.models.assignment import Declaration
from conference.models.coordinator import Coordinator
from conference.models.council import CouncilSeat
from conference.models.department import Department
from conference.models.journal import DelayRow
from conference.models.outbox import Mail
from conference.models.recusal import Recusal

STALE = timedelta(minutes=15)
MOST_ATTEMPTS = 5
TO_THE_HOLDER = frozenset({MailKind.HOLDER_NAMED, MailKind.CONTENT_ASKED})


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
    """It is not due any more: nothing is told; see `still_due`."""
    session.delete(mail)
    audit.write(session, MACHINE, Act.MAIL_WITHDRAWN, mail, (mail.kind.value,))
    session.commit()


def still_due(session: Session, mail: Mail, department: Department) -> bool:
    """Whether what a mail tells still is so, and is still for its addressee to be told."""
    # A role that waits for the machine opens nothing yet, and its holder learns it as anybody learns theirs.
    here = _has_a_role if mail.kind is MailKind.ACCOUNT_OPENED else works_here
    return (
        here(session, mail.account_id, department)
        and not _stepped_aside(session, mail)
        and (mail.sitting is None or mail.sitting.state in {SittingState.PLANNED, SittingState.OPEN})
        and (mail.council_meeting is None or _expected(session, mail, department))
        and (mail.kind is not MailKind.DECLARATION_ASKED or _waited_for(session, mail))
        and (mail.kind not in TO_THE_HOLDER or _holds(session, mail))
    )


def _stepped_aside(session: Session, mail: Mail) -> bool:
    query = select(Recusal.id).where(Recusal.case_id == mail.case_id, Recusal.account_id == mail.account_id)
    return mail.case_id is not None and session.scalars(query).first() is not None


def _expected(session: Session, mail: Mail, department: Department) -> bool:
    """Whether a meeting is still to come, and its addressee sits there on its day."""
    meeting = mail.council_meeting
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return False
    day = clock.civil(meeting.planned_at, department.zone)
    query = select(CouncilSeat.id).where(CouncilSeat.council_id == meeting.council_id)
    query = query.where(CouncilSeat.account_id == mail.account_id, CouncilSeat.since <= day)
    return session.scalars(query.where(CouncilSeat.until.is_(None) | (CouncilSeat.until >= day))).first() is not None


def _waited_for(session: Session, mail: Mail) -> bool:
    """Whether the addressee of a question is to answer it still: neither answered nor taken back."""
    query = select(Declaration.id).join(Coordinator, Coordinator.id == Declaration.coordinator_id)
    query = query.where(Declaration.case_id == mail.case_id, Coordinator.account_id == mail.account_id)
    query = query.where(Declaration.answered_at.is_(None), Declaration.withdrawn_at.is_(None))
    return session.scalars(query).first() is not None


def _holds(session: Session, mail: Mail) -> bool:
    """Whether the addressee holds the case still and, where their answer is asked for, has not given it."""
    if mail.case is None or mail.case.holder_id != mail.account_id:
        return False
    awaited = select(DelayRow.id).where(DelayRow.case_id == mail.case_id, DelayRow.kind == DelayKind.CONTENT)
    if mail.kind is MailKind.HOLDER_NAMED:
        return True
    return session.scalars(awaited.where(DelayRow.ended_at.is_(None)).limit(1)).first() is not None


def works_here(session: Session, account_id: int, department: Department) -> bool:
    """Whether an account is open and has a role here today."""
    query = select(Membership.id).join(Account, Account.id == Membership.account_id)
    query = query.where(Membership.account_id == account_id, Membership.holds(clock.today(department.zone)))
    return session.scalars(query.where(Account.closed_at.is_(None)).limit(1)).first() is not None


def _has_a_role(session: Session, account_id: int, _department: Department) -> bool:
    query = select(Membership.id).join(Account, Account.id == Membership.account_id)
    query = query.where(Membership.account_id == account_id, Account.closed_at.is_(None))
    return session.scalars(query.limit(1)).first() is not None


def given_up(session: Session) -> Sequence[Mail]:
    """The mails that were refused too often, oldest first."""
    return session.scalars(
        select(Mail).where(Mail.sent_at.is_(None), Mail.attempts >= MOST_ATTEMPTS).order_by(Mail.id)
    ).all()


def waiting(session: Session) -> int:
    """How many mails are still to leave."""
    count = select(func.count()).select_from(Mail).where(Mail.sent_at.is_(None), Mail.attempts < MOST_ATTEMPTS)
    return session.scalar(count) or 0
