"""Enquiries that came in, and what became of each. What somebody said of themselves is forgotten after a while."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.enquiry import BestMoment, EnquiryState, EnquiryWay, ForWhom
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.case import Case
from conference.models.texts import fact, family_words, person, secret


class Enquiry(Keyed, Owned, Base):
    """Somebody asks for a conference, or about it.

    ``number`` is what they are told on the spot. ``once`` is the digest of the page that it came by: sent twice, it is
    one enquiry. ``called_on``: the first day that somebody spoke with them. ``emptied_on``: the rest was forgotten.
    ``settled_before``: the day on which one that waits again had been settled.
    """

    __tablename__ = "enquiry"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("department_id", "number"),
        UniqueConstraint("department_id", "once"),
        check("settled_with_a_day", "(settled_on IS NULL) = (state IN ('new', 'called'))"),
        check("elsewhere_says_where", "state <> 'elsewhere' OR sent_to <> '' OR emptied_on IS NOT NULL"),
        check("referred_to_somebody", "state <> 'referral' OR referrer_id IS NOT NULL"),
        check(
            "emptied_once_settled",
            "emptied_on IS NULL OR (settled_on IS NOT NULL AND reach = '' AND words = '' AND sent_to = '')",
        ),
        Index("ix_enquiry_state", "department_id", "state", "received_on", "id"),
        Index("ix_enquiry_received", "department_id", "received_on"),
        Index("ix_enquiry_case", "case_id"),
    )

    number: Mapped[int]
    once: Mapped[str | None] = secret()
    way: Mapped[EnquiryWay] = mapped_column(coded(EnquiryWay))
    received_on: Mapped[date]
    recorded_at: Mapped[datetime]
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    for_whom: Mapped[ForWhom] = mapped_column(coded(ForWhom))
    first_name: Mapped[str] = person()
    reach: Mapped[str] = person()
    moment: Mapped[BestMoment | None] = mapped_column(coded(BestMoment))
    language: Mapped[str] = fact(default="")
    town: Mapped[str] = person(default="")
    words: Mapped[str] = family_words()
    note: Mapped[str] = family_words(default="")
    state: Mapped[EnquiryState] = mapped_column(coded(EnquiryState), default=EnquiryState.NEW)
    tries: Mapped[int] = mapped_column(default=0)
    tried_on: Mapped[date | None]
    called_on: Mapped[date | None]
    # Working days until the first conversation.
    waited: Mapped[int | None]
    settled_on: Mapped[date | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    settled_before: Mapped[date | None]
    sent_to: Mapped[str] = fact(default="")
    referrer_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    case_id: Mapped[int | None]
    emptied_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    case: Mapped[Case | None] = relationship(primaryjoin="foreign(Enquiry.case_id) == Case.id", viewonly=True)
    referrer: Mapped[Account | None] = relationship(foreign_keys=[referrer_id], viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    def wait_again(self) -> None:
        """Nothing is known any more of what became of it."""
        self.state = EnquiryState.CALLED if self.called_on else EnquiryState.NEW
        self.settled_before = self.settled_on
        self.settled_on = self.settled_by = self.referrer_id = self.case_id = None
        self.sent_to = ""

    def empty(self, on: date) -> None:
        """Forget what somebody said of themselves; that they asked, and what became of it, still counts."""
        self.first_name = self.reach = self.town = self.language = self.words = self.note = self.sent_to = ""
        self.moment, self.emptied_on = None, on
