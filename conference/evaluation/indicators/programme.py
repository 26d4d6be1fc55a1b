"""The programme: the coordinators that a département has trained, and those it can count on."""

from typing import Any

from sqlalchemy import Select, case, exists, or_, select
from sqlalchemy.orm import aliased

from conference.domain.coordinators import CoordinatorStatus
from conference.evaluation.indicators.counting import NO_CASE, Counted, lines, one_of, rows_of
from conference.evaluation.indicators.declaration import NOTHING, Audience, Definition, Indicator, Scope
from conference.models.coordinator import Standing
from conference.words.evaluation import COORDINATORS

PEOPLE = "personnes"
ONE, SEVERAL = "personne formée", "personnes formées"
ON_LAST_DAY = "Dernier jour de la période."
ENGAGED = CoordinatorStatus.ENGAGED.value


def trained(scope: Scope) -> Select[Any]:
    """Whoever was trained by the last day, one row each, with what they are that day."""
    last, later = scope.period.last, aliased(Standing)
    again = exists().where(later.coordinator_id == Standing.coordinator_id, later.since > Standing.since)
    status = case((or_(Standing.until.is_(None), Standing.until > last), Standing.status))
    return select(*rows_of(NO_CASE, status)).where(Standing.since <= last, ~again.where(later.since <= last))


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
)
