"""Départements and their settings: the rules of neutrality and the delays that each has chosen."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.domain.delays import DelayKind, Term, Unit
from conference.domain.neutrality import Mode, Rule
from conference.domain.roles import BodyKind, Role, body_role
from conference.domain.training import FIRST_CONFERENCE_MONTHS, REFRESHER_MONTHS
from conference.models.base import Base, Keyed, Owned, check, coded
from conference.models.texts import fact


class Department(Keyed, Base):
    """One département; its code is the official one (``33``, ``2A``, ``974``)."""

    __tablename__ = "department"
    __table_args__ = (
        check("review_ahead", "review_months BETWEEN 1 AND 12"),
        check("hand_out_ahead", "hand_out_days BETWEEN 1 AND 90"),
        check("refresher_ahead", "refresher_months BETWEEN 1 AND 120"),
        check("first_conference_ahead", "first_conference_months BETWEEN 1 AND 60"),
        check("call_ahead", "call_weeks IS NULL OR call_weeks BETWEEN 1 AND 26"),
        check("letter_ceiling_share", "letter_ceiling IS NULL OR (letter_ceiling > 0 AND letter_ceiling <= 1)"),
    )

    code: Mapped[str] = fact(unique=True)
    name: Mapped[str] = fact()
    zone: Mapped[str] = fact(default="Europe/Paris")
    body: Mapped[BodyKind] = mapped_column(coded(BodyKind), default=BodyKind.LEAD)
    body_name: Mapped[str] = fact()
    # How many members take a decision of the body together; none: each may decide alone, at any time.
    quorum: Mapped[int] = mapped_column(default=0)
    cadence_weeks: Mapped[int | None]
    # How long a declaration holds for the case that it was made on, in calendar days.
    declaration_days: Mapped[int] = mapped_column(default=180)
    # When a family is called for news, in weeks after its conference: nobody calls where it is empty.
    call_weeks: Mapped[int | None]
    review_months: Mapped[int] = mapped_column(default=3)
    hand_out_days: Mapped[int] = mapped_column(default=7)
    # After how long coordinators are trained again: never where it is empty; and how long a first conference may take.
    refresher_months: Mapped[int | None] = mapped_column(default=REFRESHER_MONTHS)
    first_conference_months: Mapped[int] = mapped_column(default=FIRST_CONFERENCE_MONTHS)
    # The most that a letter of mission may give, but for what a beginner has on top [L2474-2478]; none where empty.
    letter_ceiling: Mapped[Decimal | None] = mapped_column(Numeric(4, 3))
    note_recipient: Mapped[str] = fact()
    note_validator_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    contact: Mapped[str] = fact(default="")
    # Whom a family turns to when something is not right, besides the lead, and how.
    complaints: Mapped[str] = fact(default="")
    # Whom the papers of a conference come from: the only address and number that stand on them.
    service_name: Mapped[str] = fact(default="")
    service_address: Mapped[str] = fact(default="")
    service_phone: Mapped[str] = fact(default="")
    service_mail: Mapped[str] = fact(default="")
    # What it was chosen to start from, and since when nobody is led to its setting-up any more.
    profile: Mapped[str | None] = fact()
    set_up_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    rules: Mapped[list["DepartmentRule"]] = relationship(order_by="DepartmentRule.id")
    delays: Mapped[list["DepartmentDelay"]] = relationship(order_by="DepartmentDelay.id")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def body_role(self) -> Role:
        """The role whose holders sit in the designating body."""
        return body_role(self.body)

    @property
    def modes(self) -> dict[Rule, Mode]:
        """What each rule of neutrality does here."""
        return {line.rule: line.mode for line in self.rules}

    @property
    def terms(self) -> dict[DelayKind, Term]:
        """The delays that begin from now on."""
        return {d.kind: Term(d.unit, d.target, d.maximum, d.urgent) for d in self.delays}


class DepartmentRule(Owned, Base):
    """How one rule of neutrality stands in a département."""

    __tablename__ = "department_rule"
    __table_args__ = (UniqueConstraint("department_id", "rule"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[Rule] = mapped_column(coded(Rule))
    mode: Mapped[Mode] = mapped_column(coded(Mode))


class DepartmentDelay(Owned, Base):
    """One delay, in days of its unit; changing it does not rewrite the past."""

    __tablename__ = "department_delay"
    __table_args__ = (
        UniqueConstraint("department_id", "kind"),
        check("order", "0 < target AND target <= maximum AND (urgent IS NULL OR 0 < urgent)"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[DelayKind] = mapped_column(coded(DelayKind))
    unit: Mapped[Unit] = mapped_column(coded(Unit))
    target: Mapped[int]
    maximum: Mapped[int]
    urgent: Mapped[int | None]
