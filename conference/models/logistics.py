"""What a day together asks for: dates that may suit, the place, offers, interpreters, costs, a list to tick."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.logistics import DEAREST, Availability, Chooser, OfferKind, Payer, VenueKind
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.guest import Guest
from conference.models.texts import fact, family_words, person
from conference.models.triggers import append_only, not_in_private_time


class CandidateDate(Keyed, Owned, Base):
    """A date that people are asked about before one is chosen."""

    __tablename__ = "candidate_date"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id", "at"),
        UniqueConstraint("department_id", "case_id", "id"),
    )

    case_id: Mapped[int]
    at: Mapped[datetime]


class DateAnswer(Owned, Base):
    """What somebody of the network answers to a date."""

    __tablename__ = "date_answer"
    __table_args__ = (
        within("case_id", of="cases"),
        within("candidate_date_id", of="candidate_date", along="case_id"),
        within("guest_id", of="guest", along="case_id"),
        UniqueConstraint("candidate_date_id", "guest_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    candidate_date_id: Mapped[int]
    guest_id: Mapped[int]
    answer: Mapped[Availability] = mapped_column(coded(Availability))


class SittingMove(Owned, Base):
    """When and where a sitting was to be before it was moved, and why."""

    __tablename__ = "sitting_move"
    __table_args__ = (within("case_id", of="cases"), within("sitting_id", of="sitting"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(index=True)
    sitting_id: Mapped[int]
    at: Mapped[datetime | None]
    place: Mapped[str] = family_words(default="")
    why: Mapped[str] = family_words(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Venue(Owned, Base):
    """What is known of the place, one row a case: its kind, who chose it, whether everybody can get in."""

    __tablename__ = "venue"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    kind: Mapped[VenueKind | None] = mapped_column(coded(VenueKind))
    chosen_by: Mapped[Chooser | None] = mapped_column(coded(Chooser))
    accessible: Mapped[bool | None]
    words: Mapped[str] = family_words(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Offer(Keyed, Owned, Base):
    """What somebody takes care of: one of the network, or the service when nobody is named."""

    __tablename__ = "offer"
    __table_args__ = (within("case_id", of="cases"), within("guest_id", of="guest", along="case_id"))

    case_id: Mapped[int] = mapped_column(index=True)
    guest_id: Mapped[int | None]
    kind: Mapped[OfferKind] = mapped_column(coded(OfferKind))
    what: Mapped[str] = family_words()
    settled: Mapped[bool] = mapped_column(default=False)

    guest: Mapped[Guest | None] = relationship(primaryjoin="foreign(Offer.guest_id) == Guest.id", viewonly=True)


class Interpreting(Keyed, Owned, Base):
    """An interpreter: the language, who, whether bound to secrecy and accepted by the family, since when."""

    __tablename__ = "interpreting"
    __table_args__ = (within("case_id", of="cases"),)

    case_id: Mapped[int] = mapped_column(index=True)
    language: Mapped[str] = fact(default="")
    name: Mapped[str] = person(default="")
    bound_on: Mapped[date | None]
    accepted_on: Mapped[date | None]


class Cost(Keyed, Owned, Base):
    """One expense, in cents of euros, and who pays it."""

    __tablename__ = "cost"
    __table_args__ = (within("case_id", of="cases"), check("amount", f"cents BETWEEN 1 AND {DEAREST}"))

    case_id: Mapped[int] = mapped_column(index=True)
    what: Mapped[str] = family_words()
    cents: Mapped[int]
    payer: Mapped[Payer] = mapped_column(coded(Payer))


class ChecklistItem(Keyed, Owned, Base):
    """A line of the département's list; one that is withdrawn keeps what was ticked of it."""

    __tablename__ = "checklist_item"
    __table_args__ = (UniqueConstraint("id", "department_id"), UniqueConstraint("department_id", "words"))

    words: Mapped[str] = fact()
    number: Mapped[int]
    withdrawn: Mapped[bool] = mapped_column(default=False)


class ChecklistTick(Owned, Base):
    """A line of the list that is done for a case: by whom, when."""

    __tablename__ = "checklist_tick"
    __table_args__ = (
        within("case_id", of="cases"),
        within("checklist_item_id", of="checklist_item"),
        UniqueConstraint("case_id", "checklist_item_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    checklist_item_id: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    author: Mapped[Account | None] = relationship(viewonly=True)


not_in_private_time(CandidateDate, DateAnswer, SittingMove, Venue, Offer, Interpreting, Cost, ChecklistTick)
append_only(SittingMove, may_become_null=["place", "why"])
