"""What screens say of the papers of a conference and of the languages they are printed in."""

from conference.domain.paper import Direction, Letter, PaperKind
from conference.domain.plan_paper import PlanPaperKind

PAPER: dict[PaperKind, str] = {
    PaperKind.INVITATION: "Invitations",
    PaperKind.PROGRAMME: "Programme de la journée",
    PaperKind.SHEET: "Note d’information pour la famille",
    PaperKind.ATTENDANCE: "Feuille de présence",
    PaperKind.PLAN: "Plan à remplir à la main",
    PaperKind.MAP: "Carte du réseau",
}
# What each is for, under its name.
PAPER_FOR: dict[PaperKind, str] = {
    PaperKind.INVITATION: "Une feuille par personne\u00a0: adulte, enfant ou facile à lire.",
    PaperKind.PROGRAMME: "À afficher dans la salle et à remettre à chacun·e.",
    PaperKind.SHEET: "Ce que la famille relit avant, puis garde devant elle.",
    PaperKind.ATTENDANCE: "Les noms de qui peut venir, et des lignes libres.",
    PaperKind.PLAN: "Pour le temps privé\u00a0: la question en haut, des lignes vides dessous.",
    PaperKind.MAP: "Telle qu’elle est dessinée, ou vide\u00a0: des cercles où écrire à la table de la cuisine.",
}
PLAN_PAPER: dict[PlanPaperKind, str] = {
    PlanPaperKind.PLAN: "Le plan",
    PlanPaperKind.EASY: "Le plan, facile à lire",
}
LETTER: dict[Letter, str] = {
    Letter.ADULT: "Pour un·e adulte",
    Letter.CHILD: "Pour un·e enfant",
    Letter.EASY: "Facile à lire",
}
DIRECTION: dict[Direction, str] = {
    Direction.LTR: "de gauche à droite",
    Direction.RTL: "de droite à gauche",
}
# The papers that a group of texts belongs to, as the page of a language names them.
GROUP: dict[str, str] = {
    "common": "Ce que plusieurs papiers disent",
    "adult": "Invitation d’un·e adulte",
    "child": "Invitation d’un·e enfant",
    "easy": "Invitation facile à lire",
    "programme": "Programme de la journée",
    "sheet": "Note d’information",
    "plan": "Plan à remplir",
    "agreed": "Plan adopté, et extrait",
    "attendance": "Feuille de présence",
    "map": "Carte du réseau",
    "form_adult": "Questionnaire d’un·e adulte : ce qui le présente",
    "form_young": "Questionnaire d’un·e enfant, d’un·e adolescent·e : ce qui le présente",
    "ask_person": "Questions à la personne concernée, aux parents",
    "ask_network": "Questions aux proches",
    "ask_professional": "Questions aux professionnel·le·s",
    "ask_adolescent": "Questions aux adolescent·e·s",
    "ask_child": "Questions aux enfants",
    "answering": "Questionnaires : les réponses proposées",
    "on_paper": "Questionnaires sur papier",
    "screen": "Questionnaires sur un téléphone",
    "review": "Feuille de bilan",
    "thanks": "Lettre de remerciement",
    "synthesis": "Fiche de synthèse",
}
# What a calendar shows: nothing of a family.
CALENDAR_TITLE = "Rencontre"
# An invented family, for whoever looks a translation through.
SAMPLE_PEOPLE = ("Lou", "Jean-Gaël")
SAMPLE_COORDINATORS = ("Claire d’Argens",)
SAMPLE_GUESTS = ("Marie-Thérèse Quévreux", "Élie Quévreux", "Œdipe Zwingelstein")
SAMPLE_PLACE = "Salle des fêtes de Saint-Exemple"
SAMPLE_QUESTION = "Comment Lou et Jean-Gaël peuvent-ils rester près de leur grand-mère\u00a0?"
SAMPLE_SHEET = (
    "La grand-mère est très présente.",
    "Les soirs sont difficiles.",
    "La maison de quartier est tout près.",
    "Les enfants vont à l’école.",
)
SAMPLE_SERVICE = ("Service des conférences familiales", "1 place de l’Exemple\n00000 Exemple", "00 00 00 00 00", "")
