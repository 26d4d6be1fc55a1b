"""Time and letters of mission, as screens name them."""

from conference.domain.work import Worker, WorkKind
from conference.words.numbers import number

WORK_KIND: dict[WorkKind, str] = {
    WorkKind.PREPARATION: "Préparation",
    WorkKind.CONFERENCE: "Conférence",
    WorkKind.FOLLOW_UP: "Suivi",
    WorkKind.TRAVEL: "Déplacement",
    WorkKind.PROMOTION: "Promotion de la démarche",
    WorkKind.WRITING: "Écrits",
    WorkKind.EXCHANGE: "Comité et échanges",
}


WORKER: dict[Worker, str] = {
    Worker.COORDINATOR: "Coordinateur·rice",
    Worker.REFERRER: "Professionnel·le référent·e",
    Worker.OTHER: "Autre personne",
}


def duration(minutes: int) -> str:
    """``45 min``, ``2 h``, ``7 h 05``, ``1 024 h 30``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}\u00a0min"
    return f"{number(hours)}\u00a0h" + (f"\u00a0{rest:02d}" if rest else "")
