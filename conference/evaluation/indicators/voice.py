"""Voice: what those who took part say of it."""

from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conference.evaluation.indicators.declaration import (
    FEWEST,
    NOTHING,
    Audience,
    Definition,
    Indicator,
    Result,
    Scope,
)
from conference.models.answer import Answer

HUNDREDTH = Decimal("0.01")


def _overall(session: Session, scope: Scope) -> Result:
    within = Answer.quarter >= scope.period.first_quarter, Answer.quarter <= scope.period.last
    query = select(func.sum(Answer.overall), func.count(Answer.overall), func.count()).where(*within)
    total, marks, answers = session.execute(query).one()
    mean = (Decimal(total or 0) / marks).quantize(HUNDREDTH, ROUND_HALF_UP) if marks >= FEWEST else None
    return Result(mean, marks, answers - marks, asked=answers)


INDICATORS = (
    Indicator(
        "voice.overall",
        "Satisfaction globale",
        "/10",
        Definition(
            "Réponses aux questionnaires remis en fin de conférence, familles et professionnels ensemble.",
            f"Somme des notes d’ensemble, de 0 à 10 ; aucune moyenne en dessous de {FEWEST} notes.",
            "Nombre de notes : une réponse sans note est comptée à part.",
            "Le trimestre de la réponse, seule date qu’elle garde : ceux que la période touche.",
        ),
        Audience.DIRECTION,
        _overall,
        "note",
        "notes",
        narrows=NOTHING,
    ),
)
