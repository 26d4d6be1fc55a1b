"""The programme of a département, as it describes itself."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.practice_sheet import Heading
from conference.models.base import Base, Keyed, Owned, check, coded
from conference.models.texts import TextKind, fact, person
from conference.models.triggers import append_only


class Programme(Keyed, Owned, Base):
    """The few facts that stand at the head of all the others; ``silent`` are codes of headings."""

    __tablename__ = "programme"
    __table_args__ = (
        UniqueConstraint("department_id"),
        check("territories_of_a_kind", "territory_count IS NULL OR territory_kind <> ''"),
    )

    begun_in: Mapped[int | None]
    source: Mapped[str] = fact(default="")
    territory_kind: Mapped[str] = fact(default="")
    territory_count: Mapped[int | None]
    silent: Mapped[list[str]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql"), default=list, info={"text": TextKind.FACT.value}
    )
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class ProgrammeText(Owned, Base):
    """One version of what is said under a heading, a line for each thing; the last is the one that holds."""

    __tablename__ = "programme_text"
    __table_args__ = (UniqueConstraint("department_id", "heading", "number"), check("numbered", "number > 0"))

    id: Mapped[int] = mapped_column(primary_key=True)
    heading: Mapped[Heading] = mapped_column(coded(Heading))
    number: Mapped[int]
    words: Mapped[str] = person()
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


append_only(ProgrammeText)
