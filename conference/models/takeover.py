"""What a département brought with it: batches of lines taken over, and files that are looked through before."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Keyed, Owned
from conference.models.texts import fact


class ImportBatch(Keyed, Owned, Base):
    """One file taken over; its digest tells it from another."""

    __tablename__ = "import_batch"
    __table_args__ = (UniqueConstraint("id", "department_id"), UniqueConstraint("department_id", "digest"))

    filename: Mapped[str] = fact()
    digest: Mapped[str] = fact()
    cases: Mapped[int]
    coordinators: Mapped[int]
    answers: Mapped[int]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    confirmed_at: Mapped[datetime]


class ImportUpload(Keyed, Owned, Base):
    """A file that somebody is looking through before it is taken over: gone once it is, or after an hour."""

    __tablename__ = "import_upload"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    filename: Mapped[str] = fact()
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime]
