"""What each person agrees to, line by line; nothing is overwritten."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.agreement import AgreementState, AgreementTo
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.referral import Person
from conference.models.texts import fact, family_words, person
from conference.models.triggers import append_only


class Agreement(Keyed, Owned, Base):
    """What one person agreed to, when and how; a withdrawal is a line of its own.

    ``item`` numbers what is agreed apart from the whole: of a sharing one information with some readers, of a sheet
    its version; 0 is the whole.
    """

    __tablename__ = "agreement"
    __table_args__ = (
        within("case_id", of="cases"),
        within("person_id", of="person"),
        UniqueConstraint("id", "department_id"),
        check("a_sheet_has_versions", "\"to\" <> 'sheet' OR item > 0"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[int]
    to: Mapped[AgreementTo] = mapped_column(coded(AgreementTo))
    item: Mapped[int] = mapped_column(default=0)
    state: Mapped[AgreementState] = mapped_column(coded(AgreementState))
    on: Mapped[date]
    way: Mapped[str] = fact(default="")
    helped_by: Mapped[str] = person(default="")
    what: Mapped[str] = family_words(default="")
    with_whom: Mapped[str] = person(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    person: Mapped[Person] = relationship(primaryjoin="foreign(Agreement.person_id) == Person.id", viewonly=True)


append_only(Agreement, may_become_null=["way", "helped_by", "what", "with_whom"])
