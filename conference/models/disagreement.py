"""What the designating body decides in writing where somebody whose agreement counts does not agree."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Keyed, Owned, within
from conference.models.texts import fact, family_words
from conference.models.triggers import append_only, not_in_private_time


class WrittenDecision(Keyed, Owned, Base):
    """The decision to go on without one answer, and without sharing what concerns who gave it.

    It holds for that answer alone: a later one of the same person is decided on anew.
    """

    __tablename__ = "written_decision"
    __table_args__ = (
        within("case_id", of="cases"),
        within("agreement_id", of="agreement"),
        UniqueConstraint("agreement_id"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    agreement_id: Mapped[int]
    words: Mapped[str | None] = family_words()
    body_name: Mapped[str] = fact()
    decided_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


append_only(WrittenDecision, may_become_null=["words"])
not_in_private_time(WrittenDecision)
