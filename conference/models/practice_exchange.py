"""What is counted of published sheets: exchanges that readers asked for, and practices taken up elsewhere."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.base import Base, Keyed, Owned, check, within
from conference.models.practice_sheet import PracticeSheet
from conference.models.texts import person, secret


class PracticeExchange(Keyed, Owned, Base):
    """A reader's request, what was answered and what came of it.

    ``once`` is the digest of the form that it came by: the same form sent twice to a sheet is one request.
    """

    __tablename__ = "practice_exchange"
    __table_args__ = (
        within("practice_sheet_id", of="practice_sheet"),
        UniqueConstraint("practice_sheet_id", "once"),
        check("reuse_says_who", "reuse_on IS NULL OR reuse_by <> ''"),
        Index("ix_practice_exchange_sheet", "practice_sheet_id", "received_at"),
    )

    practice_sheet_id: Mapped[int]
    once: Mapped[str] = secret()
    service: Mapped[str] = person()
    mail: Mapped[str] = person()
    message: Mapped[str] = person()
    received_at: Mapped[datetime]
    answered_on: Mapped[date | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    reuse_on: Mapped[date | None]
    reuse_by: Mapped[str] = person(default="")
    version: Mapped[int] = mapped_column()

    sheet: Mapped[PracticeSheet] = relationship(
        primaryjoin="foreign(PracticeExchange.practice_sheet_id) == PracticeSheet.id", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)
