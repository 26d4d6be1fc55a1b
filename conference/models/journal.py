"""The journal of a case: its passages, and what is computed from them once (stays, delays)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.body import Way
from conference.domain.delays import DelayKind, Unit
from conference.domain.outcomes import EndedBy, EndReason
from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.models.account import Account
from conference.models.base import Base, Owned, check, coded, within
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.texts import fact, family_words
from conference.models.triggers import append_only, in_session, one_door


class Passage(Owned, Base):
    """One step taken: who, from, to, when it happened and when it was recorded.

    A decision of the body says in which ``way`` it was taken, by how many ``deciders``, and in which sitting.
    """

    __tablename__ = "passage"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        within("body_sitting_id", of="body_sitting"),
        UniqueConstraint("case_id", "number"),
        check("not_in_the_future", "happened_at <= recorded_at"),
        Index("ix_passage_sitting", "body_sitting_id"),
        Index("ix_passage_step", "department_id", "step", "happened_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    number: Mapped[int]
    step: Mapped[StepCode] = mapped_column(coded(StepCode))
    source: Mapped[Stage | None] = mapped_column(coded(Stage, "source"))
    target: Mapped[Stage] = mapped_column(coded(Stage, "target"))
    outcome: Mapped[Outcome | None] = mapped_column(coded(Outcome))
    reason: Mapped[EndReason | None] = mapped_column(coded(EndReason))
    ended_by: Mapped[EndedBy | None] = mapped_column(coded(EndedBy))
    until: Mapped[date | None]
    words: Mapped[str | None] = family_words()
    advice: Mapped[str | None] = family_words()
    pertinence: Mapped[str | None] = family_words()
    # Whether it was written: told long after its words are gone.
    pertinent: Mapped[bool | None]
    body_name: Mapped[str] = fact(default="")
    way: Mapped[Way | None] = mapped_column(coded(Way))
    deciders: Mapped[int | None]
    body_sitting_id: Mapped[int | None]
    coordinator_id: Mapped[int | None]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    happened_at: Mapped[datetime]
    recorded_at: Mapped[datetime]

    case: Mapped[Case] = relationship(primaryjoin="foreign(Passage.case_id) == Case.id", viewonly=True)
    actor: Mapped[Account | None] = relationship(viewonly=True)
    coordinator: Mapped[Coordinator | None] = relationship(
        primaryjoin="foreign(Passage.coordinator_id) == Coordinator.id", viewonly=True
    )


class StayRow(Owned, Base):
    """A stage gone through; lists and figures at a date read these."""

    __tablename__ = "stay"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("case_id", "number"),
        check("order", "left_at IS NULL OR left_at >= entered_at"),
        Index("ix_stay_stage", "department_id", "stage", "entered_at"),
        Index("ix_stay_left", "department_id", "stage", "left_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    number: Mapped[int]
    stage: Mapped[Stage] = mapped_column(coded(Stage))
    outcome: Mapped[Outcome | None] = mapped_column(coded(Outcome))
    entered_at: Mapped[datetime]
    left_at: Mapped[datetime | None]


class DelayRow(Owned, Base):
    """A delay with the term it began under. Dates due are empty while the case is suspended."""

    __tablename__ = "delay"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("department_id", "case_id", "number"),
        Index("ix_delay_due", "department_id", "kind", "due_on"),
        Index("ix_delay_ended", "department_id", "kind", "ended_at"),
        Index(
            "ix_delay_running",
            "department_id",
            "case_id",
            "due_on",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    number: Mapped[int]
    kind: Mapped[DelayKind] = mapped_column(coded(DelayKind))
    unit: Mapped[Unit] = mapped_column(coded(Unit))
    target: Mapped[int]
    maximum: Mapped[int]
    urgent: Mapped[int | None]
    started_at: Mapped[datetime]
    due_on: Mapped[date | None]
    maximum_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[StepCode | None] = mapped_column(coded(StepCode))
    counted: Mapped[int | None]
    suspended: Mapped[int] = mapped_column(default=0)

    case: Mapped[Case] = relationship(primaryjoin="foreign(DelayRow.case_id) == Case.id", viewonly=True)


# A take-over that nothing has followed may be undone with the case that it made.
_TAKEN_OVER_ALONE = (
    "OLD.step = 'take_over' AND NOT EXISTS (SELECT 1 FROM passage WHERE case_id = OLD.case_id AND number <> OLD.number)"
)
append_only(Passage, may_become_null=("words", "advice", "pertinence"), may_go=_TAKEN_OVER_ALONE)
one_door(Case, Passage)
in_session("body_sitting", Passage)
