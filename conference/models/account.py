"""Accounts, and what each may be in each département."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import BindParameter, ColumnElement, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.roles import Role
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.department import Department
from conference.models.place import Institution, Territory
from conference.models.texts import person, secret

if TYPE_CHECKING:
    from conference.models.case import Case


class Account(Keyed, Base):
    """Somebody who signs in. An account belongs to no département: its memberships do."""

    __tablename__ = "account"

    email: Mapped[str] = person(unique=True)
    name: Mapped[str] = person()
    password: Mapped[str | None] = secret()
    closed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Membership(Keyed, Owned, Base):
    """One role of one account in one département: for all of it, for one territory, or for one case.

    For one case: somebody lent by a neighbour to coordinate it, or to decide on it. ``until`` is the last day.
    ``name`` is how this département knows its holder: the account may be older, and another's.
    """

    __tablename__ = "membership"
    __table_args__ = (
        within("territory_id", of="territory"),
        within("institution_id", of="institution"),
        within("case_id", of="cases"),
        UniqueConstraint("account_id", "department_id", "role", "territory_id"),
        UniqueConstraint("account_id", "role", "case_id", name="uq_membership_case"),
        check("one_case_alone", "case_id IS NULL OR (territory_id IS NULL AND role IN ('coordinator', 'committee'))"),
        Index(
            "uq_membership_whole",
            "account_id",
            "department_id",
            "role",
            unique=True,
            sqlite_where=text("territory_id IS NULL AND case_id IS NULL"),
            postgresql_where=text("territory_id IS NULL AND case_id IS NULL"),
        ),
        Index("ix_membership_name", "department_id", "folded", "account_id"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[Role] = mapped_column(coded(Role))
    name: Mapped[str] = person()
    folded: Mapped[str] = person()
    territory_id: Mapped[int | None]
    institution_id: Mapped[int | None]
    case_id: Mapped[int | None] = mapped_column(index=True)
    since: Mapped[datetime]
    until: Mapped[date | None]
    # A role given to somebody who works elsewhere holds once the machine vouches for it: no département can
    # know who stands behind an account that another one opened.
    vouched: Mapped[bool] = mapped_column(default=True)

    @classmethod
    def holds(cls, today: date | BindParameter[date]) -> ColumnElement[bool]:
        """Whether a role opens anything on a day: vouched for, and not over."""
        return cls.vouched & (cls.until.is_(None) | (cls.until >= today))

    account: Mapped[Account] = relationship()
    department: Mapped[Department] = relationship()
    territory: Mapped[Territory | None] = relationship(
        primaryjoin="foreign(Membership.territory_id) == Territory.id", viewonly=True
    )
    case: Mapped["Case | None"] = relationship(
        "Case", primaryjoin="foreign(Membership.case_id) == Case.id", viewonly=True
    )
    institution: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(Membership.institution_id) == Institution.id", viewonly=True
    )
