"""The French of figures: what is counted, and the sentence under a table of activity."""

from collections.abc import Iterable

from conference.domain.coordinators import CoordinatorStatus
from conference.domain.outcomes import EndedBy, State
from conference.domain.steps import StepCode
from conference.words import case
from conference.words.numbers import UNKNOWN, counted, number, percentage

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
LETTERS: dict[str, str] = {
    "without": "Sans lettre",
    "within": "Lettre dans le plafond, s’il y en a un",
    "above": "Lettre au-delà du plafond",
}
EXPERIENCE: dict[str, str] = {
    "none": "Aucune conférence menée",
    "one": "Une conférence",
    "to_three": "Deux ou trois",
    "more": "Plus de trois",
}
PACES = {
    "on_time": "Dans le rythme de l’instance",
    "late": "Après le jour que voulait ce rythme",
    "free": "Première réunion suivie, ou sans rythme fixé",
}
FAMILY_SEATS = {"held": "Occupés", "vacant": "Vacants"}
DECISIONS = {
    "done": "Faites",
    "under_way": "En cours",
    "dropped": "Abandonnées",
    "unsaid": "Aucune réunion n’y est encore revenue",
}
UNKNOWN_LINE = UNKNOWN.capitalize()
FAMILY: dict[str, str] = {
    "activity": "Activité",
    "path": "Parcours",
    "delays": "Délais",
    "conferences": "Conférences",
    "participation": "Participation",
    "plan": "Plan",
    "follow_up": "Suivi",
    "neutrality": "Neutralité",
    "quality": "Qualité",
    "effort": "Temps passé",
    "programme": "Programme",
    "training": "Formation",
    "voice": "Satisfaction",
    "data": "Données",
}
# The last age of each band; none for whoever is older.
AGE_BANDS: dict[int | None, str] = {
    2: "Moins de 3 ans",
    5: "3 à 5 ans",
    10: "6 à 10 ans",
    14: "11 à 14 ans",
    17: "15 à 17 ans",
    20: "18 à 20 ans",
    59: "21 à 59 ans",
    74: "60 à 74 ans",
    None: "75 ans et plus",
}
PEOPLE_CONCERNED = ("Enfants", "Adultes")
NOBODY_NAMED = "Situations où personne n’est nommé"
WAITS: dict[int, str] = {
    15: "15 jours au plus",
    30: "16 à 30 jours",
    60: "31 à 60 jours",
    90: "61 à 90 jours",
}
WAITS_LONGER = "Plus de 90 jours"
EVENTS: dict[StepCode, tuple[str, str, str, str]] = {
    StepCode.RETURN: (
        "Renvoyées pour être complétées",
        "Celles que l’instance a renvoyées à qui les oriente.",
        "renvoi",
        "renvois",
    ),
    StepCode.SUSPEND: (
        "Mises en pause",
        "Celles qui ont été suspendues : les délais ne courent plus.",
        "suspension",
        "suspensions",
    ),
    StepCode.REOPEN: (
        "Rouvertes",
        "Celles qui étaient closes et ne le sont plus.",
        "réouverture",
        "réouvertures",
    ),
}
COUNTED_TODAY = "calculé aujourd’hui"
# Why somebody looks at the cases behind a figure: the code is kept with who looked, never anything of a case.
WHY_CASES: dict[str, str] = {
    "check": "Vérifier le chiffre",
    "mend": "Compléter ce qui n’est pas renseigné",
    "explain": "Comprendre ce qui se passe, pour la note ou une instance",
    "follow": "Voir où en sont ces situations",
}
TOO_FEW = "moins de 5 personnes ou saisies derrière ce chiffre"
WITHOUT_COST = "Situations sans aucun frais noté"
OF_NARROWING = {"territory": "du territoire", "field": "du champ", "institution": "de l’institution"}
IN_TIME, IN_MONEY = "Durée", "Montant"
ESSENTIALS = "L’essentiel"
WITH_PLAN, WITHOUT_PLAN = "Avec un plan", "Sans plan"
ENDED_BY: dict[EndedBy, str] = {who: f"{said[0].upper()}{said[1:]}" for who, said in case.ENDED_BY.items()}
ON_TIME, AFTER_TARGET, AFTER_MAXIMUM = "Dans le délai visé", "Après le délai visé", "Après le délai maximal"
APART = "À part\u00a0: "
MOOT = "Sans objet\u00a0: démarche arrêtée, ou repartie vers une autre conférence"
NOT_DUE = "Pas encore dus, pour les conférences tenues dans la période"
TERRITORY_UNKNOWN = "Aucun territoire de ce département ne s’appelle «\u00a0{name}\u00a0»."
FIELD_UNKNOWN = "«\u00a0{value}\u00a0» n’est pas un champ\u00a0: {codes}."
BAD_DATE = "« {value} » n’est pas une date : écrivez-la ainsi, 2020-11-30."
NOTHING_ASKED = "Dites où écrire la note : --pdf, --csv ou les deux."
WRITTEN = "Écrit : {path}"
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


def independent(what: Iterable[str]) -> str:
    """``ne dépend ni du territoire ni du champ``: in place of a figure that cannot be narrowed to what is named."""
    *some, last = (OF_NARROWING[one] for one in what)
    return f"ne dépend ni {' ni '.join((*some, last))}" if some else f"ne dépend pas {last}"


def fewer_than(few: int, several: str) -> str:
    """``moins de 5 notes``: too few for a mean, a median or a percentage."""
    return f"moins de {few} {several}"


def fewer_beside(few: int, several: str) -> str:
    """``retenu : moins de 5 notes de l’autre côté``: a mean that would give away the few of the others."""
    return f"retenu\u00a0: moins de {few} {several} de l’autre côté"


def said_for(told: int, whole: str) -> str:
    """``n = 20 orientations, et 13 événements``: for the first, so many that need not be of them."""
    return f"n = {whole}, et {counted(told, 'événement', 'événements')}"


def unknown_of(missing: int, population: int, *, share: bool) -> str:
    """``Non renseigné : 3 sur 12 (25 %)``."""
    percent = f" ({percentage(missing, population)})" if share else ""
    return f"{UNKNOWN_LINE}\u00a0: {number(missing)} sur {number(population)}{percent}"


def narrowed_to(territory: str, field: str, institution: str = "") -> tuple[str, ...]:
    """``territoire Sud``, ``champ Enfance``: what stands beside the name of the département."""
    said = (("territoire", territory), ("champ", field), ("orientées par", institution))
    return tuple(f"{what} {name}" for what, name in said if name)
