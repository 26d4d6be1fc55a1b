"""Mail waiting to leave: codes and keys only, the words are written when it leaves."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.mail import MailKind
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.body import BodySitting
from conference.models.case import Case
from conference.models.council import CouncilMeeting
from conference.models.texts import fact


class Mail(Keyed, Owned, Base):
    """One mail to one account. ``mark`` says what it is about, so that nobody is written to twice for one thing."""

    __tablename__ = "mail"
    __table_args__ = (
        within("case_id", of="cases"),
        within("body_sitting_id", of="body_sitting"),
        within("council_meeting_id", of="council_meeting"),
        UniqueConstraint("department_id", "account_id", "mark"),
        Index("ix_mail_waiting", "sent_at", "claimed_at"),
    )

    kind: Mapped[MailKind] = mapped_column(coded(MailKind))
    mark: Mapped[str] = fact()
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    case_id: Mapped[int | None] = mapped_column(index=True)
    body_sitting_id: Mapped[int | None]
    council_meeting_id: Mapped[int | None]
    queued_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)

    account: Mapped[Account] = relationship(viewonly=True)
    case: Mapped[Case | None] = relationship(primaryjoin="foreign(Mail.case_id) == Case.id", viewonly=True)
    sitting: Mapped[BodySitting | None] = relationship(
        primaryjoin="foreign(Mail.body_sitting_id) == BodySitting.id", viewonly=True
    )
    council_meeting: Mapped[CouncilMeeting | None] = relationship(
        primaryjoin="foreign(Mail.council_meeting_id) == CouncilMeeting.id", viewonly=True
    )
