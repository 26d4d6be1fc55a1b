"""The yearly note as screens and paper name it: its parts, what each asks for, its states and moves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conference.domain.acts import Act
from conference.domain.note import Move, NoteState, Part
from conference.domain.steps import StepCode
from conference.words.audit import ACT
from conference.words.workflow import STEP

PART: dict[Part, str] = {
    Part.SUMMARY: "L’essentiel en une page",
    Part.SCOPE: "Périmètre, période et sources",
    Part.MEANS: "Moyens",
    Part.ACTIVITY: "Activité",
    Part.QUALITY: "Qualité et neutralité",
    Part.RESULTS: "Résultats",
    Part.EFFECTS: "Effets",
    Part.VOICES: "Paroles et place des familles",
    Part.PERSPECTIVES: "Freins, conditions et perspectives",
    Part.METHOD: "Méthode",
}
# What helps to begin, beside the empty box: questions, never sentences to keep.
PROMPTS: dict[Part, tuple[str, ...]] = {
    Part.SUMMARY: ("Quels sont les trois faits de l’année\u00a0?", "Que demande-t-on à la direction\u00a0?"),
    Part.SCOPE: ("Qui a fourni quoi\u00a0?", "Qu’est-ce qui manque, et pourquoi\u00a0?"),
    Part.MEANS: ("Qui a été formé, par qui\u00a0?", "Le temps prévu a-t-il suffi\u00a0?", "Quels coûts\u00a0?"),
    Part.ACTIVITY: (
        "Qu’avons-nous fait, et pourquoi\u00a0?",
        "Qu’est-ce qui a aidé, qu’est-ce qui a gêné\u00a0?",
        "Pourquoi des situations n’aboutissent-elles pas\u00a0?",
    ),
    Part.QUALITY: ("Comment la neutralité a-t-elle été tenue\u00a0?", "Quelles dérogations, et pourquoi\u00a0?"),
    Part.RESULTS: ("Que disent ces chiffres, que ne disent-ils pas\u00a0?", "Combien de réponses manquent\u00a0?"),
    Part.EFFECTS: (
        "Qu’est-ce qui a changé pour les personnes concernées\u00a0?",
        "Pour les professionnels, les équipes, le partenariat\u00a0?",
    ),
    Part.VOICES: ("Qu’ont dit les familles, avec leur accord\u00a0?", "Quelle place dans les instances\u00a0?"),
    Part.PERSPECTIVES: ("Quels freins demeurent\u00a0?", "Que faut-il pour continuer\u00a0?", "Que décider\u00a0?"),
    Part.METHOD: ("Que faut-il savoir pour lire ces chiffres sans se tromper\u00a0?",),
}
STATE: dict[NoteState, str] = {
    NoteState.DRAFT: "Brouillon",
    NoteState.REVIEWED: "Relue",
    NoteState.VALIDATED: "Validée",
    NoteState.PUBLISHED: "Publiée",
}
MOVE: dict[Move, str] = {
    Move.REVIEW: "Dire qu’elle est relue",
    Move.VALIDATE: "Valider la note",
    Move.PUBLISH: "Publier cette édition",
    Move.REWORK: "Reprendre la rédaction",
}
MOVED: dict[Move, str] = {
    Move.REVIEW: "La note est relue\u00a0: elle attend sa validation.",
    Move.VALIDATE: "La note est validée\u00a0: elle peut être publiée.",
    Move.PUBLISH: "L’édition est publiée. Elle ne changera plus.",
    Move.REWORK: "La note est de nouveau un brouillon. Les éditions publiées restent.",
}
NAMED = "Le mot est gardé, avec votre raison."
KEPT = "Le texte est enregistré."
OVERTAKEN = (
    "Quelqu’un d’autre vient d’écrire dans cette partie\u00a0: rien n’est remplacé. "
    "Enregistrez pour voir les deux textes."
)
UNDONE = "N’est plus dans le département\u00a0: le lot repris a été défait"
NOTHING_SINCE = "Rien dans son histoire\u00a0: un délai est passé, ou ce qui a changé ne lui appartient pas"
OF_NO_CASE = "Sans situation"
PART_STATE = {"empty": "vide", "drafted": "commencée", "done": "terminée"}
CHANGED_MEANWHILE = "La note a changé pendant l’impression\u00a0: relisez-la, puis publiez de nouveau."
PRESS_BUSY = "L’édition n’a pas pu être imprimée. Rien n’est publié\u00a0: essayez de nouveau dans un moment."
UNMOVED_BETWEEN = "Aucun chiffre n’a changé d’une édition à l’autre."
UNMOVED = "Aucun chiffre n’a bougé depuis cette édition."
MOVE_TOLD: dict[Move, str] = {
    Move.REVIEW: "Relue",
    Move.VALIDATE: "Validée",
    Move.PUBLISH: "Publiée",
    Move.REWORK: "Reprise",
}
REASON: dict[str, str] = {
    "note_elsewhere": "Le texte n’en est pas là\u00a0: relisez son état.",
    "note_not_a_draft": "Ce n’est plus un brouillon\u00a0: reprenez la rédaction pour écrire.",
    "note_empty": "Aucune partie n’est encore écrite.",
    "validator_unnamed": "Les réglages ne disent pas encore qui valide\u00a0: l’administration le choisit.",
    "validator_is_another": "Une autre personne, nommée dans les réglages, valide.",
    "validates_own_words": "Qui a écrit une partie ne valide pas.",
    "names_in_text": "Des mots sont aussi des noms de participants\u00a0: retirez-les, ou dites pourquoi ils restent.",
    "not_a_name_here": "Ce mot n’est pas, ou plus, à vérifier.",
    "namesake_unexplained": "Écrivez pourquoi ce mot peut rester.",
    "period_backwards": "La période finit avant de commencer.",
}

TITLE, RESTRICTED, FOR = "Note annuelle des conférences familiales", "Diffusion restreinte", "À l’attention de\u00a0: "
FIGURE, VALUE, BASIS, DEFINITION = "Indicateur", "Valeur", "Effectif", "Définition"
SHARE, FACTS, ASKED, APART = "Soit", "Trois faits de l’année", "Ce qui est demandé", "À part\u00a0: "
SILENT = "Ce qui manque"
DEFINED = ("Parmi\u00a0: ", "Compte\u00a0: ", "Rapporté à\u00a0: ", "Date\u00a0: ")
QUOTED = "Ce que des familles ont dit, et accepté de voir cité"
FRAME, CRITERIA = "Le cadre de l’évaluation", "Ce que les familles disent vouloir"
CROSSED, DECIDED = "L’évaluation croisée", "Ce que l’évaluation croisée a décidé"
FOLLOWED = "Ce que sont devenues les décisions d’avant"
BEFORE = "Déjà publié, avant ou ailleurs\u00a0: à côté, jamais additionné"
ABROAD = "Repères d’autres pays"
FIGURES_FILE = "Les chiffres de la note, une ligne par indicateur et par partie"
MEANINGS_FILE = "Le dictionnaire des chiffres\u00a0: colonnes et définitions"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of figures: its French head, and what it says."""

    title: str
    meaning: str


