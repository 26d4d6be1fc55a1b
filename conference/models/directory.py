"""The directory of local resources that people are told of when information is shared."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.referral import Field
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.place import Territory
from conference.models.texts import fact, person
from conference.models.triggers import append_only


class DirectoryEntry(Keyed, Owned, Base):
    """A resource: what it offers, where, how it is reached. Without territory it serves the whole département.

    ``folded`` is what a search reads. One that is no more is ``closed_on`` a day, and stays.
    """

    __tablename__ = "directory_entry"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        within("territory_id", of="territory"),
        Index("ix_directory_entry_name", "department_id", "folded"),
    )

    name: Mapped[str] = fact()
    offers: Mapped[str] = fact()
    folded: Mapped[str] = fact()
    territory_id: Mapped[int | None]
    contact: Mapped[str] = person()
    cost: Mapped[str] = fact(default="")
    languages: Mapped[str] = fact(default="")
    closed_on: Mapped[date | None]
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    territory: Mapped[Territory | None] = relationship(
        primaryjoin="foreign(DirectoryEntry.territory_id) == Territory.id", viewonly=True
    )
    audiences: Mapped[list["DirectoryAudience"]] = relationship(
        primaryjoin="DirectoryEntry.id == foreign(DirectoryAudience.directory_entry_id)",
        order_by="DirectoryAudience.field",
        viewonly=True,
    )
    checks: Mapped[list["DirectoryCheck"]] = relationship(
        primaryjoin="DirectoryEntry.id == foreign(DirectoryCheck.directory_entry_id)",
        order_by="DirectoryCheck.id",
        viewonly=True,
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def fields(self) -> list[Field]:
        """For whom it is; nobody in particular where there is none."""
        return [audience.field for audience in self.audiences]

    @property
    def last_check(self) -> "DirectoryCheck | None":
        """When all of this was last found true, and by whom."""
        return self.checks[-1] if self.checks else None


class DirectoryAudience(Owned, Base):
    """One of the fields that a resource is for."""

    __tablename__ = "directory_audience"
    __table_args__ = (
        within("directory_entry_id", of="directory_entry"),
        UniqueConstraint("directory_entry_id", "field"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    directory_entry_id: Mapped[int]
    field: Mapped[Field] = mapped_column(coded(Field))


class DirectoryCheck(Owned, Base):
    """Somebody found on a day that what is said of a resource is true."""

    __tablename__ = "directory_check"
    __table_args__ = (
        within("directory_entry_id", of="directory_entry"),
        Index("ix_directory_check_entry", "directory_entry_id", "on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    directory_entry_id: Mapped[int]
    on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    author: Mapped[Account | None] = relationship(viewonly=True)


append_only(DirectoryCheck)
