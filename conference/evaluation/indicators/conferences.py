"""Conferences: those that were held, and whether the family came out of them with a plan."""

from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.evaluation.indicators.cohort import tally
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Line, Result, Scope
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.journal import Passage
from conference.words.evaluation import UNKNOWN_LINE, WITH_PLAN, WITHOUT_PLAN

CONFERENCES = "conférences"
ONE, SEVERAL, HELD_ONES = "conférence", "conférences", "Conférences tenues"
HELD = "Conférences tenues dans la période, chaque séance tenue comptant pour une."
ON_THE_DAY = "Jour où la conférence a eu lieu."
OUTCOMES = {StepCode.RECORD: WITH_PLAN, StepCode.RECORD_WITHOUT_PLAN: WITHOUT_PLAN}
AFTER_A_CONFERENCE = (Stage.VALIDATION, Stage.FOLLOW_UP)


def held(scope: Scope, *columns: Any) -> Select[Any]:
    """Columns of the sittings held in the period, each beside its case."""
    within = Sitting.held_at >= scope.period.begins, Sitting.held_at < scope.period.ends
    return select(*columns).select_from(Sitting).join(Case, Case.id == Sitting.case_id).where(*within, scope.cases)


def number_held(session: Session, scope: Scope) -> int:
    """How many conferences were held in the period."""
    return session.scalar(held(scope, func.count())) or 0


def _held(session: Session, scope: Scope) -> Result:
    recorded = select(Passage.step).where(Passage.case_id == Sitting.case_id, Passage.happened_at >= Sitting.held_at)
    first = recorded.where(Passage.step.in_(OUTCOMES)).order_by(Passage.number).limit(1)
    rows = held(scope, first.correlate(Sitting).scalar_subquery().label("step")).subquery()
    found = tally(session, select(rows.c.step, func.count()).group_by(rows.c.step))
    lines = [Line(code.value, words, found.get(code, 0)) for code, words in OUTCOMES.items()]
    if None in found:
        lines.append(Line("unknown", UNKNOWN_LINE, found[None]))
    total, undated = sum(found.values()), _undated(session, scope)
    return Result(total, total, undated, tuple(lines), asked=total + undated)


def _undated(session: Session, scope: Scope) -> int:
    """Cases that came from another tool with a plan, whose conference nobody has dated."""
    arrived = or_(Passage.outcome == Outcome.PLAN_AGREED, Passage.target.in_(AFTER_A_CONFERENCE))
    within = Passage.happened_at >= scope.period.begins, Passage.happened_at < scope.period.ends
    sitting = exists().where(Sitting.case_id == Case.id, Sitting.held_at.is_not(None))
    query = select(func.count()).select_from(Passage).join(Case, Case.id == Passage.case_id)
    return session.scalar(query.where(Passage.step == StepCode.TAKE_OVER, arrived, *within, ~sitting, scope.cases)) or 0


INDICATORS = (
    Indicator(
        "conferences.held",
        "Conférences tenues",
        CONFERENCES,
        Definition(
            HELD,
            "Celles où la famille a adopté un plan le jour même, et celles où elle n’en a pas adopté.",
            "Conférences tenues. Les situations reprises avec un plan, dont la conférence n’est pas datée, sont à "
            "part, «\u00a0non renseignées\u00a0», au jour du dernier contact connu.",
            ON_THE_DAY,
        ),
        Audience.PUBLIC,
        _held,
        ONE,
        SEVERAL,
        "Issue de la journée",
        HELD_ONES,
    ),
)
