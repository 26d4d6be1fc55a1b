"""The papers of coordination, in words: a letter of mission to sign, a charter of three, an exit sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conference.domain.charter import Party
from conference.domain.coordination_paper import CharterFacts, CoordinationPaper, ExitFacts, LetterFacts, Whose
from conference.domain.coordinators import Stood
from conference.domain.load import FULL_MONTH
from conference.domain.mission import Letter
from conference.words.case import STAGE
from conference.words.charter import PARTY
from conference.words.dates import long_date
from conference.words.roles import COORDINATOR_STATUS, STANDING_REASON
from conference.words.work import duration

COORDINATION_PAPER: dict[CoordinationPaper, str] = {
    CoordinationPaper.LETTER: "Lettre de mission",
    CoordinationPaper.CHARTER: "Charte tripartite",
    CoordinationPaper.EXIT: "Fiche de sortie",
}
MISSION = (
    (
        "La coordination est neutre\u00a0: elle prépare la conférence avec la famille, l’anime et la suit, sans "
        "décider à sa place. Avant chaque situation, la personne déclare ses liens\u00a0; elle peut ne pas l’accepter."
    ),
    (
        "Ce que les familles confient ne se rapporte ni à l’employeur ni à la hiérarchie, dans les limites de la loi. "
        "Le temps passé se note par nature, sans nom de famille."
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its paragraphs, then its lines."""

    heading: str
    said: Sequence[str] = ()
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, their name if it is known, and the day it was done."""

    who: str
    name: str
    day: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as it is printed."""

    title: str
    under: str
    whose: Whose
    parts: Sequence[Part]
    signatures: Sequence[Signature] = ()
    foot: str = ""


def percent(share: Decimal) -> str:
    """``20 %``, ``12,5 %``."""
    figure = f"{share * 100:f}"
    return (figure.rstrip("0").rstrip(".") if "." in figure else figure).replace(".", ",") + "\u00a0%"


def period(since: date, until: date | None) -> str:
    """``du 1er janvier 2026 au 31 décembre 2026``, ``à partir du 1er janvier 2026``."""
    first = long_date(since)
    return f"du {first} au {long_date(until)}" if until else f"à partir du {first}"


TIME = (
    "La coordination peut prendre jusqu’à {share} du temps de travail, soit {month} par mois pour un temps plein. "
    "Cette part comprend tout\u00a0: préparation, conférences, suivi, déplacements, écrits, échanges entre "
    "coordinateur·rice·s, et promotion de la démarche."
)
MORE = "Pour les débuts, {share} s’y ajoutent jusqu’au {day}\u00a0: apprendre demande du temps."
AT_MOST = "Dans le département, une lettre de mission donne au plus {share} du temps de travail{but}."
LENGTH = (
    "Cette lettre vaut {period}. Elle prend fin plus tôt si la personne change de poste, quitte son institution ou le "
    "demande\u00a0: chaque situation est alors confiée à quelqu’un."
)


def letter(facts: LetterFacts) -> Sheet:
    """The letter that a coordinator and the département sign."""
    one, whose = facts.letter, facts.whose
    place = ", ".join(whose.territories) or "tout le département"
    many = "Territoires" if len(whose.territories) > 1 else "Territoire"
    does = f"{whose.name} coordonne des conférences familiales. {many}\u00a0: {place}."
    signed = _day(facts.signed_on)
    return Sheet(
        "Lettre de mission",
        f"{whose.name} · {period(one.since, one.until)}",
        whose,
        (
            Part(
                "La mission",
                (does, *MISSION),
            ),
            Part("Le temps", _time(facts)),
            Part("La durée", (LENGTH.format(period=period(one.since, one.until)),)),
        ),
        (
            Signature("Pour le département", facts.signed_by, signed),
            Signature(f"Pour l’employeur{f', {whose.institution}' if whose.institution else ''}", "", ""),
            Signature(PARTY[Party.COORDINATOR], whose.name, signed),
        ),
    )


def _time(facts: LetterFacts) -> list[str]:
    one = facts.letter
    said = [TIME.format(share=percent(one.share), month=duration(int(FULL_MONTH * one.share)))]
    if one.extra is not None and one.extra_until is not None:
        said.append(MORE.format(share=percent(one.extra), day=long_date(one.extra_until)))
    if facts.ceiling is not None:
        but = ", hors temps des débuts" if one.extra else ""
        said.append(AT_MOST.format(share=percent(facts.ceiling), but=but))
    return said


def charter(facts: CharterFacts) -> Sheet:
    """The charter that three sign."""
    return Sheet(
        "Charte tripartite de la coordination",
        f"{facts.whose.name} · rédigée le {long_date(facts.drafted_on)}",
        facts.whose,
        [
            Part(f"{PARTY[party]} s’engage à\u00a0:", lines=[_lower(line) for line in facts.undertakings[party]])
            for party in Party
        ],
        [Signature(PARTY[party], facts.names[party], _day(facts.signed[party])) for party in Party],
        "Chacun·e garde un exemplaire. La charte prend fin avec la mission.",
    )


def exit_sheet(facts: ExitFacts) -> Sheet:
    """What somebody leaves, to be gone through before they go."""
    gone = f"Dernier jour\u00a0: {long_date(facts.leaves_on)}." if facts.leaves_on else "Aucun départ n’est annoncé."
    parts = [
        Part("Le départ", (gone,), [stood(line) for line in facts.history]),
        Part(
            "Les situations à confier",
            () if facts.cases else ("Aucune situation en cours.",),
            [
                f"{case.reference}\u00a0: {STAGE[case.stage].lower()}{', en binôme' if case.pair else ''}"
                for case in facts.cases
            ],
        ),
        Part(
            "Ce qui prend fin",
            lines=[
                *(f"lettre de mission de {percent(one.share)}, {_runs(one)}" for one in facts.letters),
                *_charter(facts.charter),
                *(f"accompagnement de {name}" for name in facts.accompanies),
                *([f"supervision par {facts.supervised_by}"] if facts.supervised_by else []),
                *(["compte\u00a0: l’administration retire le rôle de coordination"] if facts.account else []),
            ],
        ),
        Part(
            "À se dire avant de partir",
            lines=(
                "les papiers et les notes des familles sont rendus ou détruits, aucun ne part avec la personne",
                "les familles savent qui prend la suite, par la personne qui part quand c’est possible",
                "ce que cette expérience a appris, et ce qu’il faudrait changer",
            ),
        ),
    ]
    return Sheet(
        "Fiche de sortie",
        facts.whose.name,
        facts.whose,
        parts,
        (Signature("Pilote", "", ""), Signature(PARTY[Party.COORDINATOR], facts.whose.name, "")),
        "Les situations y sont désignées par leur référence, sans aucun nom.",
    )


def stood(line: Stood) -> str:
    """``en pause depuis le 1er mars 2026 (charge de travail)``."""
    why = f" ({line.words or STANDING_REASON[line.reason].lower()})" if line.reason else ""
    return f"{COORDINATOR_STATUS[line.status].lower()} depuis le {long_date(line.since)}{why}"


def _runs(one: Letter) -> str:
    return f"du {long_date(one.since)} au {long_date(one.until)}" if one.until else f"depuis le {long_date(one.since)}"


def _charter(facts: CharterFacts | None) -> list[str]:
    if facts is None:
        return []
    signed = sum(day is not None for day in facts.signed.values())
    return [f"charte tripartite du {long_date(facts.drafted_on)}, signée par {signed} sur {len(Party)}"]


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _lower(line: str) -> str:
    return line[:1].lower() + line[1:]
