"""What devices told of the day once they had network again, and what became of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.sync import Fate, Kept, MessageKind
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact, family_words
from conference.models.triggers import coming_and_going_only


class SentMessage(Keyed, Owned, Base):
    """One message of a device, taken once. ``at`` is its own clock's, ``skew`` the seconds that clock was behind.

    Of two versions that could not both stand, ``said`` keeps the second until somebody chooses.
    """

    __tablename__ = "sent_message"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id", "message"),
        check("settled_of_two", "settled_at IS NULL OR fate = 'both'"),
        check("settled_says_which", "settled_at IS NULL OR kept IS NOT NULL"),
    )

    case_id: Mapped[int]
    message: Mapped[str] = fact()
    kind: Mapped[MessageKind] = mapped_column(coded(MessageKind))
    device: Mapped[str] = fact()
    sequence: Mapped[int]
    at: Mapped[datetime]
    utc_offset: Mapped[int]
    skew: Mapped[int]
    received_at: Mapped[datetime]
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    fate: Mapped[Fate] = mapped_column(coded(Fate))
    about: Mapped[str] = fact(default="")
    made: Mapped[str] = fact(default="")
    said: Mapped[str] = family_words(default="")
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    kept: Mapped[Kept | None] = mapped_column(coded(Kept))


coming_and_going_only(SentMessage)
