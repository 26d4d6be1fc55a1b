"""What a département shows to everybody: the one table that no département's session is narrowed by."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.publication import PublicationKind
from conference.models.base import Base, Keyed, check, coded
from conference.models.texts import TextKind, fact


class Publication(Keyed, Base):
    """Something published, as it was on the day: plain values, and a paper where it has one.

    It holds nothing that may not be read by anybody: whoever writes one withholds small numbers and names before.
    ``source`` is the key of what it was made from; a later publication of the same source does not erase it.
    """

    __tablename__ = "publication"
    __table_args__ = (
        check("a_year", "year BETWEEN 1900 AND 2100"),
        check("withdrawn_later", "withdrawn_at IS NULL OR withdrawn_at >= published_at"),
        check("withdrawn_why", "withdrawn_at IS NULL OR withdrawn_why <> ''"),
        Index("ix_publication_kind", "kind", "year", "department_id"),
        Index("ix_publication_source", "source"),
    )

    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    kind: Mapped[PublicationKind] = mapped_column(coded(PublicationKind))
    year: Mapped[int]
    title: Mapped[str] = fact()
    source: Mapped[str] = fact()
    content: Mapped[dict[str, Any]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql"), info={"text": TextKind.FACT.value}
    )
    pdf: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    digest: Mapped[str] = fact()
    published_at: Mapped[datetime]
    published_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_why: Mapped[str] = fact(default="")
