"""What a programme remembers: how far it was, events, funding lines, what was learnt and done about it, documents.

A line that is withdrawn stays and counts nowhere; ``mark`` is what a published programme knows one by, so that it is
not loaded twice.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from conference.domain.memory import ASKING, LARGEST, DocumentKind, DocumentMedia, LessonKind, LessonState
from conference.domain.partial_days import PartialDay, Precision
from conference.domain.programme import Phase
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact, person
from conference.models.triggers import append_only


class Remembered(Keyed, Owned):
    """What every line of the memory has."""

    mark: Mapped[str | None] = fact()
    written_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    @declared_attr
    def written_by(cls) -> Mapped[int | None]:
        """Who wrote it last."""
        return mapped_column(ForeignKey("account.id"))

    @property
    def erased(self) -> bool:
        """Whether nothing is left of what it held: only a file can go."""
        return False


class ProgrammePhase(Remembered, Base):
    """A phase of the programme and since when, where it is known; the last of those that have begun holds."""

    __tablename__ = "programme_phase"
    __table_args__ = (
        UniqueConstraint("department_id", "mark"),
        check("since_how_well", "(since IS NULL) = (precision IS NULL)"),
    )

    phase: Mapped[Phase] = mapped_column(coded(Phase))
    since: Mapped[date | None]
    precision: Mapped[Precision | None] = mapped_column(coded(Precision))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def when(self) -> PartialDay | None:
        """Since when, as far as it is known."""
        return PartialDay(self.since, self.precision) if self.since and self.precision else None


class Event(Remembered, Base):
    """Something that happened; ``on`` is the first day that it may have been."""

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("department_id", "mark"),
        Index("ix_event_on", "department_id", "on", "id"),
        check("in_words", "what <> ''"),
    )

    on: Mapped[date]
    precision: Mapped[Precision] = mapped_column(coded(Precision))
    what: Mapped[str] = person()
    link: Mapped[str] = person(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def when(self) -> PartialDay:
        """When it was, as far as it is known."""
        return PartialDay(self.on, self.precision)


class Funding(Remembered, Base):
    """Who pays for what, from when until when; amounts are in cents, and unknown where nobody told them."""

    __tablename__ = "funding"
    __table_args__ = (
        UniqueConstraint("department_id", "mark"),
        Index("ix_funding_until", "department_id", "until"),
        check("in_words", "what <> '' AND payer <> ''"),
        check("order", "until >= since"),
        check("amounts", "cents > 0 AND spent >= 0"),
    )

    what: Mapped[str] = fact()
    payer: Mapped[str] = fact()
    cents: Mapped[int | None]
    spent: Mapped[int | None]
    since: Mapped[date | None]
    until: Mapped[date | None]
    paid_for: Mapped[str] = fact(default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def left(self) -> int | None:
        """What is not spent, where both are known; below zero where more was spent than given."""
        return None if self.cents is None or self.spent is None else self.cents - self.spent


class Lesson(Remembered, Base):
    """Something learnt: what it is to the practice, since when; ``steps`` are what was done about it."""

    __tablename__ = "lesson"
    __table_args__ = (
        UniqueConstraint("department_id", "mark"),
        UniqueConstraint("department_id", "id"),
        check("in_words", "words <> ''"),
        check("since_how_well", "(since IS NULL) = (precision IS NULL)"),
    )

    kind: Mapped[LessonKind] = mapped_column(coded(LessonKind))
    words: Mapped[str] = person()
    since: Mapped[date | None]
    precision: Mapped[Precision | None] = mapped_column(coded(Precision))
    version: Mapped[int] = mapped_column()

    steps: Mapped[list["LessonStep"]] = relationship(
        primaryjoin="Lesson.id == foreign(LessonStep.lesson_id)",
        order_by="(LessonStep.on, LessonStep.id)",
        viewonly=True,
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def when(self) -> PartialDay | None:
        """Since when, as far as it is known."""
        return PartialDay(self.since, self.precision) if self.since and self.precision else None

    @property
    def waits(self) -> bool:
        """Whether something is still to be done about it."""
        return self.kind in ASKING and self.state is LessonState.OPEN

    @property
    def state(self) -> LessonState:
        """Whether the last thing that was done about it settled it."""
        return LessonState.SETTLED if self.steps and self.steps[-1].settles else LessonState.OPEN


class LessonStep(Owned, Base):
    """What was done about something learnt, on a day, by whom; whether that settles it, until something else is."""

    __tablename__ = "lesson_step"
    __table_args__ = (
        within("lesson_id", of="lesson"),
        Index("ix_lesson_step_lesson_id", "lesson_id"),
        check("in_words", "what <> '' AND who <> ''"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int]
    on: Mapped[date]
    what: Mapped[str] = person()
    who: Mapped[str] = person()
    settles: Mapped[bool]
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class KeptDocument(Remembered, Base):
    """A document as it came in; nothing of it is ever opened in a page. One that is withdrawn may be erased."""

    __tablename__ = "kept_document"
    __table_args__ = (
        check("titled", "title <> ''"),
        check("size", f"size BETWEEN 0 AND {LARGEST}"),
        check("erased_once_withdrawn", "size > 0 OR withdrawn_at IS NOT NULL"),
    )

    title: Mapped[str] = person()
    kind: Mapped[DocumentKind] = mapped_column(coded(DocumentKind))
    on: Mapped[date]
    media: Mapped[DocumentMedia] = mapped_column(coded(DocumentMedia))
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def erased(self) -> bool:
        """Whether nothing is left of its file."""
        return not self.size


append_only(LessonStep)
