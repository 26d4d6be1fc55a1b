"""Training and awareness in French: kinds, payers, targets, and what a certificate says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby, pairwise

from conference.domain.training import Goal, Progress, Sharing, Target, TargetState, TrainingKind, TrainingPayer
from conference.words.dates import long_date
from conference.words.numbers import counted, euros, number

TRAINING_KIND: dict[TrainingKind, str] = {
    TrainingKind.COORDINATOR: "Formation de coordination",
    TrainingKind.REFRESHER: "Formation de rappel",
    TrainingKind.MANAGERS: "Formation des cadres",
    TrainingKind.AWARENESS: "Sensibilisation ou séminaire",
}
TRAINING_PAYER: dict[TrainingPayer, str] = {
    TrainingPayer.DEPARTMENT: "Le département",
    TrainingPayer.ASSOCIATIONS: "Les associations",
    TrainingPayer.EMPLOYERS: "Chaque employeur, pour les siens",
    TrainingPayer.STATE: "L’État, par convention",
    TrainingPayer.OTHER: "Un autre financeur",
}
GOAL: dict[Goal, str] = {Goal.PEOPLE: "Des personnes à former", Goal.SESSIONS: "Des sessions à tenir"}
TARGET_STATE: dict[TargetState, str] = {
    TargetState.TO_COME: "À venir",
    TargetState.UNDER_WAY: "En cours",
    TargetState.REACHED: "Atteint",
    TargetState.MISSED: "Pas atteint",
}
# Of what is told beside a cost: a sum, and a number of sessions.
SAID = {"uncovered": "Ce que personne ne paie encore", "unpriced": "Sessions dont le coût n’est pas noté"}
KEPT = "C’est enregistré."

REASON: dict[str, str] = {
    "training_day_attended": "Une présence est notée un jour que vous retirez\u00a0: corrigez d’abord les présences.",
    "training_attended": "Des personnes sont venues\u00a0: cette session a eu lieu. Corrigez d’abord les présences.",
    "training_given_up": "Cette session est annulée\u00a0: remettez-la d’abord.",
    "training_to_come": "Cette session n’a pas commencé, ou n’a pas de jour\u00a0: les présences se notent ensuite.",
    "awareness_names_nobody": "Une sensibilisation ne nomme personne\u00a0: donnez l’institution et un nombre.",
    "employer_missing": "Choisissez une institution, ou écrivez le nom de l’employeur.",
    "name_or_number": "Un nom compte pour une personne\u00a0: laissez 1, ou videz le nom.",
    "registered_uncounted": "Donnez un nom, ou un nombre de personnes.",
    "registered_already": "Cette personne est déjà inscrite à cette session.",
    "not_a_coordinator_training": "Seule une formation de coordination mène au registre des coordinateur·rice·s.",
    "registered_without_name": "Le registre demande un nom.",
    "did_not_come": "Notez d’abord sa présence\u00a0: le registre ne garde que des personnes formées.",
    "registration_withdrawn": "Cette inscription est retirée\u00a0: remettez-la d’abord.",
    "came_already": "Cette personne est venue\u00a0: corrigez d’abord sa présence.",
    "paid_wrong": "Écrivez un montant en euros, comme 1 200 ou 850,50, ou une part, comme 50 % ou 1/3.",
    "total_wrong": "Écrivez un montant en euros, comme 4 800 ou 850,50.",
    "target_empty": "Écrivez un nombre, à partir de 1.",
    "target_unclear": "Écrivez un nombre, ou une fourchette\u00a0: 100, ou «\u00a050 à 100\u00a0».",
    "target_range_backwards": "La fourchette est à l’envers\u00a0: écrivez d’abord le plus petit nombre.",
    "target_backwards": "L’objectif finirait avant de commencer.",
}
CERTIFICATE, CERTIFICATE_FILE = "Attestation de présence", "attestations"
CERTIFIES = "Le service «\u00a0{service}\u00a0» atteste que"
FOLLOWED = "a été présent·e à la session"
NATURE, DAYS, LASTED = "Nature", "Jours", "Durée"
GIVEN_BY, HELD_AT, SENT_BY = "Assurée par", "Lieu", "Employeur"
GIVEN = "Fait le {day}."
SIGNED = "Nom, qualité, signature et cachet"


def amount_said(low: int | None, high: int | None) -> str:
    """``100``, ``50 à 100``, or ``0``."""
    first = number(low or 0)
    return first if high is None or high == low else f"{first} à {number(high)}"


def target_said(target: Target) -> str:
    """``100 personnes``, ``50 à 100 personnes``, ``4 sessions de 50 personnes``."""
    said, several = amount_said(target.low, target.high), (target.high or target.low) > 1
    if target.goal is Goal.PEOPLE:
        return f"{said}\u00a0{'personnes' if several else 'personne'}"
    of_each = f" de {counted(target.per_session, 'personne', 'personnes')}" if target.per_session else ""
    return f"{said}\u00a0{'sessions' if several else 'session'}{of_each}"


def done_said(found: Progress) -> str:
    """``34 personnes venues``, ``3 sessions tenues, dont 1 sans présence notée, 142 personnes venues``."""
    people = counted(found.people, "personne venue", "personnes venues")
    if found.target.goal is Goal.PEOPLE:
        return people
    unnoted = f", dont {number(found.unnoted)} sans présence notée" if found.unnoted else ""
    return f"{counted(found.done, 'session tenue', 'sessions tenues')}{unnoted}, {people}"


def year_said(goal: Goal, done: int) -> str:
    """``16 personnes``, ``1 session``."""
    return counted(done, *(("personne", "personnes") if goal is Goal.PEOPLE else ("session", "sessions")))


def left_said(found: Progress) -> str:
    """``Il reste 66 personnes : 33 en 2020, 33 en 2021.``; nothing once there is nothing to do, or no more time."""
    low, high = found.left
    if not high or not any(line.high for line in found.years):
        return ""
    if not low:
        return f"Jusqu’à {number(high)} de plus est possible."
    one, several = ("personne", "personnes") if found.target.goal is Goal.PEOPLE else ("session", "sessions")
    whole = f"Il reste {amount_said(low, high)}\u00a0{several if high > 1 else one}"
    each = ", ".join(f"{amount_said(line.low, line.high)} en {line.year}" for line in found.years if line.high)
    return f"{whole}\u00a0: {each}."


def share_said(share: Fraction) -> str:
    """``50 %``, ``33,3 %``."""
    tenths = round(share * 1000)
    return f"{tenths // 10}{f',{tenths % 10}' if tenths % 10 else ''}\u00a0%"


def gap_said(found: Sharing) -> str:
    """Whether the parts make the whole, or by how much they do not."""
    if found.gap is None and found.share_gap is None:
        return "Le coût total n’est pas noté\u00a0: on ne sait pas si les parts le couvrent."
    missing = found.gap if found.gap is not None else found.share_gap or 0
    said = euros(abs(found.gap)) if found.gap is not None else share_said(abs(found.share_gap or Fraction(0)))
    if missing > 0:
        return f"Écart\u00a0: {said} que personne ne paie encore."
    return f"Écart\u00a0: {said} de trop." if missing < 0 else "Les parts couvrent le tout."


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks: its title, why, the button, and a hint for some fields."""

    title: str
    lead: str
    action: str
    hints: Mapping[str, str]


