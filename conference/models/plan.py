"""The family's plan: versions, actions, form and content."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.plan import Carrier, Content, FormPoint
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.guest import Guest
from conference.models.referral import Person
from conference.models.texts import family_words, person
from conference.models.triggers import agreed_with, not_in_private_time, once_agreed


class Plan(Keyed, Owned, Base):
    """One version of a plan. Once agreed it never changes: a correction is a new version.

    ``sheet_each``: the family wants a sheet for each child. The plan stays one, so that form, content and follow-up
    look at all of it; a child's sheet holds the actions for that child and those for everybody.
    """

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
    review_on: Mapped[date | None]
    sheet_each: Mapped[bool] = mapped_column(default=False)
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
    review_guests: Mapped[list[Guest]] = relationship(secondary="review_guest", order_by=Guest.id, viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Action(Keyed, Owned, Base):
    """One action, in the family's words: what, who, by when, who helps, who checks, and for whom: nobody is everybody.

    ``line`` is what an action is called from one version of the plan to the next.
    """

    __tablename__ = "action"
    __table_args__ = (
        within("plan_id", of="plan"),
        UniqueConstraint("plan_id", "number"),
        UniqueConstraint("plan_id", "line"),
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "plan_id", "id"),
    )

    plan_id: Mapped[int]
    number: Mapped[int]
    line: Mapped[int]
    what: Mapped[str] = family_words()
    who: Mapped[str] = person(default="")
    by_when: Mapped[str] = family_words(default="")
    by_day: Mapped[date | None]
    helped_by: Mapped[str] = person(default="")
    checked_by: Mapped[str] = person(default="")
    carrier: Mapped[Carrier] = mapped_column(coded(Carrier), default=Carrier.FAMILY)
    version: Mapped[int] = mapped_column()

    for_whom: Mapped[list[Person]] = relationship(secondary="beneficiary", order_by=Person.id, viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Beneficiary(Owned, Base):
    """Somebody concerned for whom an action is, rather than for everybody."""

    __tablename__ = "beneficiary"
    __table_args__ = (
        within("action_id", of="action", along="plan_id"),
        within("person_id", of="person"),
        UniqueConstraint("action_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int]
    action_id: Mapped[int]
    person_id: Mapped[int]


class ReviewGuest(Owned, Base):
    """Somebody of the network whom the family wants at the review."""

    __tablename__ = "review_guest"
    __table_args__ = (
        within("plan_id", of="plan", along="case_id"),
        within("guest_id", of="guest", along="case_id"),
        UniqueConstraint("plan_id", "guest_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    plan_id: Mapped[int]
    guest_id: Mapped[int]


ANSWERED = (
    *(point.value for point in FormPoint),
    *("form_valid_at", "content", "content_at", "decision_asked_on", "decision_answered_on"),
)
once_agreed(Plan, may_change=(*ANSWERED, "version"))
agreed_with(Plan, Action, Beneficiary, ReviewGuest)
not_in_private_time(Plan, ReviewGuest)
not_in_private_time(Action, Beneficiary, through=Plan)
