"""What belongs to a child of a conference: choices one after the other, support, hours of the day, own words."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.child import Proposer, WordsFor
from conference.domain.preparation import ChildWay
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.guest import Guest
from conference.models.place import Institution
from conference.models.texts import family_words
from conference.models.triggers import append_only, not_in_private_time, outsiders_only


class ChildChoice(Owned, Base):
    """One way of taking part that a child chose; a change of mind is a line of its own, the last one holds."""

    __tablename__ = "child_choice"
    __table_args__ = (within("case_id", of="cases"), within("guest_id", of="guest", along="case_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    guest_id: Mapped[int] = mapped_column(index=True)
    way: Mapped[ChildWay | None] = mapped_column(coded(ChildWay))
    proposed_by: Mapped[Proposer | None] = mapped_column(coded(Proposer))
    on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Support(Owned, Base):
    """Who stands by a child: somebody of the network, and for which institution they work, if for any."""

    __tablename__ = "support"
    __table_args__ = (
        within("case_id", of="cases"),
        within("child_id", of="guest", along="case_id"),
        within("guest_id", of="guest", along="case_id"),
        within("works_for_id", of="institution"),
        UniqueConstraint("child_id"),
        check("of_another", "child_id <> guest_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    child_id: Mapped[int]
    guest_id: Mapped[int]
    works_for_id: Mapped[int | None]
    chosen_on: Mapped[date]
    version: Mapped[int] = mapped_column()

    guest: Mapped[Guest] = relationship(primaryjoin="foreign(Support.guest_id) == Guest.id", viewonly=True)
    works_for: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(Support.works_for_id) == Institution.id", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class ChildDay(Owned, Base):
    """The day as a child wants it: from when to when, by the clock of the place, and what they asked for."""

    __tablename__ = "child_day"
    __table_args__ = (
        within("case_id", of="cases"),
        within("guest_id", of="guest", along="case_id"),
        UniqueConstraint("guest_id"),
        check("order", "arrives_at IS NULL OR leaves_at IS NULL OR arrives_at < leaves_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    guest_id: Mapped[int]
    arrives_at: Mapped[time | None] = mapped_column(Time)
    leaves_at: Mapped[time | None] = mapped_column(Time)
    asked_for: Mapped[str] = family_words(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class ChildWords(Keyed, Owned, Base):
    """A child's own words, exactly, what they are for and who reads them aloud; other words are another version."""

    __tablename__ = "child_words"
    __table_args__ = (
        within("case_id", of="cases"),
        within("guest_id", of="guest", along="case_id"),
        within("reader_id", of="guest", along="case_id"),
        UniqueConstraint("guest_id", "purpose", "number"),
        check("for_the_coordinator_alone", "purpose <> 'coordinator' OR reader_id IS NULL"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    guest_id: Mapped[int]
    purpose: Mapped[WordsFor] = mapped_column(coded(WordsFor))
    number: Mapped[int]
    words: Mapped[str] = family_words()
    reader_id: Mapped[int | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    reader: Mapped[Guest | None] = relationship(primaryjoin="foreign(ChildWords.reader_id) == Guest.id", viewonly=True)


not_in_private_time(ChildChoice, Support, ChildDay, ChildWords)
append_only(ChildChoice)
append_only(ChildWords, may_become_null=["words"])
outsiders_only(Support)
