"""Figures published before or elsewhere, in French: what they count, how a value reads, what to type."""

from decimal import Decimal

from conference.domain.reported import Measure, Total, Value, ValueKind, Way
from conference.words.numbers import UNKNOWN, counted, number

MEASURE: dict[Measure, str] = {
    Measure.REFERRALS: "Situations orientées",
    Measure.CHILDREN_SHARE: "Part de l’enfance dans les orientations",
    Measure.COMPLETED: "Situations abouties",
    Measure.UNDER_WAY: "Situations en cours",
    Measure.NOT_COMPLETED: "Situations non abouties",
    Measure.OWN_SOLUTION: "Familles qui ont trouvé leur propre solution",
    Measure.CONFERENCES: "Conférences tenues",
    Measure.COORDINATORS_TRAINED: "Coordinateur·rice·s formé·e·s",
    Measure.COORDINATORS_ENGAGED: "Coordinateur·rice·s engagé·e·s",
    Measure.COORDINATORS_TARGET: "Coordinateur·rice·s à former",
    Measure.PEOPLE_TRAINED: "Personnes formées",
    Measure.SEMINARS_TARGET: "Séminaires de sensibilisation à tenir",
    Measure.MANAGERS_TARGET: "Cadres à former",
    Measure.SATISFACTION: "Satisfaction globale, sur 10",
    Measure.OTHER: "Autre chose",
}
VALUE_KIND: dict[ValueKind, str] = {
    ValueKind.NUMBER: "nombre",
    ValueKind.RANGE: "fourchette",
    ValueKind.ABOUT: "ordre de grandeur",
    ValueKind.FRACTION: "fraction",
    ValueKind.UNKNOWN: UNKNOWN,
}
WAY: dict[Way, str] = {
    Way.TYPED: "saisi",
    Way.IMPORTED: "venu d’un tableau",
    Way.PROGRAMME: "venu de ce qui a été publié du programme",
}
HOW_TO_TYPE = (
    "Un nombre\u00a0: 12 ou 8,16. Sinon\u00a0: «\u00a050 à 100\u00a0», «\u00a0environ 30\u00a0», "
    "«\u00a02/3\u00a0», ou «\u00a0?\u00a0» si on ne le sait pas."
)
COLUMN = {"measure": "mesure", "period": "période", "value": "valeur", "source": "source"}
KEPT = "Le chiffre est enregistré."
REMOVED, PUT_BACK = (
    "Le chiffre est retiré. Il reste en bas de page, d’où vous pouvez le remettre.",
    "Le chiffre est remis.",
)
NOTHING_NEW = "Tous ces chiffres étaient déjà là\u00a0: rien n’a été ajouté."
REASON: dict[str, str] = {
    "reported_value_missing": "Écrivez un nombre, ou «\u00a0?\u00a0» si on ne le sait pas.",
    "reported_value_unclear": (
        "Cette valeur n’est pas comprise. Écrivez 12, 8,16, «\u00a050 à 100\u00a0», «\u00a0environ 30\u00a0», "
        "«\u00a02/3\u00a0» ou «\u00a0?\u00a0»\u00a0; le reste va dans les précisions."
    ),
    "reported_range_backwards": "La fourchette est à l’envers\u00a0: écrivez d’abord le plus petit nombre.",
    "reported_fraction_beyond": "La fraction dépasse le tout\u00a0: écrivez la partie puis le tout, ainsi\u00a0: 2/3.",
    "reported_title_missing": "Dites ce que ce chiffre compte.",
    "reported_source_missing": "Dites d’où vient ce chiffre\u00a0: un rapport, une note, un tableau.",
    "reported_period_missing": "Dites de quand est ce chiffre\u00a0: 2019, ou «\u00a0en novembre 2020\u00a0».",
    "reported_backwards": "Le dernier jour précède le premier.",
    "reported_already": "Ce chiffre est déjà dans la liste, pour la même période et la même source\u00a0: corrigez-le.",
    "programme_unpublished": "Rien n’a été publié du programme de ce département.",
    "reported_table_unread": "Ce fichier ne se lit pas. Enregistrez le tableau en CSV, encodé en UTF-8.",
    "reported_table_columns": "Il manque une colonne\u00a0: {subject}. La première ligne nomme les quatre colonnes.",
    "reported_table_long": "Ce tableau a plus de {subject} lignes\u00a0: partagez-le.",
    "reported_table_empty": "Ce tableau n’a aucune ligne sous ses titres.",
    "reported_table_line": "Ligne {subject}",
    "reported_cell_long": "Écrivez 200 caractères au plus dans chaque case.",
}


def value_said(value: Value) -> str:
    """``12``, ``de 50 à 100``, ``environ 30``, ``2/3``, or the words for what is unknown."""
    low, high = _number(value.low), _number(value.high)
    return {
        ValueKind.NUMBER: low,
        ValueKind.RANGE: f"de {low} à {high}",
        ValueKind.ABOUT: f"environ {low}",
        ValueKind.FRACTION: f"{low}/{high}",
        ValueKind.UNKNOWN: UNKNOWN,
    }[value.kind]


def value_typed(value: Value) -> str:
    """A value as it is typed again."""
    return "?" if value.kind is ValueKind.UNKNOWN else value_said(value)


def _number(value: Decimal | None) -> str:
    if value is None:
        return ""
    return number(int(value) if value == value.to_integral_value() else value.normalize())


def title_of(measure: Measure, title: str) -> str:
    """What a figure counts: in its own words, where somebody gave some."""
    return title or MEASURE[measure]


def total_said(total: Total) -> str:
    """``Somme des nombres : 12, sur 3 périodes ; 1 valeur n’y entre pas.``"""
    left = f"\u00a0; {counted(total.left_out, 'valeur n’y entre', 'valeurs n’y entrent')} pas" if total.left_out else ""
    return f"Somme des nombres\u00a0: {_number(total.value)}, sur {counted(total.summed, 'période', 'périodes')}{left}."


def imported(added: int, known: int) -> str:
    """``5 chiffres ajoutés ; 2 étaient déjà là.``"""
    if not added:
        return NOTHING_NEW
    there = f"\u00a0; {counted(known, 'était', 'étaient')} déjà là" if known else ""
    return f"{counted(added, 'chiffre ajouté', 'chiffres ajoutés')}{there}."


def at_line(number_of_line: int, said: str) -> str:
    """``4 : cette valeur n’est pas comprise…``"""
    return f"{number_of_line}\u00a0: {said[0].lower()}{said[1:]}"
