"""What was published before or elsewhere: figures, each with its source."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from conference.domain.reported import Measure, Value, ValueKind, Way
from conference.models.base import Base, Keyed, Owned, check, coded
from conference.models.texts import fact

LOW = "kind = 'unknown'"
HIGH = "kind NOT IN ('range', 'fraction')"


class ReportedFigure(Keyed, Owned, Base):
    """A figure that is not counted here; ``until`` alone is the day at which it was so.

    ``mark`` is what a programme knows it by, so that it is not loaded twice. One that is removed stays, and counts
    nowhere.
    """

    __tablename__ = "reported_figure"
    __table_args__ = (
        UniqueConstraint("department_id", "mark"),
        check("low_where_known", f"({LOW}) = (low IS NULL)"),
        check("high_where_two", f"({HIGH}) = (high IS NULL)"),
        check("range_forwards", "kind <> 'range' OR low < high"),
        check("fraction_within", "kind <> 'fraction' OR (low <= high AND high > 0)"),
        check("order", "until >= since"),
        check("other_named", "measure <> 'other' OR title <> ''"),
    )

    measure: Mapped[Measure] = mapped_column(coded(Measure))
    title: Mapped[str] = fact(default="")
    kind: Mapped[ValueKind] = mapped_column(coded(ValueKind))
    low: Mapped[Decimal | None] = mapped_column(Numeric(11, 2))
    high: Mapped[Decimal | None] = mapped_column(Numeric(11, 2))
    period: Mapped[str] = fact()
    since: Mapped[date | None]
    until: Mapped[date | None]
    detail: Mapped[str] = fact(default="")
    source: Mapped[str] = fact()
    way: Mapped[Way] = mapped_column(coded(Way))
    mark: Mapped[str | None] = fact()
    typed_at: Mapped[datetime]
    typed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    removed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (what SQLAlchemy asks for)

    @property
    def value(self) -> Value:
        """What is known of it."""
        return Value(self.kind, self.low, self.high)

    @value.setter
    def value(self, value: Value) -> None:
        self.kind, self.low, self.high = value.kind, value.low, value.high
