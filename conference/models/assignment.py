"""What neutrality is decided on: declarations, ties, derogations, and who was assigned when."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.body import Way
from conference.domain.neutrality import Rule, TieKind
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.texts import fact, family_words
from conference.models.triggers import append_only, in_session, not_in_private_time


class Declaration(Keyed, Owned, Base):
    """A coordinator asked whether a tie exists, and the answer; silence is not a yes.

    ``withdrawn_at``: the question was taken back before it was answered.
    """

    __tablename__ = "declaration"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        UniqueConstraint("case_id", "coordinator_id"),
        check("answer_dated", "(answered_at IS NULL) = (knows IS NULL)"),
        check("taken_back_unanswered", "withdrawn_at IS NULL OR answered_at IS NULL"),
        Index("ix_declaration_asked", "department_id", "asked_at"),
    )

    case_id: Mapped[int]
    coordinator_id: Mapped[int] = mapped_column(index=True)
    asked_at: Mapped[datetime]
    asked_by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    knows: Mapped[bool | None]
    withdrawn_at: Mapped[datetime | None]

    case: Mapped[Case] = relationship(primaryjoin="foreign(Declaration.case_id) == Case.id", viewonly=True)
    coordinator: Mapped[Coordinator] = relationship(
        primaryjoin="foreign(Declaration.coordinator_id) == Coordinator.id", viewonly=True
    )


class Tie(Owned, Base):
    """A kind of tie between a coordinator and a family: the kind, never what it is."""

    __tablename__ = "tie"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        UniqueConstraint("case_id", "coordinator_id", "kind"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    coordinator_id: Mapped[int]
    kind: Mapped[TieKind] = mapped_column(coded(TieKind))


class Derogation(Keyed, Owned, Base):
    """The body sets one rule aside for one coordinator on one case, with a reason and an author.

    It does so again where something was declared since.
    """

    __tablename__ = "derogation"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        within("body_sitting_id", of="body_sitting"),
        Index("ix_derogation_case", "case_id", "coordinator_id"),
        Index("ix_derogation_decided", "department_id", "decided_at"),
    )

    case_id: Mapped[int]
    coordinator_id: Mapped[int]
    rule: Mapped[Rule] = mapped_column(coded(Rule))
    reason: Mapped[str] = family_words()
    body_name: Mapped[str] = fact()
    way: Mapped[Way | None] = mapped_column(coded(Way))
    body_sitting_id: Mapped[int | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime]

    author: Mapped[Account] = relationship(viewonly=True)


class Assignment(Owned, Base):
    """A coordinator of a case, or their ``pair``, from an instant to another; nothing is left of a case that ends.

    An ``urgent`` one was decided between two sittings, and holds until one confirms it or hands over.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        within("confirmed_in", of="body_sitting"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    coordinator_id: Mapped[int] = mapped_column(index=True)
    pair: Mapped[bool] = mapped_column(default=False)
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    urgent: Mapped[bool] = mapped_column(default=False)
    confirmed_at: Mapped[datetime | None]
    confirmed_in: Mapped[int | None]


class FamilyRefusal(Owned, Base):
    """The family will not have this coordinator: no reason is asked, and none is kept."""

    __tablename__ = "family_refusal"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        UniqueConstraint("case_id", "coordinator_id"),
        Index("ix_family_refusal_told", "department_id", "told_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    coordinator_id: Mapped[int]
    told_at: Mapped[datetime]
    told_by: Mapped[int] = mapped_column(ForeignKey("account.id"))


RUNNING = Assignment.until.is_(None)
Index(
    "ix_assignment_running",
    Assignment.department_id,
    Assignment.coordinator_id,
    sqlite_where=RUNNING,
    postgresql_where=RUNNING,
)


append_only(Derogation, may_become_null=["reason"])
append_only(FamilyRefusal)
not_in_private_time(FamilyRefusal)
in_session("body_sitting", Derogation)
