"""The evaluation record of a year: its frame, the effects noted, the crossed evaluation and what it decided."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.record import Attendee, EffectLevel, Expected, Fate, Occasion, SaidBy
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import person
from conference.models.triggers import append_only


class RecordFrame(Owned, Base):
    """One version of the frame of a year; the last is the one that holds, and none is written over."""

    __tablename__ = "record_frame"
    __table_args__ = (UniqueConstraint("department_id", "year", "number"), check("numbered", "number > 0"))

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    evaluated: Mapped[str] = person()
    audience: Mapped[str] = person(default="")
    criteria: Mapped[str] = person()
    chosen_with: Mapped[str] = person(default="")
    with_families: Mapped[bool]
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Effect(Keyed, Owned, Base):
    """Something that changed, for somebody, as who noted it says: it is about the practice, and about no case.

    A participant may be named in it by mistake: it is read as such. A ``level`` is a proposal until it is ``sorted``.
    """

    __tablename__ = "effect"
    __table_args__ = (
        Index("ix_effect_on", "department_id", "on", "id"),
        Index("ix_effect_by", "department_id", "written_by", "id"),
        check("in_words", "changed <> '' AND whom <> ''"),
    )

    changed: Mapped[str] = person()
    whom: Mapped[str] = person()
    on: Mapped[date]
    level: Mapped[EffectLevel | None] = mapped_column(coded(EffectLevel))
    expected: Mapped[Expected | None] = mapped_column(coded(Expected))
    said_by: Mapped[SaidBy | None] = mapped_column(coded(SaidBy))
    occasion: Mapped[Occasion | None] = mapped_column(coded(Occasion))
    sorted_at: Mapped[datetime | None]
    sorted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class CrossedMeeting(Owned, Base):
    """The meeting where professionals and people concerned look at a year together."""

    __tablename__ = "crossed_meeting"
    __table_args__ = (UniqueConstraint("department_id", "year"), UniqueConstraint("department_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    on: Mapped[date]
    findings: Mapped[str] = person(default="")
    written_at: Mapped[datetime]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class MeetingPresence(Owned, Base):
    """How many of one kind were there."""

    __tablename__ = "meeting_presence"
    __table_args__ = (
        within("meeting_id", of="crossed_meeting"),
        UniqueConstraint("meeting_id", "kind"),
        check("some", "people > 0"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int]
    kind: Mapped[Attendee] = mapped_column(coded(Attendee))
    people: Mapped[int]


class MeetingDecision(Keyed, Owned, Base):
    """What was decided, by whom and for when; a year later, what came of it."""

    __tablename__ = "meeting_decision"
    __table_args__ = (
        within("meeting_id", of="crossed_meeting"),
        Index("ix_meeting_decision_meeting_id", "meeting_id"),
        check("settled_at_once", "(fate IS NULL) = (settled_at IS NULL)"),
        check("explained", "fate IS NULL OR fate = 'done' OR why <> ''"),
    )

    meeting_id: Mapped[int]
    what: Mapped[str] = person()
    who: Mapped[str] = person(default="")
    due: Mapped[date | None]
    fate: Mapped[Fate | None] = mapped_column(coded(Fate))
    why: Mapped[str] = person(default="")
    settled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


append_only(RecordFrame)
