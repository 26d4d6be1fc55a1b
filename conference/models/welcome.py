"""The public page of a département: whether it is open, and the few texts that its lead writes."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Keyed, Owned, check
from conference.models.texts import fact


class Welcome(Keyed, Owned, Base):
    """One page a département; ``opened_on`` is empty while nobody but its lead sees it."""

    __tablename__ = "welcome"
    __table_args__ = (UniqueConstraint("department_id"), check("called_soon", "call_days BETWEEN 1 AND 15"))

    opened_on: Mapped[date | None]
    sentence: Mapped[str] = fact(default="")
    hours: Mapped[str] = fact(default="")
    territories: Mapped[str] = fact(default="")
    # Within how many working days whoever asks is called back.
    call_days: Mapped[int] = mapped_column(default=3)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)
