"""A family's case: where it stands, and who holds it. What its people say stands in tables of its own."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.outcomes import EndReason
from conference.domain.referral import Field, Origin
from conference.domain.stages import Outcome, Stage
from conference.models.account import Account
from conference.models.base import Base, Keyed, Owned, check, coded, within
from conference.models.coordinator import Coordinator
from conference.models.place import Institution, Territory
from conference.models.texts import TextKind, fact


class Case(Keyed, Owned, Base):
    """A case. ``received_at`` is its first submission: before it, a draft that is counted nowhere.

    ``minimal``: its family asked that it hold neither name nor text; see `conference.models.minimal`.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("id", "department_id"),
        UniqueConstraint("department_id", "reference"),
        UniqueConstraint("department_id", "import_mark"),
        within("territory_id", of="territory"),
        within("institution_id", of="institution"),
        within("coordinator_id", of="coordinator"),
        within("pair_id", of="coordinator"),
        within("import_batch_id", of="import_batch"),
        check("outcome_when_closed", "(stage = 'closed') = (outcome IS NOT NULL)"),
        check("reference_once_received", "(received_at IS NULL) = (reference IS NULL)"),
        check("received_past_referral", "stage = 'referral' OR received_at IS NOT NULL"),
        check("suspended_while_open", "NOT suspended OR stage NOT IN ('referral', 'closed')"),
        check(
            "coordinator_from_preparation_on",
            "coordinator_id IS NOT NULL OR stage IN ('referral', 'assignment', 'closed')",
        ),
        check("pair_of_two", "pair_id IS NULL OR (coordinator_id IS NOT NULL AND pair_id <> coordinator_id)"),
        Index("ix_cases_list", "department_id", "acted_at", "id"),
        Index("ix_cases_stage", "department_id", "stage", "acted_at", "id"),
        Index("ix_cases_received", "department_id", "received_at"),
        # Whoever follows cases first: a list of somebody in several capacities is read from one index each.
        Index("ix_cases_coordinator", "coordinator_id", "department_id", "acted_at", "id"),
        Index("ix_cases_pair", "pair_id", "department_id", "acted_at", "id"),
        Index("ix_cases_referrer", "referrer_id", "department_id", "acted_at", "id"),
        Index("ix_cases_holder", "holder_id", "department_id", "acted_at", "id"),
    )

    reference: Mapped[str | None] = fact()
    stage: Mapped[Stage] = mapped_column(coded(Stage), default=Stage.REFERRAL)
    suspended: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[Outcome | None] = mapped_column(coded(Outcome))
    end_reason: Mapped[EndReason | None] = mapped_column(coded(EndReason))
    field: Mapped[Field | None] = mapped_column(coded(Field))
    origin: Mapped[Origin | None] = mapped_column(coded(Origin))
    urgent: Mapped[bool] = mapped_column(default=False)
    children: Mapped[int | None]
    territory_id: Mapped[int | None]
    referrer_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    institution_id: Mapped[int | None]
    coordinator_id: Mapped[int | None]
    pair_id: Mapped[int | None]
    minimal: Mapped[bool] = mapped_column(default=False)
    taken_over: Mapped[bool] = mapped_column(default=False)
    import_batch_id: Mapped[int | None]
    import_mark: Mapped[str | None] = fact()
    opened_at: Mapped[datetime]
    received_at: Mapped[datetime | None]
    acted_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    territory: Mapped[Territory | None] = relationship(
        primaryjoin="foreign(Case.territory_id) == Territory.id", viewonly=True
    )
    institution: Mapped[Institution | None] = relationship(
        primaryjoin="foreign(Case.institution_id) == Institution.id", viewonly=True
    )
    coordinator: Mapped[Coordinator | None] = relationship(
        primaryjoin="foreign(Case.coordinator_id) == Coordinator.id", viewonly=True
    )
    pair: Mapped[Coordinator | None] = relationship(
        primaryjoin="foreign(Case.pair_id) == Coordinator.id", viewonly=True
    )
    referrer: Mapped[Account | None] = relationship(foreign_keys=[referrer_id], viewonly=True)
    holder: Mapped[Account | None] = relationship(foreign_keys=[holder_id], viewonly=True)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def received(self) -> bool:
        """Whether it was ever submitted."""
        return self.received_at is not None


# Said so that no index answers it: SQLite would walk that one rather than what a list is narrowed or sorted by.
WAS_RECEIVED = (Case.stage != Stage.REFERRAL) | Case.received_at.is_not(None)


class CaseWord(Owned, Base):
    """A folded word of a name in a received case, which a search finds it by."""

    __tablename__ = "case_word"
    __table_args__ = (
        within("case_id", of="cases"),
        UniqueConstraint("department_id", "case_id", "word"),
        Index("ix_case_word_word", "department_id", "word", "case_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int]
    # Byte order on both engines, so that a search by the beginning of a word is a range of the index.
    word: Mapped[str] = mapped_column(
        Text().with_variant(Text(collation="C"), "postgresql"), info={"text": TextKind.PERSON.value}
    )


class ReferenceCounter(Owned, Base):
    """The last number given in a year; locked while the next one is taken, so none is given twice."""

    __tablename__ = "reference_counter"
    __table_args__ = (UniqueConstraint("department_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    last: Mapped[int]
