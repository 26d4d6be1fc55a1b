"""The cases that a figure counts, a page of them at a time, without a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from conference.evaluation.indicators.counting import Counted
from conference.evaluation.indicators.declaration import Indicator, Scope
from conference.models.case import Case

PAGE = 50


@dataclass(frozen=True, slots=True)
class Behind:
    """Some of the cases, in the order of their references; ``count`` is of all, ``further`` where the rest begins."""

    count: int
    cases: Sequence[Case]
    further: str | None


def counted(indicator: Indicator, scope: Scope) -> Counted | None:
    """How the cases of a figure are read; none where it is about no case, or cannot be narrowed as it is asked."""
    own = indicator.compute if isinstance(indicator.compute, Counted) and indicator.narrows else None
    return own if scope.narrowed <= indicator.narrows else None


def behind(session: Session, rows: Counted, scope: Scope, line: str, after: str = "") -> Behind:
    """The cases of a line, or of the value where it has no name; those beyond a reference."""
    cases = rows.behind(scope, line)
    count = session.scalar(select(func.count()).select_from(cases)) or 0
    query = select(Case).join(cases, cases.c.case_id == Case.id).where(Case.reference > after)
    found = session.scalars(query.options(joinedload(Case.territory)).order_by(Case.reference).limit(PAGE + 1)).all()
    return Behind(count, found[:PAGE], found[PAGE - 1].reference if len(found) > PAGE else None)
