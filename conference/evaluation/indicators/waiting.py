"""What waits at the end of a period, and what came back, stopped for a while or began again. Part of activity."""

from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import CompoundSelect, Select, case, false, func, select, union_all

from conference import clock
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.evaluation.indicators.activity import ONE, SEVERAL, SITUATIONS
from conference.evaluation.indicators.counting import Counted, Rows, Tally, lines, rows_of
from conference.evaluation.indicators.declaration import Audience, Definition, Indicator, Result, Scope
from conference.models.case import Case
from conference.models.journal import Passage, StayRow
from conference.words.evaluation import EVENTS, WAITS, WAITS_LONGER

LONGER = "longer"
DAYS = {f"to_{days}": words for days, words in WAITS.items()} | {LONGER: WAITS_LONGER}


def _waiting(scope: Scope) -> CompoundSelect[Any]:
    """The cases that wait for somebody to be assigned at the end of the period, or now; by how long they have."""
    at = min(scope.period.ends, clock.now())
    since = ((StayRow.entered_at > at - timedelta(days=days), f"to_{days}") for days in WAITS)
    query = select(*rows_of(Case.id, case(*since, else_=LONGER))).select_from(StayRow)
    # Said so that no index answers it: SQLite would walk every stay that began before.
    past = func.coalesce(StayRow.entered_at, at) < at
    entered = query.join(Case, Case.id == StayRow.case_id).where(
        StayRow.stage == Stage.ASSIGNMENT, past, Case.taken_over == false(), scope.cases
    )
    return union_all(*(entered.where(still) for still in (StayRow.left_at.is_(None), StayRow.left_at >= at)))


def _events(scope: Scope) -> Select[Any]:
    """What happened in the period, each time that it did."""
    query = select(*rows_of(Case.id, Passage.step)).select_from(Passage).join(Case, Case.id == Passage.case_id)
    within = Passage.happened_at >= scope.period.begins, Passage.happened_at < scope.period.ends
    return query.where(Passage.step.in_(EVENTS), *within, scope.cases)


ROWS: Rows = _events


def _times(step: StepCode, found: Tally) -> Result:
    return Result(found.of(step.value), found.of(step.value))


def _event(step: StepCode, title: str, numerator: str, one: str, several: str) -> Indicator:
    return Indicator(
        f"activity.{step.value}",
        title,
        several,
        Definition(
            "Situations reçues, quelle que soit l’année de leur réception.",
            f"{numerator} Une situation compte autant de fois que cela lui est arrivé.",
            "Sans objet\u00a0: c’est un nombre.",
            "Jour où c’est arrivé\u00a0: une réouverture de janvier appartient à janvier.",
        ),
        Audience.PUBLIC,
        Counted(ROWS, partial(_times, step), {"": (step.value,)}),
        one,
        several,
    )


INDICATORS = (
    Indicator(
        "activity.waiting",
        "En attente d’une désignation à la fin",
        SITUATIONS,
        Definition(
            "Situations envoyées dont l’instance de désignation ne s’est pas encore prononcée, au soir du dernier jour "
            "ou maintenant si la période n’est pas finie. Les reprises sans coordinateur sont dans l’écart.",
            "Celles de chaque ancienneté, depuis leur dernière arrivée devant l’instance.",
            "Situations en attente.",
            "Dernier jour de la période.",
        ),
        Audience.PUBLIC,
        Counted(_waiting, lines(DAYS)),
        ONE,
        SEVERAL,
        "Attend depuis",
        "En attente",
    ),
    *(_event(step, *told) for step, told in EVENTS.items()),
)
