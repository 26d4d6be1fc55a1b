"""Who was told what is kept on them, and what they may ask for."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Keyed, Owned, within
from conference.models.texts import fact, person
from conference.models.triggers import append_only, not_in_private_time


class Leaflet(Keyed, Owned, Base):
    """The leaflet on one's data and rights, as one person received it: when, how, from whom."""

    __tablename__ = "leaflet"
    __table_args__ = (within("case_id", of="cases"), within("person_id", of="person"))

    case_id: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[int]
    on: Mapped[date]
    way: Mapped[str] = fact(default="")
    by_whom: Mapped[str] = person(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


append_only(Leaflet, may_become_null=["way", "by_whom"])
not_in_private_time(Leaflet)
