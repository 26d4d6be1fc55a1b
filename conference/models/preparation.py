"""Preparing: what is agreed by whom, the question, who is invited, when and where, the information sheet."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.preparation import (
    AgreementState,
    AgreementTo,
    SheetState,
)
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.referral import Person
from conference.models.texts import fact, family_words, person
from conference.models.triggers import append_only


class Agreement(Keyed, Owned, Base):
    """What one person agreed to, when and how; a withdrawal is a line of its own. Nothing is overwritten."""

    __tablename__ = "agreement"
    __table_args__ = (
        within("case_id", of="cases"),
        within("person_id", of="person"),
        UniqueConstraint("id", "department_id"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[int]
    to: Mapped[AgreementTo] = mapped_column(coded(AgreementTo))
    state: Mapped[AgreementState] = mapped_column(coded(AgreementState))
    on: Mapped[date]
    way: Mapped[str] = fact(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    person: Mapped[Person] = relationship(primaryjoin="foreign(Agreement.person_id) == Person.id", viewonly=True)


class Question(Keyed, Owned, Base):
    """One version of the central question, in the family's words; the last one is the question."""

    __tablename__ = "question"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id", "number"))

    case_id: Mapped[int]
    number: Mapped[int]
    words: Mapped[str] = family_words()
    written_by: Mapped[str] = person(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    author: Mapped[Account | None] = relationship(viewonly=True)


class Sheet(Owned, Base):
    """The information sheet of a case: who wrote it, what it says, and whether it was agreed."""

    __tablename__ = "sheet"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id"),
        check("agreed_is_dated", "(state = 'agreed') = (agreed_on IS NOT NULL)"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    state: Mapped[SheetState] = mapped_column(coded(SheetState))
    concerns: Mapped[str] = family_words(default="")
    resources: Mapped[str] = family_words(default="")
    non_negotiables: Mapped[str] = family_words(default="")
    needless_why: Mapped[str] = family_words(default="")
    agreed_on: Mapped[date | None]
    agreed_by: Mapped[str] = person(default="")
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


append_only(Agreement, may_become_null=["way"])
