"""Three months later: the family's wish, tries, reviews by respondent, and the synthesis sheet."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.follow_up import Call, Home, Kept, Resolved, ThanksWay, When, Wish
from conference.domain.questionnaires import Respondent
from conference.domain.referral import LegalContext
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact, family_words
from conference.models.triggers import not_in_private_time


class FollowUp(Owned, Base):
    """What the family wished, and by when: one row a conference held."""

    __tablename__ = "follow_up"
    __table_args__ = (
        within("case_id", of="cases"),
        within("sitting_id", of="sitting"),
        UniqueConstraint("sitting_id"),
        check("call_dated", '("call" IS NULL) = (called_on IS NULL)'),
        Index("ix_follow_up_due", "department_id", "due_on"),
        Index("ix_follow_up_case", "department_id", "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    sitting_id: Mapped[int]
    due_on: Mapped[date]
    wish: Mapped[Wish | None] = mapped_column(coded(Wish))
    resolved_at_end: Mapped[Resolved | None] = mapped_column(coded(Resolved))
    hand_out_due_on: Mapped[date | None]
    call_due_on: Mapped[date | None]
    call: Mapped[Call | None] = mapped_column(coded(Call))
    called_on: Mapped[date | None]
    call_words: Mapped[str] = family_words(default="")
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
    unexpected: Mapped[str] = family_words(default="")
    criterion: Mapped[str] = family_words(default="")
    next_on: Mapped[date | None]
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


class Living(Owned, Base):
    """Where one child lives and under which measure, before the conference or at its review."""

    __tablename__ = "living"
    __table_args__ = (
        within("case_id", of="cases"),
        within("person_id", of="person"),
        UniqueConstraint("person_id", "when"),
        Index("ix_living_case", "department_id", "case_id"),
        Index("ix_living_on", "department_id", "when", "on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    person_id: Mapped[int]
    when: Mapped[When] = mapped_column(coded(When))
    home: Mapped[Home | None] = mapped_column(coded(Home))
    measure: Mapped[LegalContext | None] = mapped_column(coded(LegalContext, "measure"))
    on: Mapped[date]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Thanks(Owned, Base):
    """When and how the family was thanked, and told that the work with it is over."""

    __tablename__ = "thanks"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    on: Mapped[date]
    way: Mapped[ThanksWay] = mapped_column(coded(ThanksWay))
    noted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


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


not_in_private_time(FollowUp, Try, Review, Living, Thanks, Synthesis)
not_in_private_time(ActionReview, through=Review)
