"""The practice sheet in French: its headings, what each asks for, its states, and what its pages say."""

from conference.domain.note import Move, NoteState
from conference.domain.practice_sheet import GridAnswer, Heading, PracticeSection

TITLE = "Fiche retour d’expérience"
FEED = "Conférences familiales\u00a0: fiches retour d’expérience"
SUMMARY = "Retour d’expérience sur les conférences familiales\u00a0: {place}, {year}."
SECTION: dict[PracticeSection, str] = {
    PracticeSection.HEADER: "En-tête",
    PracticeSection.DEFINITION: "Définition\u00a0: qu’est-ce que les conférences familiales\u00a0?",
    PracticeSection.DESCRIPTION: "Descriptif de l’action",
    PracticeSection.GENESIS: "Genèse et émergence de la pratique",
    PracticeSection.PROGRESS: "État d’avancée du projet",
    PracticeSection.RESULTS: "Bilan de la mise en œuvre et de ses effets",
    PracticeSection.EVALUATION: "Évaluation",
}
HEADING: dict[Heading, str] = {
    Heading.INITIATORS: "Initiateurs et acteurs concernés",
    Heading.PUBLICS: "Public(s) cible(s)",
    Heading.DEFINITION: "Définition",
    Heading.DESCRIPTION: "Descriptif",
    Heading.OBJECTIVE: "Objectif visé",
    Heading.ORIGIN: "Les dates",
    Heading.METHOD: "Repère méthodologique",
    Heading.GOVERNANCE: "Gouvernance",
    Heading.FUNDING: "Financements",
    Heading.PARTICIPATION: "Participation des familles",
    Heading.DEPLOYMENT: "Déploiement",
    Heading.CONDITIONS: "Conditions de mise en œuvre",
    Heading.PERSPECTIVES: "Perspectives",
    Heading.IMPLEMENTATION: "Mise en œuvre",
    Heading.EFFECTS: "Effets par rapport aux objectifs et attentes",
    Heading.EVALUATION: "Démarche d’évaluation",
}
# What helps to begin, beside the empty box: questions, never sentences to keep.
PROMPTS: dict[Heading, tuple[str, ...]] = {
    Heading.INITIATORS: ("Qui a lancé la démarche, et qui la porte aujourd’hui\u00a0?",),
    Heading.PUBLICS: ("À qui la démarche est-elle proposée\u00a0?",),
    Heading.DEFINITION: ("Comment l’expliquez-vous à quelqu’un qui n’en a jamais entendu parler\u00a0?",),
    Heading.DESCRIPTION: ("Que faites-vous, avec qui, où\u00a0?",),
    Heading.OBJECTIVE: ("Qu’est-ce que la démarche doit changer, et pour qui\u00a0?",),
    Heading.ORIGIN: ("D’où vient l’idée\u00a0?", "Quelles ont été les étapes\u00a0?"),
    Heading.METHOD: ("Sur quelle méthode, quelle formation vous appuyez-vous\u00a0?",),
    Heading.GOVERNANCE: ("Qui décide, qui pilote, qui désigne\u00a0?", "À quel rythme se réunit-on\u00a0?"),
    Heading.FUNDING: ("Qui paie quoi\u00a0: formation, temps, logistique\u00a0?",),
    Heading.PARTICIPATION: ("Quelle place ont les familles dans la conception, les instances, les outils\u00a0?",),
    Heading.DEPLOYMENT: ("Que disent ces chiffres, que ne disent-ils pas\u00a0?",),
    Heading.CONDITIONS: ("Qu’est-ce qui a été nécessaire\u00a0?", "Qu’est-ce qui freine\u00a0?"),
    Heading.PERSPECTIVES: ("Quelles sont les suites prévues\u00a0?",),
    Heading.IMPLEMENTATION: ("Qu’avez-vous appris en le faisant\u00a0?", "Que feriez-vous autrement\u00a0?"),
    Heading.EFFECTS: ("Qu’est-ce qui a changé pour les personnes, les professionnels, le partenariat\u00a0?",),
    Heading.EVALUATION: ("Qui évalue, avec quels outils, et qu’en fait-on\u00a0?",),
}
# What everybody agrees on, until a département says it in its own words.
DEFINITION = (
    (
        "Une famille, et le réseau qu’elle choisit, se réunissent pour décider eux-mêmes de la réponse à une "
        "difficulté. Une personne neutre prépare la rencontre avec eux, sans décider à leur place."
    ),
    (
        "Les professionnels disent ce qu’ils savent, puis sortent\u00a0: la famille fait seule son plan. "
        "La forme en est vérifiée ensuite et, si besoin, le professionnel concerné en ratifie le contenu."
    ),
)
OF_THE_DEPARTMENT, REPORTED = "Compté dans le département", "Publié auparavant ou ailleurs"
RECEIVED, TAKEN_OVER = "Situations orientées", "Situations reprises d’un suivi antérieur"
COMPLETED, UNDER_WAY, NOT_COMPLETED = "abouties", "en cours", "non abouties"
OWN_SOLUTION = "dont familles qui ont trouvé leur propre solution"
GAP = "écart non expliqué"
HELD, TRAINED, ENGAGED = (
    "Conférences tenues",
    "Coordinateur·rice·s formé·e·s depuis le début",
    "Coordinateur·rice·s engagé·e·s",
)
NEVER_ADDED = "Ces chiffres ne s’ajoutent pas à ceux qui sont comptés dans le département."
SOURCE = "Faits repris de\u00a0: {source}."
PHASE_IN = "Phase du projet\u00a0: {phase}"
NOT_BEGUN = "L’évaluation n’est pas encore commencée."
BRAKES, LEVERS, LESSONS = "Freins\u00a0: ", "Leviers\u00a0: ", "Enseignements\u00a0: "
DESIGNATING, OTHERS = "Dans l’instance de désignation", "Dans les autres instances"
DESIGNATES, CONVENTIONS = "Instance de désignation\u00a0: ", "Conventions en cours\u00a0: "
SETTLED_BY = "réglé\u00a0: "
NEUTRALITY, TRAINERS = "Neutralité\u00a0: ", "Formation assurée par "
IN_FRANCE = "En France, des formations sont proposées par {names}."
EVALUATED = {
    "owner": "Portée par\u00a0: ",
    "quantitative": "Ce qui est compté\u00a0: ",
    "qualitative": "Ce qui est demandé\u00a0: ",
    "instruments": "Outils\u00a0: ",
    "output": "Ce qui en sort\u00a0: ",
}
DECIDED = "Décidé\u00a0: "
CROSSED = "Évaluation croisée le {day}, entre professionnels et personnes concernées."
MET = "Réunion d’évaluation le {day}."
FAMILY_SEATS = ("siège est tenu par une famille", "sièges sont tenus par des familles")

