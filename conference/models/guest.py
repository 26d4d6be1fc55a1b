"""The network of a family: its sides, who is in it, their ties, and whom the family thinks of besides."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.network import BondKind, Circle, Generation, Need, QuietNote
from conference.domain.paper import Letter
from conference.domain.preparation import ChildWay, Invitation, Part, Safety
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.referral import Person
from conference.models.texts import fact, family_words, person


class Side(Keyed, Owned, Base):
    """One side of a network, named as the family names it; ``needless``: that nobody is on it is as it should be."""

    __tablename__ = "side"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id", "number"),
        UniqueConstraint("department_id", "case_id", "id"),
        check("at_most_six", "number BETWEEN 1 AND 6"),
    )

    case_id: Mapped[int]
    number: Mapped[int]
    name: Mapped[str] = person()
    needless: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Guest(Keyed, Owned, Base):
    """Somebody in the network of one case: their place in it, the part they have, what they answered and need.

    ``sideless``: asked, and of no side. ``instead``: how somebody who does not come contributes all the same.
    """

    __tablename__ = "guest"
    __table_args__ = (
        within("case_id", of="cases"),
        within("person_id", of="person"),
        within("side_id", of="side", along="case_id"),
        UniqueConstraint("case_id", "person_id"),
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "case_id", "id"),
        check("way_of_a_child", "child_way IS NULL OR part = 'family'"),
        check("side_or_none", "side_id IS NULL OR NOT sideless"),
    )

    case_id: Mapped[int]
    person_id: Mapped[int]
    part: Mapped[Part] = mapped_column(coded(Part))
    side_id: Mapped[int | None]
    sideless: Mapped[bool] = mapped_column(default=False)
    generation: Mapped[Generation | None] = mapped_column(coded(Generation))
    circle: Mapped[Circle | None] = mapped_column(coded(Circle))
    invitation: Mapped[Invitation] = mapped_column(coded(Invitation), default=Invitation.WAITING)
    why_not: Mapped[str] = person(default="")
    instead: Mapped[str] = person(default="")
    safety: Mapped[Safety | None] = mapped_column(coded(Safety))
    safety_words: Mapped[str] = person(default="")
    child_way: Mapped[ChildWay | None] = mapped_column(coded(ChildWay))
    point: Mapped[str] = family_words(default="")
    needs_travel: Mapped[bool] = mapped_column(default=False)
    needs_interpreter: Mapped[bool] = mapped_column(default=False)
    needs_childcare: Mapped[bool] = mapped_column(default=False)
    needs_access: Mapped[bool] = mapped_column(default=False)
    needs: Mapped[str] = person(default="")
    asked_by_family: Mapped[bool] = mapped_column(default=False)
    # How they are invited: in which language, French where none is said; in which words, by age where none is chosen.
    language: Mapped[str] = fact(default="")
    letter: Mapped[Letter | None] = mapped_column(coded(Letter))
    version: Mapped[int] = mapped_column()

    person: Mapped[Person] = relationship(primaryjoin="foreign(Guest.person_id) == Person.id", viewonly=True)
    side: Mapped[Side | None] = relationship(primaryjoin="foreign(Guest.side_id) == Side.id", viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def needed(self) -> list[Need]:
        """What has to be found so that they can come."""
        return [need for need in Need if getattr(self, f"needs_{need.value}")]


class Bond(Keyed, Owned, Base):
    """What two people of a network are to one another; who helps comes first."""

    __tablename__ = "bond"
    __table_args__ = (
        within("case_id", of="cases"),
        within("one_id", of="guest", along="case_id"),
        within("other_id", of="guest", along="case_id"),
        UniqueConstraint("one_id", "other_id", "kind"),
        check("of_two", "one_id <> other_id"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    one_id: Mapped[int]
    other_id: Mapped[int]
    kind: Mapped[BondKind] = mapped_column(coded(BondKind))
    words: Mapped[str] = person(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Mention(Keyed, Owned, Base):
    """Somebody whom the family thinks of and has not decided to invite."""

    __tablename__ = "mention"
    __table_args__ = (within("case_id", of="cases"),)

    case_id: Mapped[int] = mapped_column(index=True)
    name: Mapped[str] = person()
    tie: Mapped[str] = fact(default="")


class NeedlessNote(Owned, Base):
    """A quiet note on a network that was answered "sans objet"."""

    __tablename__ = "needless_note"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id", "note"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    note: Mapped[QuietNote] = mapped_column(coded(QuietNote))
