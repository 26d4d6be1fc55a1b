"""The network of a family: who is in it, and how each takes part."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.preparation import ChildWay, Invitation, Part, Safety
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.referral import Person
from conference.models.texts import family_words, person


class Guest(Keyed, Owned, Base):
    """Somebody in the network of one case: the part they have, what they answered, what keeps them safe."""

    __tablename__ = "guest"
    __table_args__ = (
        within("case_id", of="cases"),
        within("person_id", of="person"),
        UniqueConstraint("case_id", "person_id"),
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "case_id", "id"),
        check("way_of_a_child", "child_way IS NULL OR part = 'family'"),
    )

    case_id: Mapped[int]
    person_id: Mapped[int]
    part: Mapped[Part] = mapped_column(coded(Part))
    invitation: Mapped[Invitation] = mapped_column(coded(Invitation), default=Invitation.WAITING)
    safety: Mapped[Safety | None] = mapped_column(coded(Safety))
    safety_words: Mapped[str] = person(default="")
    child_way: Mapped[ChildWay | None] = mapped_column(coded(ChildWay))
    point: Mapped[str] = family_words(default="")
    needs: Mapped[str] = person(default="")
    asked_by_family: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    person: Mapped[Person] = relationship(primaryjoin="foreign(Guest.person_id) == Person.id", viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)
