"""The central question, version by version."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, within
from conference.models.texts import family_words, person
from conference.models.triggers import append_only


class Question(Keyed, Owned, Base):
    """One version of the central question, in the family's words; the last one is the question."""

    __tablename__ = "question"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id", "number"))

    case_id: Mapped[int]
    number: Mapped[int]
    words: Mapped[str] = family_words()
    written_by: Mapped[str] = person(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    author: Mapped[Account | None] = relationship(viewonly=True)


append_only(Question, may_become_null=["words", "written_by"])