ASKED = {
    "inscription": Asked(
        "Inscrire",
        "Une personne par son nom, ou plusieurs d’un même employeur par leur nombre.",
        "Inscrire",
        {
            "coordinator": "Elle suit un rappel\u00a0: son nom et son institution sont déjà connus.",
            "name": "Il faut un nom pour une attestation, et pour le registre des coordinateur·rice·s.",
        },
    ),
    "paiement": Asked(
        "Dire qui paie",
        "Un payeur à la fois. La page de la session dit ce qui manque, ou ce qui est de trop.",
        "Enregistrer cette part",
        {
            "name": "Une association, une convention, un autre organisme.",
            "part": "Un montant, comme 1 200, ou une part du coût, comme 50 % ou 1/3.",
        },
    ),
    "annulation": Asked(
        "Annuler la session, ou la remettre",
        "Une session annulée reste dans la liste avec sa date, et ne compte nulle part.",
        "Enregistrer",
        {"given_up_on": "Videz ce champ si elle a lieu après tout."},
    ),
}


def days_said(days: Sequence[date]) -> str:
    """``4 mars 2026``, ``4, 5 et 6 mars 2026``, ``30 mars et 1er avril 2026``."""
    if not days:
        return ""
    if len(days) == 1:
        return long_date(days[0])
    months = [list(some) for _, some in groupby(days, key=lambda day: (day.year, day.month))]
    parts = [part for some in months for part in _within(some, last=some is months[-1], same=_one_year(days))]
    return f"{', '.join(parts[:-1])} et {parts[-1]}"


def _one_year(days: Sequence[date]) -> bool:
    return all(one.year == other.year for one, other in pairwise(days))


def _within(days: Sequence[date], *, last: bool, same: bool) -> list[str]:
    """The days of one month: its name after the last of them, its year once where all are of one."""
    whole = long_date(days[-1])
    end = whole if last or not same else whole.rpartition(" ")[0]
    return [*("1er" if day.day == 1 else str(day.day) for day in days[:-1]), end]


def delay_said(days: int) -> str:
    """``1 an et 2 mois``, ``5 mois``, ``moins d’un mois``: to the nearest month."""
    years, months = divmod(round(Fraction(days * 12 * 100, 36525)), 12)
    parts = [counted(years, "an", "ans")] if years else []
    parts += [counted(months, "mois", "mois")] if months else []
    return " et ".join(parts) or "moins d’un mois"


def days_counted(days: int, of: int) -> str:
    """``5 jours``, ``4 jours sur 5``."""
    whole = counted(days, "jour", "jours")
    return whole if days == of else f"{whole} sur {number(of)}"


def more_came(found: Iterable[tuple[str, int, int]]) -> str:
    """What is worth another look: an employer, how many came, how many were registered."""
    told = ", ".join(f"{employer}, {came} pour {registered}" for employer, came, registered in found)
    return (
        f"Il est venu plus de personnes qu’il n’y en avait d’inscrites ({told})\u00a0: vérifiez que c’est bien le cas."
    )
