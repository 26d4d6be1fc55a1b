"""The log of a case: contacts, attempts and preparation notes. It leaves its page neither by search, file nor mail."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.log import ContactResult, ContactWay, LogKind
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.referral import Person
from conference.models.texts import confided
from conference.models.triggers import not_in_private_time


class LogEntry(Keyed, Owned, Base):
    """One line: a contact with somebody of the case, or with ``whom`` else; or a note, which is words alone."""

    __tablename__ = "log_entry"
    __table_args__ = (
        within("case_id", of="cases"),
        within("person_id", of="person"),
        check("contact_has_its_result", "(kind = 'contact') = (way IS NOT NULL) AND (way IS NULL) = (result IS NULL)"),
        check("not_in_the_future", "happened_at <= COALESCE(corrected_at, recorded_at)"),
        Index("ix_log_entry_case", "department_id", "case_id", "happened_at", "id"),
    )

    case_id: Mapped[int]
    kind: Mapped[LogKind] = mapped_column(coded(LogKind))
    person_id: Mapped[int | None]
    whom: Mapped[str] = confided(default="")
    way: Mapped[ContactWay | None] = mapped_column(coded(ContactWay))
    result: Mapped[ContactResult | None] = mapped_column(coded(ContactResult))
    words: Mapped[str] = confided(default="")
    happened_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    corrected_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    person: Mapped[Person | None] = relationship(primaryjoin="foreign(LogEntry.person_id) == Person.id", viewonly=True)
    author: Mapped[Account | None] = relationship(viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


not_in_private_time(LogEntry)
