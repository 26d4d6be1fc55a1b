"""What figures are counted from: steps taken, conferences held, cases that stand somewhere; and what is told apart."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    union_all,
)

from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.evaluation.indicators.counting import Counted, Rows, Tally
from conference.evaluation.indicators.declaration import Line, Result, Scope
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.journal import Passage, StayRow

Read = Callable[[Tally], Result]
YES, NO = "yes", "no"
TAKEN_OVER = "taken_over"
LEFT_OUT = {TAKEN_OVER: "Situations reprises d’un suivi antérieur, laissées de côté"}
AFTER_A_CONFERENCE = (Stage.VALIDATION, Stage.FOLLOW_UP)


def together(*queries: Select[Any]) -> Select[Any]:
    """The rows of several queries."""
    rows = union_all(*queries).subquery()
    return select(rows.c.case_id, rows.c.code, rows.c.amount)


def during(at: SQLColumnExpression[Any], scope: Scope) -> ColumnElement[bool]:
    """Whether an instant is of the period."""
    return and_(at >= scope.period.begins, at < scope.period.ends)


def taken(scope: Scope, steps: Collection[StepCode], *row: Any) -> Select[Any]:
    """Columns of the steps taken in the period, each beside its case."""
    within = Passage.step.in_(steps), during(Passage.happened_at, scope)
    return select(*row).select_from(Passage).join(Case, Case.id == Passage.case_id).where(*within, scope.cases)


def passed(scope: Scope, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the journal of a case has such a line before the end of the period.

    Said so that no index answers what is asked of a line: SQLite would walk every such step of the département.
    """
    asked = case((and_(Passage.happened_at < scope.period.ends, *where), 1), else_=0)
    found = select(func.max(asked)).where(Passage.case_id == Case.id, Passage.number > 0)
    return found.correlate(Case).scalar_subquery() == 1


def came_with_a_plan(scope: Scope) -> ColumnElement[bool]:
    """Whether a case came from another tool with a plan: nobody dated its conference."""
    beyond = or_(Passage.outcome == Outcome.PLAN_AGREED, Passage.target.in_(AFTER_A_CONFERENCE))
    return passed(scope, Passage.step == StepCode.TAKE_OVER, beyond)


def has_held(scope: Scope) -> ColumnElement[bool]:
    """Whether a case held a conference before the end of the period."""
    return exists().where(Sitting.case_id == Case.id, Sitting.held_at < scope.period.ends).correlate(Case)


def met(scope: Scope) -> Select[Any]:
    """The cases that held a conference in the period."""
    held = select(Sitting.case_id).join(Case, Case.id == Sitting.case_id)
    return held.where(during(Sitting.held_at, scope), scope.cases)


def standing(scope: Scope, stages: Collection[Stage], *row: Any) -> Select[Any]:
    """Columns of the cases that stand at one of these stages at the end of the period, one after the other.

    Asked for both at once, or when they came, SQLite would walk every stay of the département.
    """
    stays = select(*row).select_from(StayRow).join(Case, Case.id == StayRow.case_id)
    began = func.coalesce(StayRow.entered_at, scope.period.ends) < scope.period.ends
    there = stays.where(StayRow.stage.in_(stages), began, scope.cases)
    return together(there.where(StayRow.left_at.is_(None)), there.where(StayRow.left_at >= scope.period.ends))


def yes_or_no(holds: SQLColumnExpression[Any]) -> ColumnElement[Any]:
    """The line of what holds or not; none where it is not known."""
    return case((holds.is_(True), YES), (holds.is_(False), NO))


def unless_taken_over(code: Any) -> ColumnElement[Any]:
    """The line of a row; those of cases taken over go to a line of their own."""
    return case((Case.taken_over, TAKEN_OVER), else_=code)


def apart(read: Read, titles: Mapping[str, str]) -> Read:
    """A reading that leaves some lines out, and tells each apart where there is something to tell."""

    def both(found: Tally) -> Result:
        result = read(found.without(*titles))
        aside = (Line(code, title, found.of(code), apart=True) for code, title in titles.items() if found.of(code))
        return replace(result, lines=(*result.lines, *aside))

    return both


def leaving_out(rows: Rows, read: Read, codes: Iterable[str]) -> Counted:
    """What rows of these codes give, beside the number of those of cases taken over, which are left out of it."""
    return Counted(rows, apart(read, LEFT_OUT), {"": tuple(codes)})
