"""The registry: every indicator, declared once, computed from the same place for every reader."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from conference.evaluation.indicators import activity, programme, voice
from conference.evaluation.indicators.declaration import Figure, Indicator, Scope

FAMILIES: dict[str, tuple[Indicator, ...]] = {
    "activity": activity.INDICATORS,
    "programme": programme.INDICATORS,
    "voice": voice.INDICATORS,
}
REGISTRY: dict[str, Indicator] = {one.code: one for family in FAMILIES.values() for one in family}


def compute(session: Session, scope: Scope, codes: Iterable[str] = REGISTRY) -> list[Figure]:
    """The figures of a scope, in the order of the codes, for the département of the session.

    Raises ``KeyError`` on an unknown code.
    """
    return [Figure(REGISTRY[code], REGISTRY[code].compute(session, scope)) for code in codes]
