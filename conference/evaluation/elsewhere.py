"""What was measured elsewhere: other countries' figures, and which of our own a reported figure may stand beside.

Nothing here is added to a figure of ours: it is printed in a line of its own, with its source and what to beware of.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from conference.domain.outcomes import State
from conference.domain.reported import Measure
from conference.queries.reported import reported
from conference.words.evaluation import control_sum
from conference.words.reported import value_said

EIGEN_KRACHT = "Eigen Kracht Centrale, Pays-Bas, 2023"
TWELVE_MONTHS = "Essai randomisé, Angleterre, 2024"
NOT_OURS = "Un autre pays, d’autres lois et d’autres pratiques\u00a0: un repère, pas un objectif."
ONE_STUDY = (
    "Une seule étude\u00a0: d’autres essais, aux Pays-Bas et aux États-Unis, et la méta-analyse de 2016, "
    "n’ont pas trouvé d’effet d’ensemble."
)


@dataclass(frozen=True, slots=True)
class Abroad:
    """A figure of another country; ``beside`` is the indicator of ours with the same denominator, if there is one."""

    title: str
    value: str
    denominator: str
    source: str
    caution: str
    beside: str = ""


ABROAD = (
    Abroad(
        "Un plan, de la famille ou d’une conférence",
        "86\u00a0%",
        "des situations orientées",
        EIGEN_KRACHT,
        NOT_OURS,
        "path.solved",
    ),
    Abroad("Une conférence", "70\u00a0%", "des situations orientées", EIGEN_KRACHT, NOT_OURS, "path.held"),
    Abroad("Personnes présentes", "9", "en moyenne par conférence", EIGEN_KRACHT, NOT_OURS),
    Abroad(
        "Heures de coordination",
        "25 à 35\u00a0heures",
        "par conférence",
        "Norvège",
        NOT_OURS,
        "effort.by_conference",
    ),
    Abroad(
        "De l’orientation à la conférence",
        "41\u00a0jours",
        "en moyenne, par conférence tenue",
        "Essai, États-Unis",
        NOT_OURS,
    ),
    Abroad(
        "Enfants confiés douze mois après",
        "36,2\u00a0% contre 44,8\u00a0%",
        "des enfants à qui une conférence a été proposée ou non, par tirage au sort",
        TWELVE_MONTHS,
        ONE_STUDY,
    ),
)
# Which of our figures counts the same thing: a figure without one here is printed on its own page alone.
BESIDE: Mapping[Measure, str] = {
    Measure.REFERRALS: "activity.referrals",
    Measure.CONFERENCES: "conferences.held",
    Measure.COORDINATORS_TRAINED: "programme.trained",
    Measure.COORDINATORS_ENGAGED: "programme.engaged",
    Measure.SATISFACTION: "voice.overall",
}


def abroad(code: str) -> tuple[Abroad, ...]:
    """What other countries say beside one of our indicators."""
    return tuple(one for one in ABROAD if one.beside == code)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A figure published before or elsewhere, in words: never a number that could be added to ours."""

    period: str
    value: str
    detail: str
    source: str


def earlier(session: Session) -> dict[str, tuple[Earlier, ...]]:
    """What was reported beside each of our indicators, by its code, the oldest first."""
    found: dict[str, tuple[Earlier, ...]] = {}
    for one in reported(session, BESIDE):
        code = BESIDE[one.measure]
        told = Earlier(one.period, value_said(one.value), one.detail, one.source)
        found[code] = (*found.get(code, ()), told)
    return found


STATES = {
    Measure.COMPLETED: State.COMPLETED,
    Measure.UNDER_WAY: State.UNDER_WAY,
    Measure.NOT_COMPLETED: State.NOT_COMPLETED,
}


def reported_sum(session: Session, place: str) -> str:
    """The control sum of what was reported, with its gap; empty where one of its numbers is not known, or not one.

    ``Gironde : 41 orientations = 8 abouties + 5 en cours + 20 non abouties + écart non expliqué : 8``
    """
    asked = (Measure.REFERRALS, *STATES, Measure.OWN_SOLUTION)
    found: dict[Measure, list[int | None]] = {}
    ends = set()
    for one in reported(session, asked):
        plain = one.value.plain
        found.setdefault(one.measure, []).append(int(plain) if plain is not None else None)
        ends |= {one.until} if one.measure is not Measure.OWN_SOLUTION else set()
    numbers = {measure: some[0] for measure, some in found.items() if len(some) == 1 and some[0] is not None}
    if len(ends) != 1 or not {Measure.REFERRALS, *STATES} <= numbers.keys():
        return ""
    states = {state: numbers[measure] for measure, state in STATES.items()}
    states[State.GAP] = numbers[Measure.REFERRALS] - sum(states.values())
    return control_sum(place, numbers[Measure.REFERRALS], states, numbers.get(Measure.OWN_SOLUTION, 0))
