"""What is said when a document cannot be made, and how the minutes of a sitting say what was decided."""

from enum import StrEnum

from conference.domain.minutes import Decision
from conference.domain.steps import StepCode
from conference.words.case import END_REASON
from conference.words.dates import long_date
from conference.words.neutrality import RULE


class PressFailure(StrEnum):
    """Why the press gave nothing back."""

    TIMEOUT = "timeout"
    MEMORY = "memory"
    REFUSED = "refused"
    CRASH = "crash"
    BUSY = "busy"


PRESS_FAILURE: dict[PressFailure, str] = {
    PressFailure.TIMEOUT: "Le document est trop long à composer : sa préparation a été arrêtée.",
    PressFailure.MEMORY: "Le document est trop lourd : sa préparation a été arrêtée.",
    PressFailure.REFUSED: "Le document appelle un fichier ou une adresse extérieurs, ce qui est refusé.",
    PressFailure.CRASH: "Le document n’a pas pu être composé.",
    PressFailure.BUSY: "D’autres documents sont en cours de préparation. Réessayez dans un instant.",
}

DECIDED: dict[StepCode, str] = {
    StepCode.ASSIGN: "Coordination confiée à {coordinator}",
    StepCode.HAND_OVER: "Coordination passée à {coordinator}",
    StepCode.POSTPONE: "Décision reportée au {until}",
    StepCode.RETURN: "Complément demandé à qui a orienté",
    StepCode.DECLINE: "Orientation non retenue\u00a0: {reason}",
    StepCode.RELEASE: "Coordination libérée\u00a0: la situation attend de nouveau",
    StepCode.STOP: "Démarche arrêtée\u00a0: {reason}",
    StepCode.SUSPEND: "Situation suspendue",
    StepCode.RESUME: "Situation reprise",
    StepCode.REOPEN: "Situation rouverte",
}


def decision(one: Decision) -> str:
    """What was decided, as the minutes say it: ``Décision reportée au 2 avril 2026``."""
    if one.rule is not None:
        return f"Dérogation pour {one.coordinator}\u00a0: «\u00a0{RULE[one.rule]}\u00a0» est levée"
    if one.confirmed or one.step is None:
        return f"Désignation de {one.coordinator}, décidée en urgence, confirmée"
    reason = END_REASON[one.reason] if one.reason else ""
    return DECIDED[one.step].format(
        coordinator=one.coordinator,
        until=long_date(one.until) if one.until else "",
        reason=reason[:1].lower() + reason[1:],
    )
