"""The path: how many go on from one point to the next, by cohort of referral and, apart, by year of event."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, literal, null, or_, select
from sqlalchemy.orm import aliased

from conference.domain.stages import Outcome, Stage
from conference.domain.statistics import percent
from conference.domain.steps import StepCode
from conference.evaluation.indicators.cohort import cohort, received_in
from conference.evaluation.indicators.conferences import held
from conference.evaluation.indicators.counting import Counted, Tally, part, rows_of
from conference.evaluation.indicators.declaration import (
    FEWEST,
    PERCENT,
    Audience,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.evaluation.indicators.events import (
    Read,
    came_with_a_plan,
    has_held,
    passed,
    taken,
    together,
)
from conference.models.case import Case
from conference.models.conference import Sitting
from conference.models.journal import Passage, StayRow

HELD, NOT_HELD, PLAN, OWN, NEITHER, OF = "held", "not_held", "plan", "own_solution", "neither", "of"
COORDINATED = (Stage.PREPARATION, Stage.CONFERENCE, *(Stage.VALIDATION, Stage.FOLLOW_UP))
ENDED = (StepCode.STOP, StepCode.RECORD_WITHOUT_PLAN, StepCode.TAKE_OVER)


def _held_or_not(scope: Scope) -> ColumnElement[Any]:
    return case((has_held(scope), HELD), (came_with_a_plan(scope), null()), else_=NOT_HELD)


def _admitted(scope: Scope) -> ColumnElement[bool]:
    arrived = and_(Passage.step == StepCode.TAKE_OVER, Passage.outcome == Outcome.PLAN_AGREED)
    return passed(scope, or_(Passage.target.in_(COORDINATED), arrived))


def _of_referred(scope: Scope) -> Select[Any]:
    return select(*rows_of(Case.id, _held_or_not(scope))).where(received_in(scope))


def _of_admitted(scope: Scope) -> Select[Any]:
    return _of_referred(scope).where(_admitted(scope))


def _of_held(scope: Scope) -> Select[Any]:
    code = case((passed(scope, Passage.step == StepCode.RECORD), PLAN), else_=NEITHER)
    return select(*rows_of(Case.id, code)).where(received_in(scope), has_held(scope))


def _solved(scope: Scope) -> Select[Any]:
    planned = or_(passed(scope, Passage.step == StepCode.RECORD), came_with_a_plan(scope))
    code = case((StayRow.outcome == Outcome.OWN_SOLUTION, OWN), (planned, PLAN), else_=NEITHER)
    return cohort(scope, *rows_of(Case.id, code))


def _received(scope: Scope) -> Select[Any]:
    return select(*rows_of(Case.id, literal(OF))).where(received_in(scope))


def _year_held(scope: Scope) -> Select[Any]:
    return held(scope, *rows_of(Case.id, literal(HELD)))


def _year_of_referred(scope: Scope) -> Select[Any]:
    return together(_year_held(scope), _received(scope))


def _year_of_admitted(scope: Scope) -> Select[Any]:
    earlier = aliased(Passage)
    before = earlier.case_id == Passage.case_id, earlier.number < Passage.number, earlier.step == StepCode.ASSIGN
    assigned = taken(scope, (StepCode.ASSIGN,), *rows_of(Case.id, literal(OF))).where(~exists().where(*before))
    return together(_year_held(scope), assigned)


def _year_of_held(scope: Scope) -> Select[Any]:
    recorded = select(Passage.step).where(Passage.case_id == Sitting.case_id, Passage.happened_at >= Sitting.held_at)
    written = recorded.where(Passage.step.in_((StepCode.RECORD, StepCode.RECORD_WITHOUT_PLAN)))
    first = written.order_by(Passage.number).limit(1).correlate(Sitting).scalar_subquery()
    code = case((first == StepCode.RECORD, PLAN), (first == StepCode.RECORD_WITHOUT_PLAN, NEITHER))
    return held(scope, *rows_of(Case.id, code))


def _year_solved(scope: Scope) -> Select[Any]:
    planned = _year_of_held(scope).subquery()
    plans = select(planned.c.case_id, planned.c.code, planned.c.amount).where(planned.c.code == PLAN)
    found = taken(scope, ENDED, *rows_of(Case.id, literal(OWN))).where(Passage.outcome == Outcome.OWN_SOLUTION)
    return together(plans, found, _received(scope))


def over(titles: Mapping[str, str]) -> Read:
    """So many events of some kinds for a hundred of another, told as percents: the first need not be of the second."""

    def read(found: Tally) -> Result:
        parts = tuple(Line(code, title, found.of(code), inner=True) for code, title in titles.items())
        told, n = sum(line.value for line in parts), found.of(OF)
        return Result(percent(told, n) if n >= FEWEST else None, n, lines=parts, counted=told)

    return read


REFERRED, ADMITTED, THOSE_HELD = "Orientations reçues", "Orientations admises", "Conférences tenues"
SOLVED = {PLAN: "Avec un plan", OWN: "Solution trouvée par la famille"}
COHORT = (
    "Par cohorte\u00a0: les orientations reçues dans la période, où qu’elles en soient au soir de son dernier "
    "jour\u00a0; les plus récentes ont eu moins de temps."
)
YEAR = (
    "Par année d’événement\u00a0: ce qui a eu lieu dans la période, quelle que soit la date de l’orientation\u00a0; "
    "le rapport peut dépasser 100\u00a0%."
)
ADMISSION = "une personne a été désignée, ou la situation a été reprise plus loin que la désignation"
UNDATED = (
    "Les situations reprises avec un plan, dont la conférence n’est pas datée, sont «\u00a0non renseignées\u00a0»."
)
ON_RECEPTION = "Jour de la réception de l’orientation\u00a0; la suite est lue à la fin de la période."
ON_THE_DAY = "Jour de chaque événement."
CASES, CONFERENCES = ("orientation", "orientations"), ("conférence", "conférences")


def _share(
    code: str, title: str, numerator: str, denominator: str, count: Counted, whole: str, by_year: bool = False
) -> Indicator:
    """``by_year``: what is counted happened in the period; else it is of the cohort received in it."""
    what, day = (YEAR, ON_THE_DAY) if by_year else (COHORT, ON_RECEPTION)
    names = CONFERENCES if whole is THOSE_HELD and by_year else CASES
    definition = Definition(what, f"{numerator} Rien en dessous de {FEWEST} {names[1]}.", denominator, day)
    return Indicator(
        f"path.{code}", title, PERCENT, definition, Audience.PUBLIC, count, *names, "Ce qu’il en est", whole
    )


INDICATORS = (
    _share(
        "held",
        "Conférence tenue, sur les orientations reçues (cohorte)",
        f"Celles qui ont tenu au moins une conférence. {UNDATED}",
        "Orientations reçues.",
        Counted(_of_referred, part({HELD: "Conférence tenue", NOT_HELD: "Pas de conférence à ce jour"}, HELD)),
        REFERRED,
    ),
    _share(
        "held_of_admitted",
        "Conférence tenue, sur les orientations admises (cohorte)",
        f"Celles qui ont tenu au moins une conférence. {UNDATED}",
        f"Orientations admises\u00a0: {ADMISSION}.",
        Counted(_of_admitted, part({HELD: "Conférence tenue", NOT_HELD: "Pas de conférence à ce jour"}, HELD)),
        ADMITTED,
    ),
    _share(
        "planned",
        "Plan adopté, sur les situations à conférence tenue (cohorte)",
        "Celles dont une conférence au moins a donné un plan.",
        "Orientations qui ont tenu au moins une conférence.",
        Counted(_of_held, part({PLAN: "Avec un plan", NEITHER: "Sans plan à ce jour"}, PLAN)),
        "Situations à conférence tenue",
    ),
    _share(
        "solved",
        "Plan ou solution de la famille, sur les orientations reçues (cohorte)",
        "Celles dont une conférence a donné un plan, et celles où la famille a trouvé sa propre solution, avec ou "
        "sans conférence.",
        "Orientations reçues.",
        Counted(_solved, part({**SOLVED, NEITHER: "Ni l’un ni l’autre à ce jour"}, PLAN, OWN)),
        REFERRED,
    ),
    _share(
        "year_held",
        "Conférences tenues, pour cent orientations reçues (année)",
        "Conférences tenues dans la période, chaque séance tenue comptant pour une.",
        "Orientations reçues dans la période.",
        Counted(_year_of_referred, over({HELD: THOSE_HELD}), {"": (OF,)}),
        REFERRED,
        by_year=True,
    ),
    _share(
        "year_held_of_admitted",
        "Conférences tenues, pour cent orientations admises (année)",
        "Conférences tenues dans la période, chaque séance tenue comptant pour une.",
        "Premières désignations décidées dans la période.",
        Counted(_year_of_admitted, over({HELD: THOSE_HELD}), {"": (OF,)}),
        ADMITTED,
        by_year=True,
    ),
    _share(
        "year_planned",
        "Plan adopté, sur les conférences tenues (année)",
        "Conférences tenues dans la période où un plan a été adopté le jour même.",
        "Conférences tenues dans la période dont l’issue est enregistrée.",
        Counted(_year_of_held, part({PLAN: "Avec un plan", NEITHER: "Sans plan"}, PLAN)),
        THOSE_HELD,
        by_year=True,
    ),
    _share(
        "year_solved",
        "Plans et solutions des familles, pour cent orientations reçues (année)",
        "Conférences de la période qui ont donné un plan, et situations closes dans la période parce que la famille "
        "a trouvé sa propre solution.",
        "Orientations reçues dans la période.",
        Counted(_year_solved, over({PLAN: "Plans adoptés", OWN: "Solutions trouvées par les familles"}), {"": (OF,)}),
        REFERRED,
        by_year=True,
    ),
)
