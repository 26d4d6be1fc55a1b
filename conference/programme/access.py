"""Inviting those who have an account and no way in: a mail each, whose link nobody else ever holds."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from conference import audit
from conference.audit import Act
from conference.domain.access import TO_INVITE
from conference.domain.actors import Actor
from conference.domain.mail import MailKind
from conference.outbox import queue
from conference.queries.access import Way

FIRST = "first"


def invite(session: Session, actor: Actor, ways: Iterable[Way]) -> int:
    """Queue a mail for each of these whom nothing else lets in; gives how many were.

    What it renews marks it: of two people who invite at once, one has somebody written to.
    """
    sent = 0
    for way in ways:
        if way.access not in TO_INVITE:
            continue
        if queue(session, MailKind.ACCOUNT_OPENED, way.account.id, mark=way.mail or FIRST) is not None:
            audit.write(session, actor, Act.MAIL_QUEUED, way.account, (MailKind.ACCOUNT_OPENED.value,))
            sent += 1
    return sent
