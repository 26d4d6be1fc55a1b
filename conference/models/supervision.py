"""Who supervises a coordinator, and each time that they opened the log of a case: whom, why, until when."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, within
from conference.models.coordinator import Coordinator
from conference.models.texts import confided
from conference.models.triggers import append_only, not_in_private_time


class Supervision(Keyed, Owned, Base):
    """Somebody supervises a coordinator, from an instant until another; one at a time."""

    __tablename__ = "supervision"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        check("order", "until IS NULL OR until >= since"),
        Index(
            "ix_supervision_running",
            "coordinator_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
        Index("ix_supervision_account", "department_id", "account_id"),
    )

    coordinator_id: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    since: Mapped[datetime]
    until: Mapped[datetime | None]

    account: Mapped[Account] = relationship(viewonly=True)
    coordinator: Mapped[Coordinator] = relationship(
        primaryjoin="foreign(Supervision.coordinator_id) == Coordinator.id", viewonly=True
    )


class LogAccess(Keyed, Owned, Base):
    """A supervisor opened the log of a case, for a reason; it closes by itself at the end of their day."""

    __tablename__ = "log_access"
    __table_args__ = (
        within("case_id", of="cases"),
        check("order", "until >= at"),
        Index("ix_log_access_account", "department_id", "account_id", "case_id"),
        Index("ix_log_access_case", "department_id", "case_id"),
    )

    case_id: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    reason: Mapped[str] = confided()
    at: Mapped[datetime]
    until: Mapped[datetime]

    account: Mapped[Account] = relationship(viewonly=True)


append_only(LogAccess, may_become_null=["reason"])
not_in_private_time(LogAccess)
