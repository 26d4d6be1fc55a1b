"""Coordinators of a département, and what each was at every date."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus, StandingReason, Stood
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.place import Institution, Territory
from conference.models.texts import fact, person
from conference.models.triggers import append_only


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
    elsewhere: Mapped[list[Territory]] = relationship(
        secondary="coordinator_territory",
        primaryjoin="Coordinator.id == foreign(CoordinatorTerritory.coordinator_id)",
        secondaryjoin="Territory.id == foreign(CoordinatorTerritory.territory_id)",
        order_by="Territory.folded",
        viewonly=True,
    )
    standings: Mapped[list["Standing"]] = relationship(
        primaryjoin="Coordinator.id == foreign(Standing.coordinator_id)",
        order_by="Standing.since",
        viewonly=True,
    )


class CoordinatorTerritory(Owned, Base):
    """A territory that somebody works in besides their own, from which the roads are counted."""

    __tablename__ = "coordinator_territory"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        within("territory_id", of="territory"),
        UniqueConstraint("coordinator_id", "territory_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int]
    territory_id: Mapped[int] = mapped_column(index=True)


class Standing(Owned, Base):
    """The status of a coordinator from a day on, until the next one begins; why, for who pauses or leaves."""

    __tablename__ = "standing"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        UniqueConstraint("coordinator_id", "since"),
        check("explained_alone", "reason IS NULL OR status IN ('paused', 'left')"),
        check("other_in_words", "reason IS NULL OR reason <> 'other' OR words <> ''"),
        Index("ix_standing_status", "department_id", "status", "since"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int]
    status: Mapped[CoordinatorStatus] = mapped_column(coded(CoordinatorStatus))
    since: Mapped[date]
    reason: Mapped[StandingReason | None] = mapped_column(coded(StandingReason))
    words: Mapped[str] = fact(default="")

    @property
    def stood(self) -> Stood:
        """The same, as a plain value."""
        return Stood(self.status, self.since, self.reason, self.words)


class StandingCorrection(Owned, Base):
    """A line of the register that was put right: what it said, what it says instead, why, by whom and when.

    Nothing before: a line had been forgotten. Nothing instead: it should never have been there.
    """

    __tablename__ = "standing_correction"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        check("of_something", "was_since IS NOT NULL OR since IS NOT NULL"),
        check("dated_before", "(was_since IS NULL) = (was_status IS NULL)"),
        check("dated_instead", "(since IS NULL) = (status IS NULL)"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int] = mapped_column(index=True)
    was_status: Mapped[CoordinatorStatus | None] = mapped_column(coded(CoordinatorStatus, "was_status"))
    was_since: Mapped[date | None]
    was_reason: Mapped[StandingReason | None] = mapped_column(coded(StandingReason, "was_reason"))
    was_words: Mapped[str] = fact(default="")
    status: Mapped[CoordinatorStatus | None] = mapped_column(coded(CoordinatorStatus))
    since: Mapped[date | None]
    reason: Mapped[StandingReason | None] = mapped_column(coded(StandingReason))
    words: Mapped[str] = fact(default="")
    why: Mapped[str] = fact()
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]

    account: Mapped[Account | None] = relationship(viewonly=True)


append_only(StandingCorrection)
