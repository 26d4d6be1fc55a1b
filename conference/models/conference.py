"""The day: sittings, their three parts, who was there; and danger notices, at any minute.

Of private time stand here its start, its end and who was in it. There is no column for what was said.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.private_time import Moment
from conference.models.agreement import Agreement
from conference.models.assignment import Assignment, Declaration, Derogation, Tie
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.case import Case, CaseWord
from conference.models.guest import Bond, Guest, Mention, NeedlessNote, Side
from conference.models.journal import DelayRow, Passage, StayRow
from conference.models.question import Question
from conference.models.referral import KnownBy, Person, Referral
from conference.models.sheet import Sheet
from conference.models.texts import family_words
from conference.models.triggers import append_only, not_in_private_time, only_who_may_stay


class Sitting(Keyed, Owned, Base):
    """One meeting of a conference, planned, moved or held; a case may have several."""

    __tablename__ = "sitting"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id", "number"),
        UniqueConstraint("id", "department_id"),
        check("given_up_or_held", "held_at IS NULL OR given_up_at IS NULL"),
        Index("ix_sitting_held", "department_id", "held_at"),
        Index("ix_sitting_case", "department_id", "case_id", "held_at"),
    )

    case_id: Mapped[int]
    number: Mapped[int]
    at: Mapped[datetime | None]
    place: Mapped[str] = family_words(default="")
    chosen_by_family: Mapped[bool | None]
    given_up_at: Mapped[datetime | None]
    given_up_why: Mapped[str] = family_words(default="")
    held_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    moments: Mapped[list["MomentRow"]] = relationship(
        primaryjoin="Sitting.id == foreign(MomentRow.sitting_id)", order_by="MomentRow.began_at", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class MomentRow(Owned, Base):
    """One part of the day: when it began and ended. Private time runs while it has no end."""

    __tablename__ = "moment"
    __table_args__ = (
        within("sitting_id", of="sitting"),
        UniqueConstraint("sitting_id", "moment"),
        check("order", "ended_at IS NULL OR ended_at >= began_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int]
    moment: Mapped[Moment] = mapped_column(coded(Moment))
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Presence(Owned, Base):
    """Somebody who was there, and whether they stayed in private time."""

    __tablename__ = "presence"
    __table_args__ = (
        within("sitting_id", of="sitting"),
        within("guest_id", of="guest"),
        UniqueConstraint("sitting_id", "guest_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sitting_id: Mapped[int]
    guest_id: Mapped[int]
    arrived_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    in_private_time: Mapped[bool] = mapped_column(default=False)

    guest: Mapped[Guest] = relationship(primaryjoin="foreign(Presence.guest_id) == Guest.id", viewonly=True)


class DangerNotice(Keyed, Owned, Base):
    """What was transmitted, when, to whom: nothing else."""

    __tablename__ = "danger_notice"
    __table_args__ = (within("case_id", of="cases"),)

    case_id: Mapped[int] = mapped_column(index=True)
    transmitted: Mapped[str] = family_words()
    to_whom: Mapped[str] = family_words()
    at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


not_in_private_time(Case, CaseWord, Passage, StayRow, DelayRow, Referral, Person, KnownBy)
not_in_private_time(Declaration, Tie, Derogation, Assignment, Question, Guest, Sheet, Agreement, Sitting)
not_in_private_time(Side, Bond, Mention, NeedlessNote)
not_in_private_time(MomentRow, through=Sitting)
only_who_may_stay(Presence)
append_only(DangerNotice, may_become_null=["transmitted", "to_whom"])
