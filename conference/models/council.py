"""Bodies beside the designating one: their seats, their meetings, what these decide and what comes of it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.council import Attended, CouncilKind, DecisionFate, MeetingState
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.place import Institution
from conference.models.texts import fact, person
from conference.models.triggers import closed_for_good


class Council(Keyed, Owned, Base):
    """A body that carries the practice; without a name of its own it goes by its kind."""

    __tablename__ = "council"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        check("other_named", "kind <> 'other' OR name <> ''"),
        check("cadence", "cadence_weeks IS NULL OR cadence_weeks BETWEEN 1 AND 104"),
        check("order", "until IS NULL OR until >= since"),
    )

    kind: Mapped[CouncilKind] = mapped_column(coded(CouncilKind))
    name: Mapped[str] = fact(default="")
    role: Mapped[str] = fact(default="")
    cadence_weeks: Mapped[int | None]
    since: Mapped[date]
    until: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class CouncilSeat(Keyed, Owned, Base):
    """Somebody on a seat from a day to another: an account of here, or a name; neither where the seat is vacant.

    Whoever sits for families has no account.
    """

    __tablename__ = "council_seat"
    __table_args__ = (
        within("council_id", of="council"),
        within("institution_id", of="institution"),
        UniqueConstraint("id", "department_id"),
        check("families_without_account", "account_id IS NULL OR NOT families"),
        check("order", "until IS NULL OR until >= since"),
        Index("ix_council_seat_council", "department_id", "council_id"),
        Index("ix_council_seat_account", "department_id", "account_id"),
    )

    council_id: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = person(default="")
    function: Mapped[str] = fact(default="")
    institution_id: Mapped[int | None]
    families: Mapped[bool] = mapped_column(default=False)
    since: Mapped[date]
    until: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    institution: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(CouncilSeat.institution_id) == Institution.id", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return self.account_id is None and not self.name


class CouncilMeeting(Keyed, Owned, Base):
    """A meeting: planned, then told and closed. ``due_on`` is the day by which the cadence of then wanted it."""

    __tablename__ = "council_meeting"
    __table_args__ = (
        within("council_id", of="council"),
        UniqueConstraint("id", "department_id"),
        check("closed_is_dated", "(state = 'closed') = (held_on IS NOT NULL AND closed_at IS NOT NULL)"),
        Index("ix_council_meeting_planned", "department_id", "council_id", "planned_at"),
    )

    council_id: Mapped[int]
    state: Mapped[MeetingState] = mapped_column(coded(MeetingState), default=MeetingState.PLANNED)
    planned_at: Mapped[datetime]
    place: Mapped[str] = fact(default="")
    held_on: Mapped[date | None]
    due_on: Mapped[date | None]
    written_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column()

    council: Mapped[Council] = relationship(
        primaryjoin="foreign(CouncilMeeting.council_id) == Council.id", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class CouncilItem(Keyed, Owned, Base):
    """One item of the agenda of a meeting, and what was said of it."""

    __tablename__ = "council_item"
    __table_args__ = (
        within("council_meeting_id", of="council_meeting"),
        Index("ix_council_item_meeting", "council_meeting_id", "number"),
    )

    council_meeting_id: Mapped[int]
    number: Mapped[int]
    title: Mapped[str] = fact()
    said: Mapped[str] = fact(default="")


class CouncilAttendance(Owned, Base):
    """Who came to a meeting, seat by seat."""

    __tablename__ = "council_attendance"
    __table_args__ = (
        within("council_meeting_id", of="council_meeting"),
        within("council_seat_id", of="council_seat"),
        UniqueConstraint("council_meeting_id", "council_seat_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_meeting_id: Mapped[int]
    council_seat_id: Mapped[int]
    attended: Mapped[Attended] = mapped_column(coded(Attended))


class CouncilDecision(Keyed, Owned, Base):
    """What a meeting decided, who does it, and by when."""

    __tablename__ = "council_decision"
    __table_args__ = (
        within("council_meeting_id", of="council_meeting"),
        UniqueConstraint("id", "department_id"),
        check("in_words", "what <> ''"),
        Index("ix_council_decision_meeting", "council_meeting_id", "number"),
    )

    council_meeting_id: Mapped[int]
    number: Mapped[int]
    what: Mapped[str] = fact()
    who: Mapped[str] = person(default="")
    due: Mapped[date | None]


class CouncilFollowUp(Owned, Base):
    """What a later meeting says of a decision: done, under way, or dropped with why."""

    __tablename__ = "council_follow_up"
    __table_args__ = (
        within("council_meeting_id", of="council_meeting"),
        within("council_decision_id", of="council_decision"),
        UniqueConstraint("council_decision_id", "council_meeting_id"),
        check("dropped_says_why", "fate <> 'dropped' OR why <> ''"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    council_meeting_id: Mapped[int]
    council_decision_id: Mapped[int]
    fate: Mapped[DecisionFate] = mapped_column(coded(DecisionFate))
    why: Mapped[str] = fact(default="")


closed_for_good(CouncilMeeting, CouncilItem, CouncilAttendance, CouncilDecision, CouncilFollowUp)