GRID_ANSWER: dict[GridAnswer, str] = {
    GridAnswer.YES: "Oui",
    GridAnswer.PARTLY: "En partie",
    GridAnswer.NO: "Non",
}
# To begin from, where a département has no grid yet.
CRITERIA = (
    "Quelqu’un d’un autre département comprend-il la fiche sans explication\u00a0?",
    "La fiche dit-elle ce qui n’a pas marché aussi bien que ce qui a marché\u00a0?",
    "Ce qu’en disent les familles y a-t-il sa place\u00a0?",
    "Les chiffres sont-ils dits avec ce qu’ils ne disent pas\u00a0?",
    "Sait-on à qui écrire pour en savoir plus\u00a0?",
)
MOVE: dict[Move, str] = {
    Move.REVIEW: "Dire qu’elle est relue",
    Move.VALIDATE: "Valider la fiche",
    Move.PUBLISH: "Publier la fiche",
    Move.REWORK: "Reprendre la rédaction",
}
MOVED: dict[Move, str] = {
    Move.REVIEW: "La fiche est relue\u00a0: elle attend sa validation.",
    Move.VALIDATE: "La fiche est validée\u00a0: elle peut être publiée.",
    Move.PUBLISH: "La fiche est publiée\u00a0: chacun peut la lire.",
    Move.REWORK: "La fiche est de nouveau un brouillon. Ce qui est publié reste.",
}
STAMP: dict[NoteState, str] = {
    NoteState.DRAFT: "Brouillon",
    NoteState.REVIEWED: "Relue, à valider",
    NoteState.VALIDATED: "Validée, à publier",
    NoteState.PUBLISHED: "",
}
KEPT, GRID_KEPT = "Le texte est enregistré.", "La grille est enregistrée."
NAMED = "Le mot est gardé, avec votre raison."
REVIEWED = "Votre relecture est enregistrée."
WITHDRAWN = "La fiche n’est plus publiée. Son adresse dit qu’elle a été retirée, et pourquoi."
PRESS_BUSY = "La fiche n’a pas pu être imprimée. Rien n’est publié\u00a0: essayez de nouveau dans un moment."
CHANGED_MEANWHILE = "La fiche a changé pendant l’impression\u00a0: relisez-la, puis publiez de nouveau."
REASON: dict[str, str] = {
    "practice_unreviewed": (
        "Personne d’autre n’a encore répondu à toute la grille depuis que le texte a changé\u00a0: "
        "demandez une relecture."
    ),
    "practice_reviewed_alone": "Qui a écrit la fiche ne la relit pas seul·e\u00a0: quelqu’un d’autre le fait.",
    "practice_year_wrong": "Choisissez une année de 1990 à 2100.",
    "names_in_why": "Un nom de participant·e serait lu à cette adresse\u00a0: dites-le sans nommer personne.",
    "practice_grid_empty": "Le département n’a pas encore de grille\u00a0: écrivez-la d’abord.",
}
