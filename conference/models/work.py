"""Letters of mission and time: minutes by kind, on a case or on none, never timed automatically, never lost."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.mission import Letter
from conference.domain.work import Worker, WorkKind
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.texts import fact, person
from conference.models.triggers import append_only, changed_with_trace, not_in_private_time


class Mission(Keyed, Owned, Base):
    """A coordinator's letter of mission: a share of working time, from a day to another [L2474-2478].

    ``extra`` is what a beginner has on top, until a day of its own [L2531-2537]; ``signed_on`` the day of the last
    signature, ``signed_by`` who signs for the département, and as what.
    """

    __tablename__ = "mission"
    __table_args__ = (
        within("coordinator_id", of="coordinator"),
        check("share", "share > 0 AND share <= 1"),
        check("order", "until IS NULL OR until >= since"),
        check("extra_for_a_time", "(extra IS NULL) = (extra_until IS NULL)"),
        check("extra_share", "extra IS NULL OR (extra > 0 AND share + extra <= 1 AND extra_until >= since)"),
        Index("ix_mission_since", "department_id", "since"),
    )

    coordinator_id: Mapped[int] = mapped_column(index=True)
    share: Mapped[Decimal] = mapped_column(Numeric(4, 3))
    since: Mapped[date]
    until: Mapped[date | None]
    extra: Mapped[Decimal | None] = mapped_column(Numeric(4, 3))
    extra_until: Mapped[date | None]
    signed_on: Mapped[date | None]
    signed_by: Mapped[str] = person(default="")

    @property
    def letter(self) -> Letter:
        """The same, as a plain value."""
        return Letter(self.share, self.since, self.until, self.extra, self.extra_until)


class TimeEntry(Keyed, Owned, Base):
    """Minutes that somebody spent on one day, on a case or on none.

    They are logged by an account, or were taken over from a file: then ``spent_by`` says whose they were, no account
    does, and the kind of work may be unknown. A row says what holds: what it said before is a `TimeChange`, without
    which the base lets no row change nor go.
    """

    __tablename__ = "time_entry"
    __table_args__ = (
        within("case_id", of="cases"),
        within("coordinator_id", of="coordinator"),
        within("import_batch_id", of="import_batch"),
        UniqueConstraint("department_id", "import_mark"),
        check("logged_or_taken_over", "(account_id IS NULL) = (import_batch_id IS NOT NULL)"),
        check("whose_when_taken_over", "(account_id IS NULL) = (spent_by IS NOT NULL)"),
        check("known_again_when_taken_over", "(account_id IS NULL) = (import_mark IS NOT NULL)"),
        check("kind_when_logged", "account_id IS NULL OR kind IS NOT NULL"),
        check("coordinator_s_own", "coordinator_id IS NULL OR (spent_by IS NOT NULL AND spent_by = 'coordinator')"),
        check("a_day_at_most", "minutes > 0 AND minutes <= 1440"),
        Index("ix_time_entry_account", "account_id", "day"),
        Index("ix_time_entry_day", "department_id", "day"),
        Index("ix_time_entry_case", "department_id", "case_id"),
    )

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    spent_by: Mapped[Worker | None] = mapped_column(coded(Worker))
    coordinator_id: Mapped[int | None] = mapped_column(index=True)
    case_id: Mapped[int | None]
    kind: Mapped[WorkKind | None] = mapped_column(coded(WorkKind))
    minutes: Mapped[int]
    day: Mapped[date]
    recorded_at: Mapped[datetime]
    import_batch_id: Mapped[int | None] = mapped_column(index=True)
    import_mark: Mapped[str | None] = fact()
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)


class TimeChange(Keyed, Owned, Base):
    """What an entry said until whoever logged it corrected it, or took it back: it is never lost.

    ``entry_key`` and ``version`` say of which entry and which of its versions; ``recorded_at`` when that version was
    written, ``changed_at`` when it ceased to hold.
    """

    __tablename__ = "time_change"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("entry_key", "version"),
        check("a_day_at_most", "minutes > 0 AND minutes <= 1440"),
        Index("ix_time_change_account", "account_id", "day"),
        Index("ix_time_change_case", "department_id", "case_id"),
    )

    entry_key: Mapped[str] = fact()
    version: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    case_id: Mapped[int | None]
    kind: Mapped[WorkKind] = mapped_column(coded(WorkKind))
    minutes: Mapped[int]
    day: Mapped[date]
    recorded_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    taken_back: Mapped[bool]


append_only(TimeChange)
changed_with_trace(TimeEntry, TimeChange)
not_in_private_time(TimeEntry, TimeChange)
