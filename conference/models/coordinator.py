"""Coordinators of a département, and what each was at every date."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.place import Institution, Territory
from conference.models.texts import fact, person


class Coordinator(Keyed, Owned, Base):
    """Somebody trained to run conferences; the account comes when they sign in.

    ``undertaking_on`` is the day a volunteer signed their undertaking; ``leaves_on`` a departure that is announced.
    """

    __tablename__ = "coordinator"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "folded"),
        UniqueConstraint("department_id", "account_id"),
        within("institution_id", of="institution"),
        within("territory_id", of="territory"),
    )

    name: Mapped[str] = person()
    folded: Mapped[str] = person()
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    institution_id: Mapped[int | None]
    territory_id: Mapped[int | None]
    trained_on: Mapped[date | None]
    kind: Mapped[CoordinatorKind] = mapped_column(coded(CoordinatorKind), default=CoordinatorKind.EMPLOYEE)
    languages: Mapped[str] = fact(default="")
    undertaking_on: Mapped[date | None]
    leaves_on: Mapped[date | None]
    import_batch_id: Mapped[int | None]

    account: Mapped[Account | None] = relationship(viewonly=True)
    institution: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(Coordinator.institution_id) == Institution.id", viewonly=True
    )
    territory: Mapped[Territory | None] = relationship(
        primaryjoin="foreign(Coordinator.territory_id) == Territory.id", viewonly=True
    )
    standings: Mapped[list["Standing"]] = relationship(
        primaryjoin="Coordinator.id == foreign(Standing.coordinator_id)",
        order_by="Standing.since",
        viewonly=True,
    )


class Standing(Owned, Base):
    """The status of a coordinator from a day on, until the next one; ``until`` closes it."""

    __tablename__ = "standing"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        UniqueConstraint("coordinator_id", "since"),
        Index("ix_standing_status", "department_id", "status", "since"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int]
    status: Mapped[CoordinatorStatus] = mapped_column(coded(CoordinatorStatus))
    since: Mapped[date]
    until: Mapped[date | None]
