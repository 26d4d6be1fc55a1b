"""Copies of the plan: who received it, whole, or in an extract made for who is kept apart."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.hand_out import Way
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.guest import Guest
from conference.models.plan import Plan
from conference.models.referral import Person
from conference.models.texts import person
from conference.models.triggers import append_only, handed_with_care, not_in_private_time


class HandOut(Keyed, Owned, Base):
    """A copy of an agreed plan given to somebody: of the network (``guest_id``), or whom the family adds.

    ``child_id``: where the family wants a sheet for each child, whose sheet it is rather than all of the plan.
    """

    __tablename__ = "hand_out"
    __table_args__ = (
        within("case_id", of="cases"),
        within("plan_id", of="plan", along="case_id"),
        within("guest_id", of="guest", along="case_id"),
        within("child_id", of="person"),
        check("sheet_or_extract", "child_id IS NULL OR NOT extract"),
        UniqueConstraint("department_id", "plan_id", "id"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    plan_id: Mapped[int]
    guest_id: Mapped[int | None]
    to_whom: Mapped[str | None] = person()
    way: Mapped[Way] = mapped_column(coded(Way), default=Way.BY_HAND)
    child_id: Mapped[int | None]
    extract: Mapped[bool] = mapped_column(default=False)
    with_question: Mapped[bool] = mapped_column(default=False)
    on: Mapped[date]

    child: Mapped[Person | None] = relationship(primaryjoin="foreign(HandOut.child_id) == Person.id", viewonly=True)


class ExtractAction(Owned, Base):
    """An action that an extract holds: of the plan that was handed out, and of no other."""

    __tablename__ = "extract_action"
    __table_args__ = (
        within("hand_out_id", of="hand_out", along="plan_id"),
        within("action_id", of="action", along="plan_id"),
        UniqueConstraint("hand_out_id", "action_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int]
    hand_out_id: Mapped[int]
    action_id: Mapped[int]


append_only(HandOut, may_become_null=["to_whom"])
append_only(ExtractAction)
handed_with_care(HandOut, ExtractAction, Plan, Guest)
not_in_private_time(HandOut)
not_in_private_time(ExtractAction, through=HandOut)
