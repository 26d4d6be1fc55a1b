"""A written consultation: the body is asked, between two sittings, about one coordinator for one case."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, within
from conference.models.coordinator import Coordinator
from conference.models.triggers import append_only, not_in_private_time


class Consultation(Keyed, Owned, Base):
    """What is asked; ``closed_at`` once it is decided, or given up."""

    __tablename__ = "consultation"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        UniqueConstraint("id", "department_id"),
        Index("ix_consultation_case", "case_id"),
        Index(
            "uq_consultation_open",
            "case_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    case_id: Mapped[int]
    coordinator_id: Mapped[int]
    opened_at: Mapped[datetime]
    opened_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None]

    coordinator: Mapped[Coordinator] = relationship(
        primaryjoin="foreign(Consultation.coordinator_id) == Coordinator.id", viewonly=True
    )


class Opinion(Owned, Base):
    """What one member answers; silence is no answer."""

    __tablename__ = "opinion"
    __table_args__ = (
        within("consultation_id", of="consultation"),
        UniqueConstraint("consultation_id", "account_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    favourable: Mapped[bool]
    at: Mapped[datetime]

    account: Mapped[Account] = relationship(viewonly=True)


append_only(Opinion)
not_in_private_time(Consultation)
not_in_private_time(Opinion, through=Consultation)
