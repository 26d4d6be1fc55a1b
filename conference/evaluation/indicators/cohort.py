"""The cohort of a period, in SQL: the cases received in it, and the state of each at its end."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, or_, select, true

from conference.domain.outcomes import State
from conference.domain.stages import Outcome, Stage
from conference.evaluation.indicators.declaration import Scope
from conference.models.case import Case
from conference.models.journal import StayRow

WITHOUT_COORDINATOR = (Stage.REFERRAL, Stage.ASSIGNMENT)  # from preparation on, the base requires one


def received_in(scope: Scope) -> ColumnElement[bool]:
    """Cases received in the period; a draft was never received."""
    return and_(Case.received_at >= scope.period.begins, Case.received_at < scope.period.ends, scope.among)


def state_at_end() -> ColumnElement[str]:
    """The state of ``domain.outcomes.state``, read from the stay that covers the end of the period.

    A case taken over may have been received before its journal begins: till then it was under way.
    """
    completed = or_(StayRow.outcome == Outcome.PLAN_AGREED, StayRow.stage == Stage.FOLLOW_UP)
    return case(
        (completed, State.COMPLETED.value),
        (StayRow.stage == Stage.CLOSED, State.NOT_COMPLETED.value),
        (and_(Case.taken_over == true(), StayRow.stage.in_(WITHOUT_COORDINATOR)), State.GAP.value),
        else_=State.UNDER_WAY.value,
    )


def cohort(scope: Scope, *columns: Any) -> Select[Any]:
    """Columns of the cases received in the period, each beside the one stay that covers its end."""
    covers = and_(
        StayRow.case_id == Case.id,
        StayRow.entered_at < scope.period.ends,
        or_(StayRow.left_at.is_(None), StayRow.left_at >= scope.period.ends),
    )
    return select(*columns).select_from(Case).outerjoin(StayRow, covers).where(received_in(scope))
