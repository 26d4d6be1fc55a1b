"""The family's plan: versions, actions, form and content."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.plan import Carrier, Content, FormPoint
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import family_words, person
from conference.models.triggers import not_in_private_time, once_agreed


class Plan(Keyed, Owned, Base):
    """One version of a plan. Once agreed it never changes: a correction is a new version."""

    __tablename__ = "plan"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id", "number"),
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "case_id", "id"),
        check("valid_once_agreed", "form_valid_at IS NULL OR agreed_at IS NOT NULL"),
    )

    case_id: Mapped[int]
    number: Mapped[int]
    otherwise: Mapped[str] = family_words(default="")
    watched_by: Mapped[str] = person(default="")
    taken_down_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    agreed_at: Mapped[datetime | None]
    answers_question: Mapped[bool | None]
    actions_clear: Mapped[bool | None]
    otherwise_said: Mapped[bool | None]
    watcher_said: Mapped[bool | None]
    review_said: Mapped[bool | None]
    form_valid_at: Mapped[datetime | None]
    content: Mapped[Content | None] = mapped_column(coded(Content))
    content_at: Mapped[datetime | None]
    decision_asked_on: Mapped[date | None]
    decision_answered_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    actions: Mapped[list["Action"]] = relationship(
        primaryjoin="Plan.id == foreign(Action.plan_id)", order_by="Action.number", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Action(Keyed, Owned, Base):
    """One action, in the family's words: what, who, by when, who helps, who checks."""

    __tablename__ = "action"
    __table_args__ = (
        within("plan_id", of="plan"),
        UniqueConstraint("plan_id", "number"),
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "plan_id", "id"),
    )

    plan_id: Mapped[int]
    number: Mapped[int]
    what: Mapped[str] = family_words()
    who: Mapped[str] = person(default="")
    by_when: Mapped[str] = family_words(default="")
    by_day: Mapped[date | None]
    helped_by: Mapped[str] = person(default="")
    checked_by: Mapped[str] = person(default="")
    carrier: Mapped[Carrier] = mapped_column(coded(Carrier), default=Carrier.FAMILY)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


ANSWERED = (
    *(point.value for point in FormPoint),
    *("form_valid_at", "content", "content_at", "decision_asked_on", "decision_answered_on"),
)
once_agreed(Plan, Action, may_change=(*ANSWERED, "version"))
not_in_private_time(Plan)
not_in_private_time(Action, through=Plan)
