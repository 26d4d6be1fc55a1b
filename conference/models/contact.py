"""Contact details, in a table of their own: nobody reads them but the coordinator of the case and their pair."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.contact import ContactKind
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.case import Case
from conference.models.referral import Person
from conference.models.texts import confided
from conference.models.triggers import not_in_private_time


class Contact(Keyed, Owned, Base):
    """One way to reach one person of a case; ``protected`` never leaves its page: no link, no list, no paper."""

    __tablename__ = "contact"
    __table_args__ = (
        within("case_id", of="cases"),
        within("person_id", of="person"),
        Index(
            "ix_contact_preferred",
            "person_id",
            unique=True,
            sqlite_where=text("preferred"),
            postgresql_where=text("preferred"),
        ),
        Index("ix_contact_case", "department_id", "case_id"),
    )

    case_id: Mapped[int]
    person_id: Mapped[int]
    kind: Mapped[ContactKind] = mapped_column(coded(ContactKind))
    value: Mapped[str] = confided()
    hours: Mapped[str] = confided(default="")
    preferred: Mapped[bool] = mapped_column(default=False)
    protected: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    case: Mapped[Case] = relationship(primaryjoin="foreign(Contact.case_id) == Case.id", viewonly=True)
    person: Mapped[Person] = relationship(primaryjoin="foreign(Contact.person_id) == Person.id", viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


not_in_private_time(Contact)
