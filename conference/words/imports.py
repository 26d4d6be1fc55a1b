"""The French of taking a spreadsheet over: what was understood, what is refused, what is only said."""

from conference.domain.imports import Column, Encoding, Kind, Separator, Topic
from conference.domain.questionnaires import AnswerWay, Respondent
from conference.domain.reasons import Reason
from conference.domain.stages import Outcome, Stage
from conference.domain.work import Worker
from conference.words import numbers

KINDS: dict[Kind, tuple[str, str]] = {
    Kind.CASES: ("situation", "situations"),
    Kind.ANSWERS: ("réponse à un questionnaire", "réponses à des questionnaires"),
    Kind.COORDINATORS: ("coordinateur·rice", "coordinateur·rice·s"),
    Kind.TIME: ("ligne de temps de travail", "lignes de temps de travail"),
}
FATES: dict[str, tuple[str, str]] = {
    "new": ("à reprendre", "à reprendre"),
    "known": ("déjà reprise", "déjà reprises"),
    "refused": ("refusée", "refusées"),
}
COLUMNS: dict[Column, str] = {
    Column.NUMBER: "numéro dans le fichier",
    Column.REFERRED: "date d’orientation",
    Column.TERRITORY: "territoire",
    Column.FIELD: "champ",
    Column.ORIGIN: "origine de la demande",
    Column.INSTITUTION: "institution",
    Column.FAMILY: "famille (initiales)",
    Column.CHILDREN: "nombre d’enfants",
    Column.COORDINATOR: "coordinateur·rice",
    Column.ASSIGNED: "date de désignation",
    Column.HELD: "date de la conférence",
    Column.STATE: "issue",
    Column.REASON: "motif",
    Column.REVIEWED: "date du bilan",
    Column.ANSWERED: "date de la réponse (seul le trimestre est gardé)",
    Column.RESPONDENT: "répondant",
    Column.MARK: "satisfaction globale",
    Column.WAY: "façon de répondre",
    Column.NAME: "nom",
    Column.TRAINED: "date de formation",
    Column.STATUS: "statut",
    Column.MISSION: "date de la lettre de mission",
    Column.WORKER: "qui a travaillé",
    Column.ROLE: "à quel titre",
    Column.DAY: "jour du travail",
    Column.WORK: "nature du travail",
    Column.HOURS: "durée en heures (1,5 ou 1h30)",
    Column.MINUTES: "durée en minutes",
}
TOPICS: dict[Topic, str] = {
    Topic.FIELD: "champ",
    Topic.ORIGIN: "origine de la demande",
    Topic.STATE: "issue",
    Topic.REASON: "motif",
    Topic.RESPONDENT: "répondant",
    Topic.WAY: "façon de répondre",
    Topic.STATUS: "statut",
    Topic.ROLE: "à quel titre",
    Topic.WORK: "nature du travail",
    Topic.TERRITORY: "territoire",
    Topic.INSTITUTION: "institution",
    Topic.COORDINATOR: "coordinateur·rice",
    Topic.WORKER: "qui a travaillé",
}
MEANS = "{topic} : « {word} » veut dire"
CREATED: dict[Topic, tuple[str, str]] = {
    Topic.TERRITORY: ("Territoire créé", "Territoires créés"),
    Topic.INSTITUTION: ("Institution créée", "Institutions créées"),
}
NOT_SAID, LEFT_UNKNOWN, AS_WRITTEN = "Pas encore dit", "Rien : laisser non renseigné", "Ce nom-là, nouveau"
NEAR_WORDS = "proche de {near}"
NEAREST, OTHERS = "Les plus proches", "Tous les autres"
NOTHING_READ, NOTHING_OF_THE_SHEET = "Rien : laisser de côté", "Rien : laisser cette feuille de côté"
MENDING = "Pourquoi refusée"
EMPTY_HEADER = "Cette ligne est vide."
REMEMBERED = "Reconnue comme la dernière fois."
PROPOSED = "Le sens des colonnes est proposé d’après leurs titres."
NEAR_TITLE = "titre proche, à vérifier"
MORE_WORDS = "Il y en a {number} autres\u00a0: ils viendront après ceux-ci."
TAUGHT = {
    "words": "Ces mots sont retenus, pour ce fichier et les suivants.",
    "columns": "Le sens des colonnes est retenu, pour ce fichier et ceux qui ont les mêmes titres.",
}
UNDONE = "La reprise est défaite\u00a0: le même fichier peut être repris de nouveau."
ANSWER_NUMBER = "numéro de l’orientation (jamais gardé)"
ENDS: dict[Outcome | Stage, str] = {
    Outcome.PLAN_AGREED: "aboutie",
    Outcome.OWN_SOLUTION: "la famille a trouvé sa propre solution",
    Outcome.NOT_COMPLETED: "non aboutie",
    Stage.PREPARATION: "ouverte, en préparation",
    Stage.ASSIGNMENT: "ouverte, sans coordinateur·rice",
}
RESPONDENTS: dict[Respondent, str] = {
    Respondent.CHILD: "enfant",
    Respondent.ADOLESCENT: "adolescent·e",
    Respondent.PERSON: "personne concernée ou parent",
    Respondent.NETWORK: "proche",
    Respondent.PROFESSIONAL: "professionnel·le",
}
WAYS: dict[AnswerWay, str] = {
    AnswerWay.ONLINE: "en ligne",
    AnswerWay.PAPER: "sur papier",
    AnswerWay.SPOKEN: "à l’oral",
}
NOTHING_NEW = "rien de nouveau"
TITLE_LINES, EMPTY_LINES, TOTAL_LINES = "titre", "vide", "total"
SPENT = "Temps à reprendre\u00a0: {what}."
SPENT_BY: dict[Worker, str] = {
    Worker.COORDINATOR: "{time} de coordination",
    Worker.REFERRER: "{time} de professionnel·le·s référent·e·s",
    Worker.OTHER: "{time} d’autres personnes",
}
LOOSE = "dont {time} hors de toute situation"
ABOUT = "situation {number}"
UNDATED = "Sans date"
OF_WHICH_NEW = "{amount}, dont {new} à reprendre"
YEARS = "Année par année"
LEFT_COLUMNS = "Colonnes laissées de côté"
SKIPPED_LINES = "Lignes passées"
NAMELESS = "Les initiales des familles restent de côté pour {cases} : le dernier contact date de plus de deux ans."
REFUSED, WARNED = "refusé", "attention"
TO_WRITE = "À reprendre : {what}."
WRITTEN = "Repris : {what}."
ENCODINGS: dict[Encoding, str] = {
    Encoding.UTF_8: "UTF-8",
    Encoding.UTF_16: "UTF-16",
    Encoding.WINDOWS: "Windows-1252",
}
SEPARATORS: dict[Separator, str] = {
    Separator.SEMICOLON: "des points-virgules",
    Separator.TAB: "des tabulations",
    Separator.COMMA: "des virgules",
    Separator.BAR: "des barres verticales",
}
SCRIPT = "Texte lu en {encoding}, cellules séparées par {separator}."
DOUBTFUL_SCRIPT = "Si des accents sont faux ci-dessous, enregistrez-le en «\u00a0CSV UTF-8\u00a0» et renvoyez-le."
PLACE = "feuille « {sheet} », ligne {line}"
HEADING = "Feuille « {sheet} » : {kind}, en-têtes à la ligne {line}"
HEADING_ASIDE = "Feuille « {sheet} » : laissée de côté"
HEADING_UNKNOWN = "Feuille « {sheet} » : non reconnue"
NOTHING_WRITTEN = "Rien n’a été écrit."
HOW_TO_CONFIRM = "Pour reprendre ces lignes : la même commande, suivie de --confirm."

