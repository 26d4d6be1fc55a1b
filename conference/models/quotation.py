"""Words that may be quoted, coded by theme: out of an answer that leads to nobody, or of a review."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.questionnaires import Respondent
from conference.domain.quotation import QuotationState
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact, family_words
from conference.models.triggers import not_in_private_time


class Theme(Keyed, Owned, Base):
    """A theme of the département, in its own words."""

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("department_id", "folded"), UniqueConstraint("department_id", "id"))

    name: Mapped[str] = fact()
    folded: Mapped[str] = fact()


class QuotationTheme(Owned, Base):
    """One theme of a passage."""

    __tablename__ = "quotation_theme"
    __table_args__ = (
        within("quotation_id", of="quotation"),
        within("theme_id", of="theme"),
        UniqueConstraint("quotation_id", "theme_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    quotation_id: Mapped[int]
    theme_id: Mapped[int]


class Quotation(Keyed, Owned, Base):
    """A passage with its names masked; ``on`` is the first day of the quarter when it was said.

    ``criterion``: it says what counts, for who answered a review, for it to have gone well.
    An answer is named by its own key, and has no case; its rows are laid again with others, so that its key waits
    for the end of the transaction. Nothing to keep of an answer is an empty passage.
    """

    __tablename__ = "quotation"
    __table_args__ = (
        within("review_id", of="review"),
        within("case_id", of="cases"),
        UniqueConstraint("department_id", "id"),
        check("of_one_source", "(answer_id IS NULL) <> (review_id IS NULL)"),
        check("of_the_case_of_its_review", "(review_id IS NULL) = (case_id IS NULL)"),
        check("quoted_when_agreed", "state <> 'quotable' OR (agreed AND passage <> '')"),
        Index("ix_quotation_state", "department_id", "state", "on"),
        Index("ix_quotation_answer_id", "answer_id"),
        Index("ix_quotation_case_id", "case_id"),
    )

    answer_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("answer.id", deferrable=True, initially="DEFERRED"))
    review_id: Mapped[int | None]
    case_id: Mapped[int | None]
    passage: Mapped[str] = family_words(default="")
    respondent: Mapped[Respondent] = mapped_column(coded(Respondent))
    on: Mapped[date]
    agreed: Mapped[bool]
    criterion: Mapped[bool] = mapped_column(default=False)
    state: Mapped[QuotationState] = mapped_column(coded(QuotationState))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    themes: Mapped[list[Theme]] = relationship(
        secondary="quotation_theme",
        primaryjoin="Quotation.id == QuotationTheme.quotation_id",
        secondaryjoin="QuotationTheme.theme_id == Theme.id",
        order_by="Theme.folded",
        viewonly=True,
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


not_in_private_time(Quotation)
not_in_private_time(QuotationTheme, through=Quotation)
