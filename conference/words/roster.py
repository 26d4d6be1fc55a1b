"""A table of institutions and people in words: its headings, how each is filled, why a line is refused."""

from collections.abc import Iterable

from conference.domain.names import fold
from conference.domain.roles import Role
from conference.domain.roster import LineFate, RosterColumn
from conference.words import numbers
from conference.words.roles import ROLE

HEADING: dict[RosterColumn, str] = {
    RosterColumn.INSTITUTION: "Institution",
    RosterColumn.SERVICE: "Service",
    RosterColumn.NAME: "Prénom et nom",
    RosterColumn.EMAIL: "Courriel",
    RosterColumn.ROLES: "Rôles",
    RosterColumn.TERRITORY: "Territoire",
    RosterColumn.TRAINED: "Formé·e le",
    RosterColumn.ENGAGED: "Engagé·e depuis le",
    RosterColumn.LANGUAGES: "Langues",
    RosterColumn.SHARE: "Part de la lettre de mission",
}
ROLES_HELD = (
    "Un ou plusieurs, séparés par des virgules\u00a0: orienteur, coordinateur, instance, pilote, "
    "administrateur, délégué à la protection des données, réseau interdépartemental."
)
# What each column is for, and an invented example.
HOW: dict[RosterColumn, tuple[str, str]] = {
    RosterColumn.INSTITUTION: ("Là où la personne travaille. Seule sur sa ligne, elle est ajoutée à la liste.", "MDS"),
    RosterColumn.SERVICE: ("Le service, s’il y en a un.", "Protection de l’enfance"),
    RosterColumn.NAME: ("Tels qu’on les dit.", "Camille Exemple"),
    RosterColumn.EMAIL: ("L’adresse professionnelle\u00a0: l’invitation y arrive.", "camille@exemple.fr"),
    RosterColumn.ROLES: (ROLES_HELD, "orienteur, instance"),
    RosterColumn.TERRITORY: ("Vide\u00a0: tout le département. Sinon, un territoire de votre liste.", "Nord"),
    RosterColumn.TRAINED: ("Pour qui coordonne.", "06/01/2025"),
    RosterColumn.ENGAGED: ("Pour qui coordonne. Vide\u00a0: formé·e, pas encore engagé·e.", "03/02/2025"),
    RosterColumn.LANGUAGES: ("Pour qui coordonne, en plus du français.", "arabe, portugais"),
    RosterColumn.SHARE: ("Pour qui coordonne avec une lettre\u00a0: une part de la semaine de travail.", "20\u00a0%"),
}
FATE: dict[LineFate, str] = {
    LineFate.NEW: "à écrire",
    LineFate.KNOWN: "déjà là",
    LineFate.REFUSED: "refusée",
}
REASON: dict[str, str] = {
    "roster_no_header": (
        "Aucune ligne de titres reconnue dans {subject}. Partez du modèle, et gardez sa première ligne."
    ),
    "roster_column_twice": "Deux colonnes s’appellent «\u00a0{subject}\u00a0»\u00a0: gardez-en une.",
    "roster_empty": "Aucune ligne n’est remplie.",
    "roster_no_name": "Le prénom et le nom manquent.",
    "roster_no_role": "Dites au moins un rôle\u00a0: orienteur, coordinateur, instance, pilote…",
    "roster_no_email": "L’adresse manque\u00a0: sans elle, personne ne peut être invité·e.",
    "roster_nobody": "Cette ligne ne dit ni une personne ni une institution.",
    "roster_share_undated": "Une part de lettre de mission demande depuis quand la personne est engagée.",
    "roster_engaged_before": "L’engagement suit la formation\u00a0: vérifiez les deux dates.",
    "roster_not_a_coordinator": "Cette colonne est pour qui coordonne\u00a0: ajoutez ce rôle, ou videz la case.",
    "roster_role_unknown": "«\u00a0{subject}\u00a0» n’est pas un rôle connu\u00a0: orienteur, instance…",
    "roster_date_wrong": "«\u00a0{subject}\u00a0» n’est pas une date passée\u00a0: tapez 31/12/2025.",
    "roster_share_wrong": "«\u00a0{subject}\u00a0» n’est pas une part\u00a0: de 1 à 100\u00a0%.",
    "roster_cell_long": "Cette case est trop longue\u00a0: {subject} caractères au plus.",
    "roster_service_alone": "Dites de quelle institution «\u00a0{subject}\u00a0» est un service.",
    "roster_service_elsewhere": "«\u00a0{subject}\u00a0» est déjà dans la liste, à une autre place.",
    "roster_service_of_a_service": "«\u00a0{subject}\u00a0» est un service, qui n’en contient pas d’autre.",
    "roster_territory_unknown": "«\u00a0{subject}\u00a0» n’est pas un territoire de la liste\u00a0: ajoutez-le.",
    "roster_email_of_another": "Cette adresse est déjà celle de {subject}.",
    "roster_name_of_another": "{subject} figure déjà parmi les coordinateur·rice·s, avec un autre compte.",
    "roster_own_role": "Personne ne se donne un rôle à soi-même\u00a0: un·e collègue, ou le serveur, le peut.",
    "roster_role_of_admins": "Seul·e un·e administrateur·rice donne ce rôle\u00a0: {subject}.",
    "roster_undone_by_admins": (
        "Ce tableau a donné des rôles\u00a0: seul·e un·e administrateur·rice le retire. Demandez-lui."
    ),
    "roster_lines_refused": "Rien n’est écrit\u00a0: des lignes sont refusées.",
    "roster_entered": "{subject} s’est déjà connecté·e.",
    "roster_used": "{subject} est déjà nommé·e ailleurs\u00a0: une situation, une sollicitation, un prêt…",
}
TAKEN = "C’est écrit. Restent les invitations\u00a0: rien n’est encore parti."
NOTHING_NEW = "Tout était déjà là\u00a0: rien n’a changé."
UNDONE = "Ce tableau est défait. Les institutions dont quelque chose dépend sont restées."
TYPED = "Lignes tapées"
PEOPLE_SHEET, HOW_SHEET = "Personnes", "Mode d’emploi"
BRINGS: dict[str, str] = {
    "institution": "nouvelle institution\u00a0: {name}",
    "service": "nouveau service\u00a0: {name}",
    "membership": "nouveau rôle\u00a0: {name}",
    "coordinator": "nouvelle fiche de coordination",
    "link": "sa fiche de coordination est reliée à son compte",
}
KINDS: dict[str, tuple[str, str]] = {
    "institution": ("institution ou service", "institutions ou services"),
    "membership": ("rôle", "rôles"),
    "coordinator": ("fiche de coordination", "fiches de coordination"),
}
# What a cell may call a role, folded; the name of the département's own body is added to them.
_CALLED: dict[Role, str] = {
    Role.REFERRER: "orienteur|orienteuse|oriente|orienteur orienteuse|orienteurs",
    Role.COORDINATOR: "coordinateur|coordinatrice|coordinateur trice|coordonnateur|coordonnatrice|coordonne",
    Role.COMMITTEE: "instance|instance de designation|membre de l instance|comite|comite technique|membre du comite",
    Role.LEAD: "pilotes|pilote du dispositif|conseillere technique|conseiller technique",
    Role.ADMIN: "administrateur|administratrice|administration|administre",
    Role.AUDITOR: "delegue a la protection des donnees|deleguee a la protection des donnees|dpo|dpd",
    Role.OBSERVER: "observateur|observatrice",
}
ROLES: dict[str, Role] = {
    word: role for role, words in _CALLED.items() for word in (*words.split("|"), fold(ROLE[role]))
}


def brought(counts: dict[str, int]) -> str:
    """``2 institutions ou services, 12 rôles``; what there is none of is left out."""
    return ", ".join(numbers.counted(count, *KINDS[kind]) for kind, count in counts.items() if count)


def said(brings: Iterable[tuple[str, str]]) -> str:
    """What a line adds, in a breath."""
    return "\u00a0; ".join(BRINGS[kind].format(name=name) for kind, name in brings)
