"""Where things are: territories and institutions, both as trees."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.partner import InstitutionKind
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact


class Territory(Keyed, Owned, Base):
    """A territory of a département; it may hold others."""

    __tablename__ = "territory"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "folded"),
        within("parent_id", of="territory"),
    )

    name: Mapped[str] = fact()
    folded: Mapped[str] = fact()
    parent_id: Mapped[int | None]
    version: Mapped[int] = mapped_column()

    parent: Mapped["Territory | None"] = relationship(
        primaryjoin="foreign(Territory.parent_id) == remote(Territory.id)", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Institution(Keyed, Owned, Base):
    """An institution, or a service of one (then ``parent`` is the institution, which says of what ``kind`` both are).

    A ``kind`` that nobody said is None.
    """

    __tablename__ = "institution"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        within("parent_id", of="institution"),
        check("kind_of_a_whole", "parent_id IS NULL OR kind IS NULL"),
        Index("uq_institution_name", "department_id", "folded", unique=True),
    )

    name: Mapped[str] = fact()
    folded: Mapped[str] = fact()
    parent_id: Mapped[int | None] = mapped_column(index=True)
    authorised: Mapped[bool] = mapped_column(default=True)
    kind: Mapped[InstitutionKind | None] = mapped_column(coded(InstitutionKind))
    version: Mapped[int] = mapped_column()

    parent: Mapped["Institution | None"] = relationship(
        primaryjoin="foreign(Institution.parent_id) == remote(Institution.id)", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class TravelTime(Owned, Base):
    """The minutes on the road between two territories, whichever way; each pair stands once, the older place first."""

    __tablename__ = "travel_time"
    __table_args__ = (
        within("from_id", of="territory"),
        within("to_id", of="territory"),
        UniqueConstraint("from_id", "to_id"),
        check("once", "from_id < to_id"),
        check("plausible", "minutes >= 0 AND minutes <= 600"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int]
    to_id: Mapped[int]
    minutes: Mapped[int]