CELL: dict[str, Column] = {
    "code": Column("Code", "Le nom stable du chiffre, d’une année et d’un fichier à l’autre."),
    "title": Column("Libellé", "Ce qui est compté, ou la partie de l’indicateur au-dessus."),
    "value": Column("Valeur", "Le nombre. Une case vide n’est pas un zéro\u00a0: la remarque dit pourquoi."),
    "n": Column("Effectif", "Sur combien d’enregistrements le chiffre repose."),
    "missing": Column("Non renseigné", "Combien d’enregistrements ne disent rien."),
    "unit": Column("Unité", "Ce que la valeur mesure."),
    "part": Column(
        "Addition",
        "sum\u00a0: s’additionne au total\u00a0; inner\u00a0: déjà comptée au-dessus\u00a0; apart\u00a0: à part.",
    ),
    "remark": Column("Remarque", "Pourquoi il n’y a pas de valeur."),
}
ADDS_UP: dict[str, str] = {"sum": "s’additionne", "inner": "dont", "apart": "à part"}


@dataclass(frozen=True, slots=True)
class Book:
    """The words of the workbook."""

    about: str = "Lire ce classeur"
    definitions: str = "Définitions"
    what: str = "Quoi"
    said: str = "Ce que c’est"
    place: str = "Département"
    period: str = "Période"
    recipient: str = "À l’attention de"
    printed: str = "Chiffres du"
    reach: str = "Diffusion"
    defined: tuple[str, ...] = (
        "Indicateur",
        "Parmi",
        "Compte",
        "Rapporté à",
        "Date qui compte",
        "Unité",
        "Code",
    )
    rules: tuple[tuple[str, str], ...] = (
        ("Petits effectifs", "Aucun pourcentage, aucune moyenne ni médiane en dessous de 5."),
        ("Non renseigné", "Ce qui manque est dit, jamais compté comme un zéro ni réparti."),
    )


BOOK = Book()


def printed(day: str) -> str:
    """``imprimé le 12 janvier 2021``."""
    return f"imprimé le {day}"


def quoted(passage: str) -> str:
    """``« On nous a écoutés. »``: words as somebody said them."""
    return f"«\u00a0{passage}\u00a0»"


def of_year(title: str, year: int) -> str:
    """``Équipes, 2025``: a title, and the year of the evaluation record that it is read from."""
    return f"{title}, {year}"


def on_theme(theme: str, year: int) -> str:
    """``Paroles sur l’écoute, 2025``, with the theme as the département names it."""
    return of_year(f"{QUOTED}\u00a0: {theme}", year) if theme else of_year(QUOTED, year)


def from_edition(number: int, year: int) -> str:
    """``édition 2 de la note de 2024``: where the numbers of an earlier year come from."""
    return f"édition {number} de la note de {year}"


def recorded(what: StrEnum) -> str:
    """What was recorded of a case since an edition, as the story of the case or the audit says it."""
    return STEP[what].story if isinstance(what, StepCode) else ACT[Act(what)]


def kept_at(at: datetime) -> str:
    """``Enregistré à 14 h 02``."""
    return f"Enregistré à {at.hour}\u00a0h\u00a0{at.minute:02}"


def became(went: str, came: str) -> str:
    """``en plus : Enfance``, ``en moins : Enfance``, ``Enfance → Autonomie``: a case in a figure, then and now."""
    if went and came:
        return f"{went} → {came}"
    return f"en plus\u00a0: {came}" if came else f"en moins\u00a0: {went}"


def more_or_less(counts: tuple[int, int], went: str, came: str) -> str:
    """``3 de plus : Engagé·e·s``: what belongs to no case is told as numbers alone."""
    told = ((counts[0], "de moins", went), (counts[1], "de plus", came))
    return "\u00a0; ".join(f"{n}\u00a0{how}" + (f"\u00a0: {what}" if what else "") for n, how, what in told if n)
