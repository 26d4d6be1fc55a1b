"""Figures published before or elsewhere: beside the product's own, never among them."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.domain.reported import Measure, Total, total
from conference.models.reported import ReportedFigure

# What adds up over periods that do not meet; people counted at a date, a share or a mark do not.
ADDED_UP = frozenset(
    {Measure.REFERRALS, Measure.COMPLETED, Measure.NOT_COMPLETED, Measure.OWN_SOLUTION, Measure.CONFERENCES}
)


def reported(session: Session, measures: Iterable[Measure] = Measure) -> Sequence[ReportedFigure]:
    """The figures kept of some measures, in the order of these, the oldest period first; those removed are left out."""
    asked = list(measures)
    query = select(ReportedFigure).where(ReportedFigure.measure.in_(asked), ReportedFigure.removed_at.is_(None))
    found = session.scalars(query.order_by(ReportedFigure.until, ReportedFigure.id)).all()
    return sorted(found, key=lambda one: (asked.index(one.measure), one.title, one.until is None))


def removed(session: Session) -> Sequence[ReportedFigure]:
    """Those that were taken out of the list, the latest first."""
    query = select(ReportedFigure).where(ReportedFigure.removed_at.is_not(None))
    return session.scalars(query.order_by(ReportedFigure.removed_at.desc(), ReportedFigure.id.desc())).all()


def by_measure(figures: Iterable[ReportedFigure]) -> list[tuple[ReportedFigure, list[ReportedFigure]]]:
    """The figures that count the same thing together, each group with its first."""
    groups = (list(some) for _, some in groupby(figures, key=lambda one: (one.measure, one.title)))
    return [(some[0], some) for some in groups]


def summed(figures: Sequence[ReportedFigure]) -> Total | None:
    """The sum of the plain numbers of one measure, where several periods are dated at both ends and do not meet."""
    spans = sorted((one.since, one.until) for one in figures if one.since is not None and one.until is not None)
    apart = all(before[1] < after[0] for before, after in pairwise(spans))
    if len(spans) < 2 or len(spans) < len(figures) or not apart or figures[0].measure not in ADDED_UP:
        return None
    return total(one.value for one in figures)


def same(session: Session, measure: Measure, title: str, period: str, source: str) -> ReportedFigure | None:
    """The figure of a measure, a period and a source, kept or removed."""
    query = select(ReportedFigure).where(ReportedFigure.measure == measure, ReportedFigure.title == title)
    query = query.where(ReportedFigure.period == period, ReportedFigure.source == source)
    return session.scalars(query.order_by(ReportedFigure.id).limit(1)).first()
