"""Pictures that a child gives: a drawing, a letter, a photograph. Kept in the base, made anew when they came in."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.child import Media, PictureKind, ShownTo
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.guest import Guest
from conference.models.texts import family_words, person
from conference.models.triggers import not_in_private_time

LARGEST = 10 * 1024 * 1024


class Attachment(Keyed, Owned, Base):
    """One picture of a child: its bytes, when it was looked at together, and to whom they let it be shown."""

    __tablename__ = "attachment"
    __table_args__ = (
        within("case_id", of="cases"),
        within("guest_id", of="guest", along="case_id"),
        check("size", f"size BETWEEN 1 AND {LARGEST}"),
        check("shown_once_looked_at", "shown_to IS NULL OR looked_at_on IS NOT NULL"),
    )

    case_id: Mapped[int] = mapped_column(index=True)
    guest_id: Mapped[int] = mapped_column(index=True)
    kind: Mapped[PictureKind] = mapped_column(coded(PictureKind))
    title: Mapped[str] = family_words()
    media: Mapped[Media] = mapped_column(coded(Media))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    looked_at_on: Mapped[date | None]
    shown_to: Mapped[ShownTo | None] = mapped_column(coded(ShownTo))
    shown_words: Mapped[str] = person(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    guest: Mapped[Guest] = relationship(primaryjoin="foreign(Attachment.guest_id) == Guest.id", viewonly=True)
    author: Mapped[Account | None] = relationship(viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


not_in_private_time(Attachment)
