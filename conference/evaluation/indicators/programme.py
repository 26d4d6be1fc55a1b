"""The programme: the coordinators that a département has trained, and those it can count on."""

from typing import Any

from sqlalchemy import Select, case, select
from sqlalchemy.orm import aliased

from conference.domain.coordinators import CoordinatorStatus
from conference.evaluation.indicators.counting import NO_CASE, Counted, Tally, by_name, lines, one_of, rows_of
from conference.evaluation.indicators.declaration import NOTHING, Audience, Definition, Indicator, Result, Scope
from conference.models.coordinator import Coordinator, CoordinatorTerritory, Standing
from conference.models.place import Territory
from conference.queries.coordinators import standing_on
from conference.words.evaluation import COORDINATORS

PEOPLE = "personnes"
ONE, SEVERAL = "personne formée", "personnes formées"
ON_LAST_DAY = "Dernier jour de la période."
ENGAGED = CoordinatorStatus.ENGAGED.value


def trained(scope: Scope) -> Select[Any]:
    """Whoever was trained by the last day, one row each, with what they are that day."""
    return select(*rows_of(NO_CASE, Standing.status)).where(standing_on(scope.period.last))


def _served(scope: Scope) -> Select[Any]:
    """The territories that no other holds: each counts for one where no coordinator is engaged in it or beneath."""
    top = aliased(Territory)
    own = select(Coordinator.id.label("coordinator_id"), Coordinator.territory_id)
    also = select(CoordinatorTerritory.coordinator_id, CoordinatorTerritory.territory_id)
    seats = own.union_all(also).subquery()
    inside = select(Territory.id, Territory.id.label("top_id")).where(Territory.parent_id.is_(None)).cte(recursive=True)
    beneath = select(Territory.id, inside.c.top_id).join(inside, Territory.parent_id == inside.c.id)
    inside = inside.union_all(beneath)
    engaged = select(inside.c.top_id).join(seats, seats.c.territory_id == inside.c.id)
    engaged = engaged.join(Standing, Standing.coordinator_id == seats.c.coordinator_id).where(
        Standing.status == CoordinatorStatus.ENGAGED,
        standing_on(scope.period.last),
    )
    without = case((top.id.in_(engaged), 0), else_=1)
    return select(*rows_of(NO_CASE, top.name, without)).where(top.parent_id.is_(None))


def _unserved(found: Tally) -> Result:
    served = (code for code, without in found.times if code is not None and not without)
    named = by_name(found.without(*served))
    return Result(named.n, found.n, lines=named.lines)


INDICATORS = (
    Indicator(
        "programme.trained",
        "Coordinateur·rice·s formé·e·s depuis le début",
        PEOPLE,
        Definition(
            "Toute personne qui a suivi la formation, où qu’elle en soit aujourd’hui.",
            "Formées sans être engagées, engagées, en pause, parties : les quatre font le total.",
            "Sans objet : c’est un nombre.",
            ON_LAST_DAY,
        ),
        Audience.PUBLIC,
        Counted(trained, lines({status.value: words for status, words in COORDINATORS.items()})),
        ONE,
        SEVERAL,
        "Où en sont ces personnes",
        "Formé·e·s depuis le début",
        NOTHING,
    ),
    Indicator(
        "programme.engaged",
        "Coordinateur·rice·s engagé·e·s",
        PEOPLE,
        Definition(
            "Toute personne qui a suivi la formation.",
            "Celles qui sont engagées à cette date.",
            "Personnes formées depuis le début.",
            ON_LAST_DAY,
        ),
        Audience.PUBLIC,
        Counted(trained, one_of(ENGAGED), {"": (ENGAGED,)}),
        ONE,
        SEVERAL,
        narrows=NOTHING,
    ),
    Indicator(
        "programme.unserved",
        "Territoires sans coordinateur·rice engagé·e",
        "territoires",
        Definition(
            "Territoires qu’aucun autre ne contient.",
            "Ceux où aucun·e coordinateur·rice engagé·e à cette date n’intervient, ni dans un territoire qu’ils "
            "contiennent.",
            "Territoires.",
            ON_LAST_DAY,
        ),
        Audience.DIRECTION,
        Counted(_served, _unserved),
        "territoire",
        "territoires",
        "Territoire",
        "Sans coordinateur·rice",
        NOTHING,
    ),
)
