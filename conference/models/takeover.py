"""What a département brought with it: lines taken over, files looked through before, and how it words its own."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.imports import Kind, Topic
from conference.models.base import Base, Keyed, Owned, coded
from conference.models.texts import fact, person


class ImportBatch(Keyed, Owned, Base):
    """One file taken over; its digest tells it from another."""

    __tablename__ = "import_batch"
    __table_args__ = (UniqueConstraint("id", "department_id"), UniqueConstraint("department_id", "digest"))

    filename: Mapped[str] = fact()
    digest: Mapped[str] = fact()
    cases: Mapped[int]
    coordinators: Mapped[int]
    answers: Mapped[int]
    entries: Mapped[int]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    confirmed_at: Mapped[datetime]


class ImportUpload(Keyed, Owned, Base):
    """A file that somebody is looking through before it is taken over: gone once it is, or after an hour."""

    __tablename__ = "import_upload"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    filename: Mapped[str] = fact()
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime]


class ImportLayout(Owned, Base):
    """What the columns under one header mean, so that the next file with the same titles is read alike.

    ``header`` is the digest of its titles, ``meanings`` a code a column or ``-``; without ``kind`` a sheet is left
    aside.
    """

    __tablename__ = "import_layout"
    __table_args__ = (UniqueConstraint("department_id", "header"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    header: Mapped[str] = fact()
    kind: Mapped[Kind | None] = mapped_column(coded(Kind))
    meanings: Mapped[str] = fact()


class ImportWord(Owned, Base):
    """What a folded word of a département's files means: a code, the key of a row, or nothing (left unknown)."""

    __tablename__ = "import_word"
    __table_args__ = (UniqueConstraint("department_id", "topic", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[Topic] = mapped_column(coded(Topic))
    word: Mapped[str] = person()
    meaning: Mapped[str] = fact()
