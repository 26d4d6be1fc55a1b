"""The programme: the coordinators that a département has trained, and those it can count on."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from conference.domain.coordinators import CoordinatorStatus
from conference.evaluation.indicators.declaration import (
    NOTHING,
    Audience,
    Definition,
    Indicator,
    Line,
    Result,
    Scope,
)
from conference.evaluation.period import Period
from conference.models.coordinator import Standing
from conference.words.evaluation import COORDINATORS, UNKNOWN_LINE

PEOPLE = "personnes"
ONE, SEVERAL = "personne formée", "personnes formées"
ON_LAST_DAY = "Dernier jour de la période."


def _ever_trained(session: Session, period: Period) -> int:
    trained = select(func.count(Standing.coordinator_id.distinct())).where(Standing.since <= period.last)
    return session.scalar(trained) or 0


def _by_status(session: Session, period: Period) -> dict[CoordinatorStatus, int]:
    current = Standing.since <= period.last, or_(Standing.until.is_(None), Standing.until > period.last)
    query = select(Standing.status, func.count()).where(*current).group_by(Standing.status)
    return dict(session.execute(query).all())


def _trained(session: Session, scope: Scope) -> Result:
    total, found = _ever_trained(session, scope.period), _by_status(session, scope.period)
    missing = total - sum(found.values())
    lines = [Line(status.value, words, found.get(status, 0)) for status, words in COORDINATORS.items()]
    if missing:
        lines.append(Line("unknown", UNKNOWN_LINE, missing))
    return Result(total, total, missing, tuple(lines))


def _engaged(session: Session, scope: Scope) -> Result:
    engaged = _by_status(session, scope.period).get(CoordinatorStatus.ENGAGED, 0)
    return Result(engaged, _ever_trained(session, scope.period))


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
        _trained,
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
        _engaged,
        ONE,
        SEVERAL,
        narrows=NOTHING,
    ),
)
