"""The acts on figures published before or elsewhere: keep one, remove it, put it back, load those of a programme."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.data.programmes import Programme, PublishedFigure
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.reported import Measure, Value, Way, days_of, understood
from conference.models.reported import ReportedFigure
from conference.queries.reported import same


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it was told; its days are found in its period where they are not given."""

    measure: Measure
    value: Value
    period: str
    source: str
    title: str = ""
    detail: str = ""
    since: date | None = None
    until: date | None = None


def keep(
    session: Session, actor: Actor, told: Told, figure: ReportedFigure | None = None, way: Way = Way.TYPED
) -> ReportedFigure:
    """Keep a figure, or correct one. Raises `Refused` with all that it lacks, or when it is there already."""
    missing = _missing(told)
    if missing:
        raise Refused(*missing)
    row = figure or ReportedFigure(way=way)
    if way is not Way.PROGRAMME:
        _alone(session, told, figure)
    fill(row, told)
    row.typed_at, row.typed_by = clock.now(), actor.account_id
    session.add(row)
    session.flush()
    audit.write(session, actor, Act.REPORTED_WRITTEN, row, ("measure", "value", "period", "source"))
    return row


def fill(row: ReportedFigure, told: Told) -> None:
    """Write what was told in a row; days that are known stay while the period is said in the same words."""
    if row.period != told.period:
        found = days_of(fold(told.period))
        row.since, row.until = (told.since, told.until) if told.since or told.until else found
    row.measure, row.title, row.value = told.measure, told.title, told.value
    row.period, row.source, row.detail = told.period, told.source, told.detail


def _missing(told: Told) -> list[Reason]:
    asked = (
        (bool(told.title) or told.measure is not Measure.OTHER, "reported_title_missing", "title"),
        (bool(told.period), "reported_period_missing", "period"),
        (bool(told.source), "reported_source_missing", "source"),
        (not (told.since and told.until) or told.since <= told.until, "reported_backwards", "until"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]


def _alone(session: Session, told: Told, figure: ReportedFigure | None) -> None:
    other = same(session, told.measure, told.title, told.period, told.source)
    if other is not None and other is not figure:
        raise Refused(Reason("reported_already", "period"))


def remove(session: Session, actor: Actor, figure: ReportedFigure) -> None:
    """Take a figure out of the list; it can be put back."""
    figure.removed_at = figure.removed_at or clock.now()
    session.flush()
    audit.write(session, actor, Act.REPORTED_WRITTEN, figure, ("removed_at",))


def put_back(session: Session, actor: Actor, figure: ReportedFigure) -> None:
    """Put one that was removed back in the list."""
    figure.removed_at = None
    session.flush()
    audit.write(session, actor, Act.REPORTED_WRITTEN, figure, ("removed_at",))


def load(session: Session, actor: Actor, programme: Programme) -> int:
    """Load the figures that were published of a programme, once: gives how many it added.

    What was corrected or removed since stays so.
    """
    known = set(session.scalars(select(ReportedFigure.mark).where(ReportedFigure.mark.is_not(None))))
    marked = {f"{programme.sheet}/{number}": one for number, one in enumerate(programme.figures, 1)}
    new = {mark: one for mark, one in marked.items() if mark not in known}
    for mark, one in new.items():
        row = ReportedFigure(way=Way.PROGRAMME, mark=mark)
        keep(session, actor, _told(one, programme.source), row, Way.PROGRAMME)
    return len(new)


def _told(one: PublishedFigure, source: str) -> Told:
    since, until = (date.fromisoformat(day) if day else None for day in (one.since, one.until))
    return Told(Measure(one.measure), understood(one.value), one.period, source, one.title, one.detail, since, until)
