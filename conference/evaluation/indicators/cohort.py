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
    return and_(Case.received_at >= scope.period.begins, Case.received_at < scope.period.ends, scope.cases)


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


def at_end(scope: Scope) -> ColumnElement[bool]:
    """The one stay of a case that covers the end of the period."""
    still = or_(StayRow.left_at.is_(None), StayRow.left_at >= scope.period.ends)
    return and_(StayRow.case_id == Case.id, StayRow.entered_at < scope.period.ends, still)


def cohort(scope: Scope, *columns: Any) -> Select[Any]:
    """Columns of the cases received in the period, each beside the stay that covers its end."""
    return select(*columns).select_from(Case).outerjoin(StayRow, at_end(scope)).where(received_in(scope))
