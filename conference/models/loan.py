"""A coordinator lent by a neighbouring département, for one case, until the loan ends."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.base import Base, Keyed, Owned, check, within
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.texts import fact
from conference.models.triggers import not_in_private_time


class Loan(Keyed, Owned, Base):
    """Who lends whom, for which case; ``until`` is the last day, ``ended_at`` when it was ended before."""

    __tablename__ = "loan"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        UniqueConstraint("case_id", "coordinator_id"),
        check("order", "until IS NULL OR until >= since"),
        Index("ix_loan_since", "department_id", "since"),
    )

    case_id: Mapped[int]
    coordinator_id: Mapped[int] = mapped_column(index=True)
    lender: Mapped[str] = fact()
    since: Mapped[date]
    until: Mapped[date | None]
    ended_at: Mapped[datetime | None]

    case: Mapped[Case] = relationship(primaryjoin="foreign(Loan.case_id) == Case.id", viewonly=True)
    coordinator: Mapped[Coordinator] = relationship(
        primaryjoin="foreign(Loan.coordinator_id) == Coordinator.id", viewonly=True
    )


not_in_private_time(Loan)