REASONS: dict[str, str] = {
    "workbook_with_macros": "Le fichier {subject} contient des macros. Enregistrez-le sans macro, en .xlsx ou en .ods.",
    "cell_is_a_formula": "«\u00a0{place}\u00a0»\u00a0: c’est une formule. Collez sa valeur à la place.",
    "taken_over_worked_on": "Quelqu’un a travaillé sur la situation {subject} depuis sa reprise.",
    "file_empty": "Le fichier {subject} est vide.",
    "file_too_large": "Le fichier {subject} dépasse 5 Mo. Gardez seulement les feuilles à reprendre.",
    "not_a_spreadsheet": (
        "Le fichier {subject} n’est ni un classeur (.xlsx, .ods) ni un fichier de texte (.csv, .tsv, .txt)."
    ),
    "not_a_workbook": (
        "Le fichier {subject} porte un nom de classeur, mais n’en est pas un. "
        "Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx ou .ods."
    ),
    "archive_damaged": (
        "Le classeur {subject} est abîmé et ne peut pas être lu. "
        "Ouvrez-le dans votre tableur et enregistrez-le à nouveau."
    ),
    "archive_too_large": (
        "Le classeur {subject} serait trop volumineux une fois ouvert. Gardez seulement les feuilles à reprendre."
    ),
    "sheet_too_large": (
        "Une feuille du classeur {subject} s’étend beaucoup trop loin. "
        "Supprimez les lignes et colonnes vides après la dernière cellule remplie."
    ),
    "too_many_lines": "Le fichier {subject} a plus de {place} lignes. Partagez-le, par exemple par année.",
    "too_many_columns": "Le fichier {subject} a plus de {place} colonnes remplies. Gardez celles qui sont à reprendre.",
    "text_unreadable": (
        "Le fichier {subject} ne se lit pas comme un tableau. "
        "Ouvrez-le dans votre tableur et enregistrez-le au format « CSV UTF-8 »."
    ),
    "workbook_locked": "Le classeur {subject} est protégé par un mot de passe. Enregistrez-le sans mot de passe.",
    "csv_damaged": "Le fichier {subject} ne peut pas être lu : des guillemets ne sont pas refermés.",
    "header_missing": (
        "Aucune ligne de titres reconnue. Dites ci-dessous ce que contient cette feuille, ou laissez-la de côté."
    ),
    "column_missing": "Aucune colonne ne dit « {subject} ». Choisissez-la parmi les colonnes ci-dessous.",
    "column_twice": "Deux colonnes disent « {subject} ». Gardez-en une.",
    "too_many_words": (
        "«\u00a0{place}\u00a0»\u00a0: {subject} mots différents qu’aucune liste ne connaît, c’est trop. "
        "Si la colonne est mal comprise, changez son sens ci-dessous\u00a0; sinon, partagez le fichier."
    ),
    "lines_refused": "Rien n’est repris : {subject} a des lignes ou des feuilles refusées.",
    "cell_missing": "« {place} » est vide.",
    "date_not_understood": (
        "« {place} » : « {subject} » n’est pas une date qui existe. Écrivez-la ainsi : 31/12/2020."
    ),
    "date_in_the_future": "« {place} » : la date {subject} est dans le futur.",
    "date_too_old": "« {place} » : la date {subject} est trop ancienne.",
    "date_left_out": ("« {place} » : « {subject} » n’est pas une date passée que l’on comprenne : non renseignée."),
    "date_of_two_digits": (
        "« {place} » : l’année est en deux chiffres. Jusqu’à l’année en cours elle est lue 20.., au-delà 19.."
    ),
    "date_of_a_month": "« {place} » : un mois sans jour est compté au premier du mois.",
    "date_counted": "« {place} » : un nombre de jours de tableur (42840) est lu comme sa date (15/04/2017).",
    "number_not_understood": "« {place} » : « {subject} » n’est pas un nombre : non renseigné.",
    "word_not_understood": "« {place} » : « {subject} » n’est pas un mot connu. Dites plus haut ce qu’il veut dire.",
    "mark_out_of_range": "« {place} » : la note {subject} n’est pas comprise entre 0 et 10.",
    "number_repeated": "Le numéro {subject} est déjà porté, à la même date, par une autre ligne.",
    "name_repeated": "{subject} figure déjà plus haut.",
    "field_left_out": "Le champ est laissé « non renseigné ».",
    "reason_left_out": "Le motif est laissé « non renseigné ».",
    "assigned_to_nobody": "Une date de désignation, mais aucun nom : laissée de côté.",
    "dates_out_of_order": "Les dates ne se suivent pas dans l’ordre attendu.",
    "neither_coordinator_nor_outcome": "Ni coordinateur·rice ni issue : comptée dans l’écart non expliqué.",
    "under_way_without_coordinator": (
        "Dite en cours, mais sans coordinateur·rice : comptée dans l’écart non expliqué."
    ),
    "training_left_out": "Sans date de formation, cette personne n’est comptée dans aucun état.",
    "status_left_out": "Sans statut connu, cette personne n’est comptée dans aucun état.",
    "worker_not_listed": (
        "{subject} n’est dans aucune liste de coordinateur·rice·s\u00a0: compté avec le temps d’autres personnes."
    ),
    "work_left_out": "La nature du travail est laissée «\u00a0non renseignée\u00a0».",
    "case_not_found": "Aucune situation ne porte le numéro {subject}\u00a0: compté hors de toute situation.",
    "case_ambiguous": "Plusieurs situations portent le numéro {subject}\u00a0: compté hors de toute situation.",
    "case_in_conference": "La situation {subject} est en conférence\u00a0: reprenez son temps après.",
    "duration_not_understood": (
        "«\u00a0{place}\u00a0»\u00a0: «\u00a0{subject}\u00a0» n’est pas une durée. Écrivez 1h30 ou 1,5."
    ),
    "duration_of_a_day": (
        "«\u00a0{place}\u00a0»\u00a0: «\u00a0{subject}\u00a0» dépasse 24 heures. La colonne est peut-être en minutes."
    ),
    "duration_nothing": "«\u00a0{place}\u00a0»\u00a0: une durée nulle ne se reprend pas.",
    "status_undated": "« {subject} » sans date : compté depuis la formation.",
    "coordinator_not_listed": ("{subject} n’est dans aucune liste de coordinateur·rice·s : son nom seul est repris."),
    "coordinator_of_institution_that_knows": (
        "{subject} travaille pour une institution qui connaît la famille : la reprise l’accepte."
    ),
    "assigned_before_training": ("{subject} a été désigné·e avant sa formation : la reprise l’accepte et le dit."),
}


def sentence(reason: Reason) -> str:
    """What a reason says."""
    of_a_column = reason.code in {"column_missing", "column_twice"} and reason.subject
    subject = COLUMNS[Column(reason.subject)] if of_a_column else reason.subject
    return REASONS[reason.code].format(subject=subject, place=reason.place)


def counted(kind: str, number: int) -> str:
    """``41 situations``."""
    return numbers.counted(number, *KINDS[Kind(kind)])


def lines(number: int) -> str:
    """``41 lignes``."""
    return numbers.counted(number, "ligne", "lignes")


def cells(number: int) -> str:
    """``3 cases``."""
    return numbers.counted(number, "case", "cases")


def refused(number: int) -> str:
    """``les 3 lignes refusées``."""
    return "la ligne refusée" if number == 1 else f"les {number} lignes refusées"
