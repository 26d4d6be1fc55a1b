"""Three months later: the family's wish, tries, reviews by respondent, and the synthesis sheet."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.follow_up import Kept, Resolved, Wish
from conference.domain.questionnaires import Respondent
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.texts import fact, family_words
from conference.models.triggers import not_in_private_time


class FollowUp(Owned, Base):
    """What the family wished, and by when: one row a conference held."""

    __tablename__ = "follow_up"
    __table_args__ = (
        within("case_id", of="cases"),
        within("sitting_id", of="sitting"),
        UniqueConstraint("sitting_id"),
        Index("ix_follow_up_due", "department_id", "due_on"),
        Index("ix_follow_up_case", "department_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    sitting_id: Mapped[int]
    due_on: Mapped[date]
    wish: Mapped[Wish | None] = mapped_column(coded(Wish))
    resolved_at_end: Mapped[Resolved | None] = mapped_column(coded(Resolved))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Try(Owned, Base):
    """One attempt to reach the family for its review."""

    __tablename__ = "try"
    __table_args__ = (within("case_id", of="cases"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]
    way: Mapped[str] = fact(default="")


class Review(Keyed, Owned, Base):
    """What one respondent says, three months on or later."""

    __tablename__ = "review"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("id", "department_id"),
        Index("ix_review_on", "department_id", "on"),
        Index("ix_review_case", "department_id", "case_id", "on"),
    )

    case_id: Mapped[int]
    respondent: Mapped[Respondent] = mapped_column(coded(Respondent))
    on: Mapped[date]
    resolved: Mapped[Resolved] = mapped_column(coded(Resolved))
    plan_kept: Mapped[Kept | None] = mapped_column(coded(Kept))
    changed: Mapped[str] = family_words(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class ActionReview(Owned, Base):
    """What became of one action, according to one respondent."""

    __tablename__ = "action_review"
    __table_args__ = (
        within("review_id", of="review"),
        within("action_id", of="action"),
        UniqueConstraint("review_id", "action_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int]
    action_id: Mapped[int]
    kept: Mapped[Kept] = mapped_column(coded(Kept))


class Synthesis(Owned, Base):
    """The coordinator's synthesis sheet, for every case, completed or not [L2594-2596]."""

    __tablename__ = "synthesis"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    course: Mapped[str] = family_words(default="")
    helped: Mapped[str] = family_words(default="")
    hindered: Mapped[str] = family_words(default="")
    learned: Mapped[str] = family_words(default="")
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


not_in_private_time(FollowUp, Try, Review, Synthesis)
not_in_private_time(ActionReview, through=Review)
