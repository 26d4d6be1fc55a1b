"""The registry: every indicator, declared once, computed from the same place for every reader."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from conference.evaluation.indicators import (
    activity,
    answers,
    asking,
    conferences,
    coordination,
    council,
    data,
    delays,
    effort,
    endings,
    follow_up,
    gathering,
    living,
    means,
    neutrality,
    participation,
    partners,
    path,
    plan,
    programme,
    quality,
    referrals,
    remembered,
    returned,
    training,
    voice,
    waiting,
)
from conference.evaluation.indicators.counting import Memory
from conference.evaluation.indicators.declaration import Indicator, Result, Scope
from conference.evaluation.indicators.figure import Figure

FAMILIES: dict[str, tuple[Indicator, ...]] = {
    "activity": (*activity.INDICATORS, *referrals.INDICATORS, *waiting.INDICATORS, *endings.INDICATORS),
    "path": path.INDICATORS,
    "delays": delays.INDICATORS,
    "conferences": conferences.INDICATORS,
    "participation": (*participation.INDICATORS, *gathering.INDICATORS),
    "plan": plan.INDICATORS,
    "follow_up": (*follow_up.INDICATORS, *answers.INDICATORS, *living.INDICATORS),
    "neutrality": neutrality.INDICATORS,
    "quality": quality.INDICATORS,
    "effort": (*effort.INDICATORS, *means.INDICATORS),
    "programme": (
        *programme.INDICATORS,
        *coordination.INDICATORS,
        *council.INDICATORS,
        *remembered.INDICATORS,
        *asking.INDICATORS,
        *partners.INDICATORS,
    ),
    "training": training.INDICATORS,
    "voice": (*voice.INDICATORS, *returned.INDICATORS),
    "data": data.INDICATORS,
}
REGISTRY: dict[str, Indicator] = {one.code: one for family in FAMILIES.values() for one in family}


def compute(session: Session, scope: Scope, codes: Iterable[str] = REGISTRY) -> list[Figure]:
    """The figures of a scope, in the order of the codes, for the département of the session.

    One that cannot be narrowed as the scope asks has no value, and says so. Raises ``KeyError`` on an unknown code.
    """
    memory = Memory(session, scope)
    return [_figure(memory, REGISTRY[code]) for code in codes]


def _figure(memory: Memory, indicator: Indicator) -> Figure:
    idle = memory.scope.narrowed - indicator.narrows
    return Figure(indicator, Result(None, 0) if idle else memory.result(indicator.compute), idle)
