"""The information sheet: its versions, never changed, and that there is none where none is needed."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.sheet import SheetPart
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, within
from conference.models.texts import family_words, person
from conference.models.triggers import append_only, not_in_private_time


class Sheet(Owned, Base):
    """The sheet of a case: how many versions it has, and who wrote the last one.

    ``opened`` is the version that was read and agreed by everybody: from then on who refers the case may open it.
    Whether it still is agreed, is read in the answers of each.
    """

    __tablename__ = "sheet"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id"),
        check("opened_was_written", "opened IS NULL OR opened <= number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    number: Mapped[int] = mapped_column(default=0)
    opened: Mapped[int | None]
    needless: Mapped[bool] = mapped_column(default=False)
    needless_why: Mapped[str] = family_words(default="")
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class SheetVersion(Keyed, Owned, Base):
    """What the sheet says, who took part in writing it, and what of it relatives receive (``tells_…``).

    ``family_adds`` is what the family says itself, in the version that relatives receive.
    """

    __tablename__ = "sheet_version"
    __table_args__ = (within("case_id", of="cases"), UniqueConstraint("case_id", "number"))

    case_id: Mapped[int]
    number: Mapped[int]
    strengths: Mapped[str] = family_words(default="")
    concerns: Mapped[str] = family_words(default="")
    resources: Mapped[str] = family_words(default="")
    non_negotiables: Mapped[str] = family_words(default="")
    took_part: Mapped[str] = person(default="")
    tells_strengths: Mapped[bool] = mapped_column(default=False)
    tells_concerns: Mapped[bool] = mapped_column(default=False)
    tells_resources: Mapped[bool] = mapped_column(default=False)
    tells_non_negotiables: Mapped[bool] = mapped_column(default=False)
    family_adds: Mapped[str] = family_words(default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    author: Mapped[Account | None] = relationship(viewonly=True)

    @property
    def parts(self) -> list[tuple[SheetPart, str]]:
        """What it says, part by part, empty ones left out."""
        return [(part, getattr(self, part)) for part in SheetPart if getattr(self, part)]

    @property
    def told(self) -> list[tuple[SheetPart, str]]:
        """What of it relatives receive."""
        return [(part, text) for part, text in self.parts if getattr(self, f"tells_{part}")]


append_only(
    SheetVersion,
    may_become_null=["strengths", "concerns", "resources", "non_negotiables", "took_part", "family_adds"],
)
not_in_private_time(SheetVersion)
