"""What a plan asks of institutions, as part of its version, and their answers, which come after it is agreed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.resource import Reply
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.place import Institution
from conference.models.plan import Action, Plan
from conference.models.texts import family_words, person
from conference.models.triggers import agreed_with, append_only, not_in_private_time


class Resource(Keyed, Owned, Base):
    """Something asked of one institution, for an action or for the whole plan.

    ``line`` is what it is called from one version of the plan to the next, as long as the same is asked of the same:
    answers follow it.
    """

    __tablename__ = "resource"
    __table_args__ = (
        within("plan_id", of="plan", along="case_id"),
        within("action_id", of="action", along="plan_id"),
        within("institution_id", of="institution"),
        UniqueConstraint("plan_id", "line"),
        UniqueConstraint("department_id", "case_id", "id"),
        check("of_one_institution", "institution_id IS NULL OR asked_of = ''"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    plan_id: Mapped[int]
    action_id: Mapped[int | None]
    line: Mapped[int]
    what: Mapped[str] = family_words()
    institution_id: Mapped[int | None]
    asked_of: Mapped[str] = person(default="")
    version: Mapped[int] = mapped_column()

    plan: Mapped[Plan] = relationship(primaryjoin="foreign(Resource.plan_id) == Plan.id", viewonly=True)
    action: Mapped[Action | None] = relationship(primaryjoin="foreign(Resource.action_id) == Action.id", viewonly=True)
    institution: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(Resource.institution_id) == Institution.id", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def of(self) -> str:
        """The name of the institution."""
        return self.institution.name if self.institution else self.asked_of


class ResourceReply(Owned, Base):
    """What an institution answered on a day, and why; the last one holds."""

    __tablename__ = "resource_reply"
    __table_args__ = (within("resource_id", of="resource", along="case_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    resource_id: Mapped[int] = mapped_column(index=True)
    reply: Mapped[Reply] = mapped_column(coded(Reply))
    on: Mapped[date]
    reason: Mapped[str | None] = family_words()
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    resource: Mapped[Resource] = relationship(
        primaryjoin="foreign(ResourceReply.resource_id) == Resource.id", viewonly=True
    )
    author: Mapped[Account | None] = relationship(viewonly=True)


agreed_with(Plan, Resource)
append_only(ResourceReply, may_become_null=["reason"])
not_in_private_time(Resource, ResourceReply)
