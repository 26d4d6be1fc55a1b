"""After the conference: who answers, what each task asks, and how due dates are said."""

from conference.domain.follow_up import Kept, ReviewState, Wish
from conference.domain.questionnaires import Respondent
from conference.domain.tasks import TaskKind

RESPONDENT: dict[Respondent, str] = {
    Respondent.CHILD: "Enfant",
    Respondent.ADOLESCENT: "Adolescent·e",
    Respondent.PERSON: "Parent ou personne concernée",
    Respondent.NETWORK: "Proche, personne du réseau",
    Respondent.PROFESSIONAL: "Professionnel·le",
}
WISH_ANSWER: dict[Wish, str] = {Wish.WANTED: "Oui", Wish.DECLINED: "Non, elle n’en souhaite pas"}
PLAN_KEPT: dict[Kept, str] = {
    Kept.DONE: "Oui",
    Kept.PARTLY: "En partie",
    Kept.NOT: "Non",
    Kept.DROPPED: "Abandonné par choix",
}
REVIEW_SETTLED: dict[ReviewState, str] = {
    ReviewState.HELD: "Un bilan a eu lieu.",
    ReviewState.DECLINED: "La famille ne souhaite pas de bilan.",
    ReviewState.UNANSWERED: "La famille n’a pas répondu à la proposition de bilan.",
}
TO_SYNTHESISE, TO_CLOSE = "Il reste à écrire la fiche de synthèse, puis à clore.", "Il reste à clore la situation."
REFUSES = "Préfère ne pas répondre"
TASK: dict[TaskKind, str] = {
    TaskKind.PREPARE: "Préparer la conférence avec la famille",
    TaskKind.HOLD: "Tenir la conférence",
    TaskKind.RECORD: "Enregistrer la conférence",
    TaskKind.CHECK_FORM: "Vérifier la forme du plan",
    TaskKind.ANSWER_CONTENT: "Répondre sur le contenu du plan",
    TaskKind.ASK_WISH: "Demander à la famille si elle souhaite un bilan",
    TaskKind.REVIEW: "Tenir le bilan",
    TaskKind.SYNTHESISE: "Écrire la fiche de synthèse",
    TaskKind.CLOSE: "Clore la situation",
}
TASK_ACTION: dict[TaskKind, str] = {
    TaskKind.PREPARE: "Continuer la préparation",
    TaskKind.HOLD: "Ouvrir le jour de la conférence",
    TaskKind.RECORD: "Noter la journée",
    TaskKind.CHECK_FORM: "Vérifier",
    TaskKind.ANSWER_CONTENT: "Répondre",
    TaskKind.ASK_WISH: "Noter son souhait",
    TaskKind.REVIEW: "Faire le bilan",
    TaskKind.SYNTHESISE: "Écrire la fiche",
    TaskKind.CLOSE: "Clore",
}
