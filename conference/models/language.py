"""The languages that a département prints its papers in, beside ours, and the texts it has supplied for each."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.paper import Direction
from conference.models.base import Base, Keyed, Owned, coded, within
from conference.models.texts import fact


class Language(Keyed, Owned, Base):
    """One language; ``code`` as browsers know it (``ar``, ``pt-BR``), ``name`` as French says it."""

    __tablename__ = "language"
    __table_args__ = (UniqueConstraint("department_id", "code"), UniqueConstraint("id", "department_id"))

    code: Mapped[str] = fact()
    name: Mapped[str] = fact()
    direction: Mapped[Direction] = mapped_column(coded(Direction), default=Direction.LTR)
    written_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    translations: Mapped[list["Translation"]] = relationship(
        primaryjoin="Language.id == foreign(Translation.language_id)", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class Translation(Owned, Base):
    """One text of the papers in one language; ``code`` is its key among ours."""

    __tablename__ = "translation"
    __table_args__ = (within("language_id", of="language"), UniqueConstraint("language_id", "code"))

    id: Mapped[int] = mapped_column(primary_key=True)
    language_id: Mapped[int]
    code: Mapped[str] = fact()
    words: Mapped[str] = fact()
