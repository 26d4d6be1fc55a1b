"""Whom an act is told to by mail: a line in the outbox, in the act's own transaction."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from conference.domain.mail import MailKind
from conference.domain.steps import StepCode
from conference.models.assignment import Declaration
from conference.models.case import Case
from conference.models.consultation import Consultation
from conference.models.coordinator import Coordinator
from conference.models.journal import Passage
from conference.outbox import queue


def asked(session: Session, case: Case, coordinator: Coordinator, declaration: Declaration) -> None:
    """A coordinator is asked whether a tie exists; asked anew, they are told anew."""
    mark = f"{declaration.key}:{declaration.asked_at:%Y%m%dT%H%M%S%f}"
    queue(session, MailKind.DECLARATION_ASKED, coordinator.account_id, case, mark=mark)


def assigned(session: Session, case: Case, coordinator: Coordinator, entry: Passage) -> None:
    """A case has its coordinator: they are told, and at the first time whoever referred it."""
    mark = f"{case.key}:{entry.number}"
    queue(session, MailKind.ASSIGNED, coordinator.account_id, case, mark=mark)
    if entry.step is StepCode.ASSIGN:
        queue(session, MailKind.REFERRAL_ASSIGNED, case.referrer_id, case, mark=mark)


def relieved(session: Session, case: Case, former: Coordinator | None, entry: Passage) -> None:
    """Somebody else coordinates a case: whoever did is told."""
    if former is not None:
        queue(session, MailKind.HANDED_OVER, former.account_id, case, mark=f"{case.key}:{entry.number}")


def consulted(session: Session, case: Case, consultation: Consultation, members: Iterable[int]) -> None:
    """The other members are asked for their opinion in writing."""
    for account_id in members:
        queue(session, MailKind.OPINION_ASKED, account_id, case, mark=consultation.key)


def content_asked(session: Session, case: Case, entry: Passage) -> None:
    """The form of a plan is valid: whoever holds the case is asked for their answer on its content."""
    queue(session, MailKind.CONTENT_ASKED, case.holder_id, case, mark=f"{case.key}:{entry.number}")


def held(session: Session, case: Case) -> None:
    """Somebody holds a case from now on: they are told, and find there what waits for their answer."""
    queue(session, MailKind.HOLDER_NAMED, case.holder_id, case, mark=f"{case.key}:{case.version}")
