"""Complaints: written from a family page to the lead. Who wrote one is what they say of it, and nothing else."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, within
from conference.models.case import Case
from conference.models.texts import confided, secret
from conference.models.triggers import not_in_private_time


class Complaint(Keyed, Owned, Base):
    """What somebody of a family says is not right, how they are reached if they wish, and what was answered.

    ``once`` is the digest of the form that it came by: the same form sent twice is one complaint.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("department_id", "number"),
        UniqueConstraint("once"),
        check("answered_in_words", "answered_at IS NULL OR answer <> ''"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    number: Mapped[int]
    once: Mapped[str] = secret()
    words: Mapped[str] = confided()
    reached: Mapped[str] = confided(default="")
    received_at: Mapped[datetime]
    answer: Mapped[str] = confided(default="")
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    case: Mapped[Case] = relationship(primaryjoin="foreign(Complaint.case_id) == Case.id", viewonly=True)
    author: Mapped[Account | None] = relationship(viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


not_in_private_time(Complaint)
