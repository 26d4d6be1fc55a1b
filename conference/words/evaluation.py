"""The French of figures: what is counted, and the sentence under a table of activity."""

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.outcomes import State
from conference.words.numbers import UNKNOWN, counted, number

STATES: dict[State, str] = {
    State.COMPLETED: "Abouties",
    State.UNDER_WAY: "En cours",
    State.NOT_COMPLETED: "Non abouties",
    State.GAP: "Écart non expliqué",
}
OWN_SOLUTIONS = "dont solution trouvée par la famille"
COORDINATORS: dict[CoordinatorStatus, str] = {
    CoordinatorStatus.ENGAGED: "Engagé·e·s",
    CoordinatorStatus.READY: "Formé·e·s, pas encore engagé·e·s",
    CoordinatorStatus.PAUSED: "En pause",
    CoordinatorStatus.LEFT: "Ne sont plus coordinateur·rice·s",
}
UNKNOWN_LINE = UNKNOWN.capitalize()
BAD_DATE = "« {value} » n’est pas une date : écrivez-la ainsi, 2020-11-30."
NOTHING_ASKED = "Dites où écrire la note : --pdf, --csv ou les deux."
WRITTEN = "Écrit : {path}"
BAD_YEAR = "Choisissez un jour entre 1900 et 2100."
BAD_PERIOD = "La période finit avant de commencer : vérifiez les deux dates."


def control_sum(place: str, total: int, states: dict[State, int], own_solutions: int) -> str:
    """``Gironde : 41 orientations = 8 abouties + …``: the sum as it is, with its gap."""
    completed, under_way = states[State.COMPLETED], states[State.UNDER_WAY]
    not_completed, gap = states[State.NOT_COMPLETED], states[State.GAP]
    own = ""
    if own_solutions:
        found = "ont trouvé leur propre solution" if own_solutions > 1 else "a trouvé sa propre solution"
        own = f" (dont {counted(own_solutions, 'famille', 'familles')} {found})"
    return (
        f"{place}\u00a0: {counted(total, 'orientation', 'orientations')}"
        f" = {counted(completed, 'aboutie', 'abouties')} + {number(under_way)}\u00a0en cours"
        f" + {counted(not_completed, 'non aboutie', 'non abouties')}{own}"
        f" + écart non expliqué\u00a0: {number(gap)}"
    )


def period_sum(open_at_start: int, received: int, reopened: int, closed: int, open_at_end: int) -> str:
    """``3 ouvertes au début + 5 reçues + 1 rouverte = 4 closes + 5 ouvertes à la fin``."""
    return (
        f"{counted(open_at_start, 'ouverte', 'ouvertes')} au début"
        f" + {counted(received, 'reçue', 'reçues')} + {counted(reopened, 'rouverte', 'rouvertes')}"
        f" = {counted(closed, 'close', 'closes')} + {counted(open_at_end, 'ouverte', 'ouvertes')} à la fin"
    )
