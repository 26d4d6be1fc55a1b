"""The practice sheet: what is written in it, who moved and reviewed it; the criteria that it is held against."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.note import Move, NoteState
from conference.domain.practice_sheet import GridAnswer, Heading
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import TextKind, fact, person
from conference.models.triggers import append_only


class PracticeSheet(Keyed, Owned, Base):
    """The sheet of one year, from its draft on; what was published of it is a `Publication` whose source it is.

    ``reviewed`` is the whole of it as it was reviewed, figures included, and empty before: that is validated, and
    nothing else published.
    """

    __tablename__ = "practice_sheet"
    __table_args__ = (
        UniqueConstraint("department_id", "year"),
        UniqueConstraint("department_id", "id"),
        check("a_year", "year BETWEEN 1990 AND 2100"),
    )

    year: Mapped[int]
    state: Mapped[NoteState] = mapped_column(coded(NoteState), default=NoteState.DRAFT)
    reviewed: Mapped[dict[str, Any]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql"), info={"text": TextKind.FACT.value}, default=dict
    )
    begun_at: Mapped[datetime]
    begun_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class PracticeHeading(Owned, Base):
    """What is written under one heading. A participant may be named in it by mistake: it is read as such.

    ``writers`` are the accounts that ever changed a word of it, gone since or not.
    """

    __tablename__ = "practice_heading"
    __table_args__ = (
        within("practice_sheet_id", of="practice_sheet"),
        UniqueConstraint("practice_sheet_id", "heading"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_sheet_id: Mapped[int]
    heading: Mapped[Heading] = mapped_column(coded(Heading))
    words: Mapped[str] = person(default="")
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    writers: Mapped[list[int]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql"), info={"text": TextKind.FACT.value}, default=list
    )
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class PracticeMove(Owned, Base):
    """Who moved a sheet, and when."""

    __tablename__ = "practice_move"
    __table_args__ = (within("practice_sheet_id", of="practice_sheet"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_sheet_id: Mapped[int] = mapped_column(index=True)
    move: Mapped[Move] = mapped_column(coded(Move))
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PracticeNamesake(Owned, Base):
    """A word of a sheet that is a participant's name too, and why it may stay."""

    __tablename__ = "practice_namesake"
    __table_args__ = (within("practice_sheet_id", of="practice_sheet"), UniqueConstraint("practice_sheet_id", "word"))

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_sheet_id: Mapped[int]
    word: Mapped[str] = person()
    reason: Mapped[str] = person()
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PracticeCriterion(Keyed, Owned, Base):
    """One question of the département's grid; one that is withdrawn keeps what was answered to it."""

    __tablename__ = "practice_criterion"
    __table_args__ = (UniqueConstraint("department_id", "words"), UniqueConstraint("department_id", "id"))

    number: Mapped[int]
    words: Mapped[str] = fact()
    withdrawn: Mapped[bool] = mapped_column(default=False)


class PracticeReview(Owned, Base):
    """What one reviewer says of one criterion; said again, it is the last that counts."""

    __tablename__ = "practice_review"
    __table_args__ = (
        within("practice_sheet_id", of="practice_sheet"),
        within("criterion_id", of="practice_criterion"),
        UniqueConstraint("practice_sheet_id", "criterion_id", "by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_sheet_id: Mapped[int]
    criterion_id: Mapped[int]
    answer: Mapped[GridAnswer] = mapped_column(coded(GridAnswer))
    words: Mapped[str] = person(default="")
    at: Mapped[datetime]
    by: Mapped[int] = mapped_column(ForeignKey("account.id"))

    reviewer: Mapped[Account] = relationship(viewonly=True)


append_only(PracticeMove)
