"""What a département publishes, in French: its tables, what each counts, and why a count is withheld."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from conference.domain.outcomes import State
from conference.domain.publication import PublicationKind
from conference.words.dates import long_date
from conference.words.numbers import UNKNOWN

PUBLICATION_KIND: dict[PublicationKind, str] = {
    PublicationKind.FIGURES: "Chiffres de l’année",
    PublicationKind.PRACTICE_SHEET: "Fiche retour d’expérience",
}
STATE: dict[State, str] = {
    State.COMPLETED: "Abouties",
    State.UNDER_WAY: "En cours",
    State.NOT_COMPLETED: "Non abouties",
    State.GAP: "Écart non expliqué",
}
TOGETHER, SUM = "Ensemble", "Somme"
NUMBER, MEAN, MARKS = "Nombre", "Moyenne sur 10", "Notes"
WITHHELD, NOT_PUBLISHED = "retenu", "sans objet"
NOT_SAID = UNKNOWN.capitalize()
FAMILIES, PROFESSIONALS = "Familles et proches", "Professionnel·le·s"
OWN_SOLUTION = "La famille a trouvé sa propre solution"
TOTALS: dict[str, str] = {
    "activity.referrals": "Orientations reçues",
    "conferences.held": "Conférences tenues",
    "programme.trained": "Coordinateur·rice·s formé·e·s depuis le début",
    "programme.engaged": "Coordinateur·rice·s engagé·e·s",
}
# The title of each table, what its lines are, and what it counts.
TABLE: dict[str, tuple[str, str, str]] = {
    "totals": (
        "Les totaux du Département",
        "Ce qui est compté",
        "Orientations reçues et conférences tenues dans l’année\u00a0; coordination au dernier jour de l’année.",
    ),
    "states": (
        "Ce que sont devenues les orientations",
        "État",
        "Orientations reçues dans l’année, selon leur état à son dernier soir\u00a0: les quatre font le total.",
    ),
    "fields": ("Orientations par champ", "Champ", "Orientations reçues dans l’année, selon le champ de la question."),
    "origins": (
        "Orientations par origine",
        "D’où vient la demande",
        "Orientations reçues dans l’année, selon la personne qui en a eu l’idée.",
    ),
    "reasons": (
        "Orientations non abouties, par motif",
        "Motif",
        "Orientations reçues dans l’année et closes sans plan à sa fin, selon le motif de leur clôture.",
    ),
    "living": (
        "Où vivent les enfants",
        "Lieu",
        "Enfants dont le lieu de vie a été noté dans l’année. Rien ne dit qu’une conférence en soit la cause.",
    ),
    "marks": (
        "Satisfaction globale en fin de conférence",
        "Qui répond",
        "Notes d’ensemble sur 10 données dans l’année, et leur moyenne. Aucune moyenne en dessous de 11 notes.",
    ),
    "territories_states": (
        "Ce que sont devenues les orientations, par territoire",
        "Territoire",
        "Orientations reçues dans l’année, selon le territoire et l’état au soir de son dernier jour.",
    ),
    "territories_fields": (
        "Orientations par territoire et par champ",
        "Territoire",
        "Orientations reçues dans l’année, selon le territoire et le champ de la question.",
    ),
    "fields_states": (
        "Ce que sont devenues les orientations, par champ",
        "Champ",
        "Orientations reçues dans l’année, selon le champ et l’état au soir de son dernier jour.",
    ),
}
WHY_WITHHELD = (
    "Retenu\u00a0: ce nombre est trop petit pour être dit sans risquer de reconnaître quelqu’un, ou il permettrait "
    "d’en retrouver un autre qui l’est. Rien ne distingue les deux."
)
ZEROS_WITHHELD = "Dans ce tableau, des zéros sont retenus aussi\u00a0: ils diraient les nombres d’à côté."
ALL_WITHHELD = "Les lignes de ce tableau ne sont pas publiées\u00a0: tout y est nul ou retenu."
FROM_EDITION = "Chiffres de l’édition {number} de la note, publiée le {day}."
FROM_LIVE = "Chiffres du {day}, hors de toute édition de la note."
DRIFTED = (
    "Les tableaux par territoire, par origine et par lieu de vie, et ceux qui croisent champs et états, manquent"
    "\u00a0: cette édition ne les a pas gardés, et des situations ont pu changer depuis."
)
TERRITORIES_LEFT_OUT: dict[str, str] = {
    "many": "Les tableaux par territoire ne sont pas publiés\u00a0: les territoires sont trop nombreux pour que l’on "
    "s’assure que rien ne s’y retrouve.",
    "regrouped": "Les tableaux par territoire ne sont pas publiés\u00a0: les territoires ne sont plus ceux d’une "
    "publication précédente, et la différence dirait ce qui y était retenu.",
}
PUBLISHED = "Les chiffres de {year} sont publiés."
WITHDRAWN = "La publication est retirée. Elle reste ici, avec sa raison."
REASON: dict[str, str] = {
    "year_not_over": "L’année n’est pas finie\u00a0: ses chiffres se publient à partir du 1er janvier.",
    "published_meanwhile": "Les chiffres ont changé depuis l’ouverture de cette page\u00a0: relisez-les, puis publiez.",
    "already_published": "Ces chiffres sont déjà publiés\u00a0: retirez d’abord la publication en cours.",
    "withdrawal_unexplained": "Écrivez pourquoi\u00a0: c’est lu à l’adresse de ce qui est retiré.",
    "already_withdrawn": "Rien n’en est publié\u00a0: il n’y a rien à retirer.",
}

SUMS = "Une somme ne compte que les nombres publiés, et dit pour combien de départements."


def drawn_from(source: Mapping[str, Any]) -> str:
    """Which figures were published: those of an edition of the note, or of a day."""
    said = long_date(date.fromisoformat(source["on"]))
    number = source["edition"]
    return FROM_EDITION.format(number=number, day=said) if number else FROM_LIVE.format(day=said)


def over(many: int, of: int) -> str:
    """``(3 sur 5)``: how many départements a sum covers."""
    return f"({many}\u00a0sur\u00a0{of})"


def exposed(many: int) -> str:
    """What cannot be guarded: the numbers that are public anyway say as much."""
    said = "nombre retenu a" if many == 1 else "nombres retenus ont"
    return (
        f"{many}\u00a0{said} moins de 11 valeurs possibles, par les seuls nombres toujours dits ou déjà publiés\u00a0: "
        "rien de plus ne peut les protéger. Deux publications d’une même année montrent aussi ce qui a bougé."
    )
