"""The yearly note: what is written in it, who moved it from state to state, and the editions published of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.note import Move, NoteState, Part
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import TextKind, fact, person
from conference.models.triggers import append_only


class YearlyNote(Keyed, Owned, Base):
    """The note of one period, from its draft on."""

    __tablename__ = "yearly_note"
    __table_args__ = (
        UniqueConstraint("department_id", "first", "last"),
        UniqueConstraint("department_id", "id"),
        check("order", "last >= first"),
    )

    first: Mapped[date]
    last: Mapped[date]
    state: Mapped[NoteState] = mapped_column(coded(NoteState), default=NoteState.DRAFT)
    begun_at: Mapped[datetime]
    begun_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class NotePart(Owned, Base):
    """What is written in one part. A participant may be named in it by mistake: it is read as such.

    The part for those who are elected has three ``facts``, one a line, and what is ``asked`` of them; ``done`` is what
    its writer says of it. ``writers`` are the accounts that ever changed a word of it, gone since or not.
    """

    __tablename__ = "note_part"
    __table_args__ = (within("note_id", of="yearly_note"), UniqueConstraint("note_id", "part"))

    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int]
    part: Mapped[Part] = mapped_column(coded(Part))
    words: Mapped[str] = person(default="")
    facts: Mapped[str] = person(default="")
    asked: Mapped[str] = person(default="")
    done: Mapped[bool] = mapped_column(default=False)
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    writers: Mapped[list[int]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql"), info={"text": TextKind.FACT.value}, default=list
    )
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class NoteMove(Owned, Base):
    """Who moved a note, and when."""

    __tablename__ = "note_move"
    __table_args__ = (within("note_id", of="yearly_note"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int] = mapped_column(index=True)
    move: Mapped[Move] = mapped_column(coded(Move))
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Namesake(Owned, Base):
    """A word of the text that is a participant's name too, and why it may stay."""

    __tablename__ = "namesake"
    __table_args__ = (within("note_id", of="yearly_note"), UniqueConstraint("note_id", "word"))

    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int]
    word: Mapped[str] = person()
    reason: Mapped[str] = person()
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Edition(Keyed, Owned, Base):
    """What was published: all that its files print, its PDF and the digest of it. It never changes.

    ``facts`` are the rows that its figures counted, by reference of the case: what explains every later difference.
    """

    __tablename__ = "edition"
    __table_args__ = (within("note_id", of="yearly_note"), UniqueConstraint("note_id", "number"))

    note_id: Mapped[int]
    number: Mapped[int]
    published_at: Mapped[datetime]
    published_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    content: Mapped[dict[str, Any]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql"), info={"text": TextKind.FACT.value}, deferred=True
    )
    facts: Mapped[dict[str, Any]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql"), info={"text": TextKind.FACT.value}, deferred=True
    )
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    digest: Mapped[str] = fact()


append_only(NoteMove)
append_only(Edition)
