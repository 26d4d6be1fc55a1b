"""Conferences: those that were held, and whether the family came out of them with a plan."""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, String, exists, literal, or_, select, type_coerce
from sqlalchemy.orm import aliased

from conference.domain.stages import Outcome, Stage
from conference.domain.steps import StepCode
from conference.evaluation.indicators.counting import Counted, Tally, rows_of, whole
from conference.evaluation.indicators.counting import lines as in_parts
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Result, Scope
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.journal import Passage
from conference.words.evaluation import WITH_PLAN, WITHOUT_PLAN

CONFERENCES = "conférences"
ONE, SEVERAL, HELD_ONES = "conférence", "conférences", "Conférences tenues"
HELD = "Conférences tenues dans la période, chaque séance tenue comptant pour une."
ON_THE_DAY = "Jour où la conférence a eu lieu."
OUTCOMES = {StepCode.RECORD: WITH_PLAN, StepCode.RECORD_WITHOUT_PLAN: WITHOUT_PLAN}
TITLES = {code.value: words for code, words in OUTCOMES.items()}
UNDATED = "undated"
AFTER_A_CONFERENCE = (Stage.VALIDATION, Stage.FOLLOW_UP)


def held(scope: Scope, *columns: Any) -> Select[Any]:
    """Columns of the sittings held in the period, each beside its case."""
    within = Sitting.held_at >= scope.period.begins, Sitting.held_at < scope.period.ends
    return select(*columns).select_from(Sitting).join(Case, Case.id == Sitting.case_id).where(*within, scope.cases)


def _recorded() -> ColumnElement[str]:
    """How the day was recorded, the first time after it."""
    steps = select(type_coerce(Passage.step, String())).where(Passage.case_id == Sitting.case_id)
    after = steps.where(Passage.happened_at >= Sitting.held_at, Passage.step.in_(OUTCOMES))
    return after.order_by(Passage.number).limit(1).correlate(Sitting).scalar_subquery()


def _undated(scope: Scope) -> Select[Any]:
    """Cases that came from another tool with a plan, whose conference nobody has dated."""
    arrived = or_(Passage.outcome == Outcome.PLAN_AGREED, Passage.target.in_(AFTER_A_CONFERENCE))
    within = Passage.happened_at >= scope.period.begins, Passage.happened_at < scope.period.ends
    sitting = exists().where(Sitting.case_id == Case.id, Sitting.held_at.is_not(None))
    query = select(*rows_of(Case.id, literal(UNDATED))).select_from(Passage).join(Case, Case.id == Passage.case_id)
    return query.where(Passage.step == StepCode.TAKE_OVER, arrived, *within, ~sitting, scope.cases)


def _cases(scope: Scope) -> Select[Any]:
    return held(scope, *rows_of(Case.id)).distinct()


def last_held(scope: Scope, *columns: Any) -> Select[Any]:
    """Columns of the cases whose last conference was held in the period."""
    later = aliased(Sitting)
    since = exists().where(later.case_id == Case.id, later.held_at > Sitting.held_at)
    return held(scope, *columns).where(~since)


def _held(scope: Scope) -> CompoundSelect[Any]:
    return held(scope, *rows_of(Case.id, _recorded())).union_all(_undated(scope))


def _days(found: Tally) -> Result:
    undated = found.of(UNDATED)
    dated = in_parts(TITLES)(found.without(UNDATED))
    return Result(dated.value, dated.n, undated, dated.lines, asked=dated.n + undated)


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
        Counted(_held, _days, {"": (*TITLES, None)}),
        ONE,
        SEVERAL,
        "Issue de la journée",
        HELD_ONES,
    ),
    Indicator(
        "conferences.cases",
        "Situations qui ont eu leur conférence",
        "situations",
        Definition(
            "Situations dont au moins une conférence a été tenue dans la période.",
            "Chacune une fois, même si elle a demandé plusieurs séances.",
            "Sans objet\u00a0: c’est un nombre.",
            ON_THE_DAY,
        ),
        Audience.PUBLIC,
        Counted(_cases, whole),
        "situation",
        "situations",
    ),
)
