"""What a family page adds to a case: what the family chose for it, and what people say they have done."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Owned, within
from conference.models.triggers import append_only, not_in_private_time


class FamilyPage(Owned, Base):
    """What a family chose for its pages; ``marks``: each may say there what they have done of the plan."""

    __tablename__ = "family_page"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    marks: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class DoneMark(Owned, Base):
    """Somebody says by their link that an action of theirs is done, or is not after all: a line more each time.

    The plan never changes by it.
    """

    __tablename__ = "done_mark"
    __table_args__ = (
        within("case_id", of="cases"),
        within("plan_id", of="plan", along="case_id"),
        within("action_id", of="action", along="plan_id"),
        within("guest_id", of="guest", along="case_id"),
        Index("ix_done_mark_case", "department_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    plan_id: Mapped[int]
    action_id: Mapped[int]
    guest_id: Mapped[int]
    link_id: Mapped[int] = mapped_column(ForeignKey("personal_link.id"))
    done: Mapped[bool]
    recorded_at: Mapped[datetime]


append_only(DoneMark)
not_in_private_time(FamilyPage, DoneMark)
