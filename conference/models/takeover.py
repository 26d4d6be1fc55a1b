"""What a département brought with it: batches of lines taken over, and answers to questionnaires."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.models.base import Base, Keyed, Owned, check, within
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


class Answer(Owned, Base):
    """One answer to a questionnaire. It carries neither case nor person, and nothing leads back."""

    __tablename__ = "answer"
    __table_args__ = (
        within("import_batch_id", of="import_batch"),
        check("mark_of_ten", "overall IS NULL OR overall BETWEEN 0 AND 10"),
        Index("ix_answer_quarter", "department_id", "quarter"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_batch_id: Mapped[int | None]
    respondent: Mapped[str] = fact()
    way: Mapped[str] = fact(default="")
    quarter: Mapped[date]
    overall: Mapped[int | None]
