"""Proposals declined before any referral: how many, and nothing by which somebody could be found."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.offer import OfferReason
from conference.domain.referral import Field
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.place import Territory


class DeclinedOffer(Keyed, Owned, Base):
    """Somebody was offered a conference, and said no: which day, and at most where, in which field and why.

    ``noted_by`` lets whoever noted it take it back on the same day; no figure tells it.
    """

    __tablename__ = "declined_offer"
    __table_args__ = (
        within("territory_id", of="territory"),
        Index("ix_declined_offer_on", "department_id", "on"),
        Index("ix_declined_offer_by", "noted_by", "noted_at"),
    )

    on: Mapped[date]
    field: Mapped[Field | None] = mapped_column(coded(Field))
    territory_id: Mapped[int | None]
    reason: Mapped[OfferReason | None] = mapped_column(coded(OfferReason))
    noted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]

    territory: Mapped[Territory | None] = relationship(
        primaryjoin="foreign(DeclinedOffer.territory_id) == Territory.id", viewonly=True
    )
