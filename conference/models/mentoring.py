"""Who accompanies a coordinator who begins."""

from datetime import date

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.models.base import Base, Owned, check, within
from conference.models.coordinator import Coordinator


class Mentoring(Owned, Base):
    """Somebody accompanies a coordinator who begins, from a day to another; one at a time."""

    __tablename__ = "mentoring"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        within("mentor_id", of="coordinator"),
        check("of_two", "coordinator_id <> mentor_id"),
        check("order", "until IS NULL OR until >= since"),
        Index(
            "ix_mentoring_running",
            "coordinator_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
        Index("ix_mentoring_mentor", "mentor_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[int]
    mentor_id: Mapped[int]
    since: Mapped[date]
    until: Mapped[date | None]

    coordinator: Mapped[Coordinator] = relationship(
        primaryjoin="foreign(Mentoring.coordinator_id) == Coordinator.id", viewonly=True
    )
    mentor: Mapped[Coordinator] = relationship(
        primaryjoin="foreign(Mentoring.mentor_id) == Coordinator.id", viewonly=True
    )
