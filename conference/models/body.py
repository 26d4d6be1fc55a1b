"""The designating body in session: its sittings, who came, and the seats of families."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.body import Presence, SittingState
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact, person
from conference.models.triggers import closed_for_good


class FamilySeat(Keyed, Owned, Base):
    """Somebody who sits for families, on general items only: no case, no name, and so no account."""

    __tablename__ = "family_seat"
    __table_args__ = (UniqueConstraint("id", "department_id"), Index("ix_family_seat_since", "department_id", "since"))

    name: Mapped[str] = person()
    since: Mapped[date]
    until: Mapped[date | None]


class BodySitting(Keyed, Owned, Base):
    """A sitting of the designating body. ``quorum`` is the one in force when it was opened."""

    __tablename__ = "body_sitting"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        check("opened_then_closed", "closed_at IS NULL OR (opened_at IS NOT NULL AND closed_at >= opened_at)"),
        Index("ix_body_sitting_planned", "department_id", "planned_at"),
        Index(
            "uq_body_sitting_open",
            "department_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    state: Mapped[SittingState] = mapped_column(coded(SittingState), default=SittingState.PLANNED)
    planned_at: Mapped[datetime]
    place: Mapped[str] = fact(default="")
    general: Mapped[str] = fact(default="")
    quorum: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Attendance(Owned, Base):
    """One who sits in the body, or for families, and whether they came to one sitting."""

    __tablename__ = "attendance"
    __table_args__ = (
        within("body_sitting_id", of="body_sitting"),
        within("family_seat_id", of="family_seat"),
        UniqueConstraint("body_sitting_id", "account_id"),
        UniqueConstraint("body_sitting_id", "family_seat_id", name="uq_attendance_seat"),
        check("one_of_two", "(account_id IS NULL) <> (family_seat_id IS NULL)"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_sitting_id: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    family_seat_id: Mapped[int | None]
    presence: Mapped[Presence] = mapped_column(coded(Presence))

    account: Mapped[Account | None] = relationship(viewonly=True)
    family_seat: Mapped[FamilySeat | None] = relationship(
        primaryjoin="foreign(Attendance.family_seat_id) == FamilySeat.id", viewonly=True
    )


closed_for_good(BodySitting, Attendance)
