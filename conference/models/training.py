"""Training and awareness: sessions and their days, who was registered and came, what they cost, and targets."""

from datetime import date
from fractions import Fraction

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.training import DEAREST, MOST_PEOPLE, Goal, Part, Target, TrainingKind, TrainingPayer
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.models.texts import fact, person


class Training(Keyed, Owned, Base):
    """One session of some days; ``total_cents`` is what it costs in all, where that is known.

    ``first_day`` and ``last_day`` are those of its days; a session that is given up keeps all, and counts nowhere.
    """

    __tablename__ = "training"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        within("institution_id", of="institution"),
        within("territory_id", of="territory"),
        check("days_in_order", "first_day <= last_day"),
        check("dated_at_both_ends", "(first_day IS NULL) = (last_day IS NULL)"),
        check("some_places", f"places BETWEEN 1 AND {MOST_PEOPLE}"),
        check("plausible_total", f"total_cents BETWEEN 1 AND {DEAREST}"),
        Index("ix_training_last_day", "department_id", "last_day"),
    )

    kind: Mapped[TrainingKind] = mapped_column(coded(TrainingKind))
    title: Mapped[str] = fact()
    trainer: Mapped[str] = person(default="")
    place: Mapped[str] = fact(default="")
    institution_id: Mapped[int | None]
    territory_id: Mapped[int | None]
    places: Mapped[int | None]
    total_cents: Mapped[int | None]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    given_up_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()

    institution: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(Training.institution_id) == Institution.id", viewonly=True
    )
    territory: Mapped[Territory | None] = relationship(
        primaryjoin="foreign(Training.territory_id) == Territory.id", viewonly=True
    )
    days: Mapped[list["TrainingDay"]] = relationship(
        primaryjoin="Training.id == foreign(TrainingDay.training_id)", order_by="TrainingDay.day", viewonly=True
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class TrainingDay(Owned, Base):
    """One day of a session."""

    __tablename__ = "training_day"
    __table_args__ = (
        within("training_id", of="training"),
        UniqueConstraint("training_id", "day"),
        UniqueConstraint("id", "department_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    training_id: Mapped[int]
    day: Mapped[date]


class Registration(Keyed, Owned, Base):
    """Somebody registered by an employer, or several people without their names: an institution, or one by its name.

    ``came`` is None until somebody has noted it; of one person it is 0 or 1, and the days stand beside.
    """

    __tablename__ = "training_registration"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        within("training_id", of="training"),
        within("institution_id", of="institution"),
        within("coordinator_id", of="coordinator"),
        check("by_an_employer", "institution_id IS NOT NULL OR employer <> '' OR coordinator_id IS NOT NULL"),
        check("one_by_name", "NOT named OR (number = 1 AND (came IS NULL OR came <= 1))"),
        check("named_in_the_register", "coordinator_id IS NULL OR named"),
        check("plausible_number", f"number BETWEEN 1 AND {MOST_PEOPLE}"),
        check("plausible_came", f"came BETWEEN 0 AND {MOST_PEOPLE}"),
        Index("ix_training_registration_training", "department_id", "training_id"),
        Index("ix_training_registration_coordinator", "department_id", "coordinator_id"),
    )

    training_id: Mapped[int]
    institution_id: Mapped[int | None]
    employer: Mapped[str] = fact(default="")
    profession: Mapped[str] = fact(default="")
    named: Mapped[bool]
    name: Mapped[str] = person(default="")
    folded: Mapped[str] = person(default="")
    number: Mapped[int] = mapped_column(default=1)
    came: Mapped[int | None]
    coordinator_id: Mapped[int | None]
    registered_on: Mapped[date]
    withdrawn_on: Mapped[date | None]

    training: Mapped[Training] = relationship(
        primaryjoin="foreign(Registration.training_id) == Training.id", viewonly=True
    )
    institution: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(Registration.institution_id) == Institution.id", viewonly=True
    )
    coordinator: Mapped[Coordinator | None] = relationship(
        primaryjoin="foreign(Registration.coordinator_id) == Coordinator.id", viewonly=True
    )
    present: Mapped[list[TrainingDay]] = relationship(
        secondary="training_presence",
        primaryjoin="Registration.id == foreign(TrainingPresence.registration_id)",
        secondaryjoin="foreign(TrainingPresence.day_id) == TrainingDay.id",
        order_by="TrainingDay.day",
        viewonly=True,
    )


class TrainingPresence(Owned, Base):
    """Somebody was there one day."""

    __tablename__ = "training_presence"
    __table_args__ = (
        within("registration_id", of="training_registration"),
        within("day_id", of="training_day"),
        UniqueConstraint("registration_id", "day_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int]
    day_id: Mapped[int] = mapped_column(index=True)


class TrainingCost(Keyed, Owned, Base):
    """What one payer pays of a session: an amount in cents, or a share of what it costs."""

    __tablename__ = "training_cost"
    __table_args__ = (
        within("training_id", of="training"),
        check("amount_or_share", "(cents IS NULL) = (share_of IS NOT NULL)"),
        check("plausible_amount", f"cents BETWEEN 1 AND {DEAREST}"),
        check(
            "share_of_a_whole",
            "(share IS NULL) = (share_of IS NULL) AND (share > 0 AND share <= share_of) IS NOT FALSE",
        ),
        Index("ix_training_cost_training", "department_id", "training_id"),
    )

    training_id: Mapped[int]
    payer: Mapped[TrainingPayer] = mapped_column(coded(TrainingPayer))
    name: Mapped[str] = fact(default="")
    cents: Mapped[int | None]
    share: Mapped[int | None]
    share_of: Mapped[int | None]
    withdrawn_on: Mapped[date | None]

    @property
    def part(self) -> Part:
        """What it is worth, in the rules' own terms."""
        share = Fraction(self.share, self.share_of) if self.share is not None and self.share_of else None
        return Part(self.payer, self.cents, share)


class TrainingTarget(Keyed, Owned, Base):
    """What the département means to hold: so many people, or sessions, of a kind between two days."""

    __tablename__ = "training_target"
    __table_args__ = (
        check("some", f"low BETWEEN 1 AND {MOST_PEOPLE}"),
        check("range_forwards", "high > low"),
        check("order", "since <= until"),
        check("some_per_session", f"per_session BETWEEN 1 AND {MOST_PEOPLE}"),
        Index("ix_training_target_until", "department_id", "until"),
    )

    kind: Mapped[TrainingKind] = mapped_column(coded(TrainingKind))
    goal: Mapped[Goal] = mapped_column(coded(Goal))
    low: Mapped[int]
    high: Mapped[int | None]
    per_session: Mapped[int | None]
    detail: Mapped[str] = fact(default="")
    since: Mapped[date]
    until: Mapped[date]
    withdrawn_on: Mapped[date | None]

    @property
    def target(self) -> Target:
        """It, in the rules' own terms."""
        return Target(self.kind, self.goal, self.low, self.since, self.until, self.high, self.per_session)
