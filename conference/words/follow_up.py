"""After the conference: who answers, what each task asks, and how due dates are said."""

from conference.domain.follow_up import Call, Home, Kept, ReviewState, ThanksWay, When, Wish
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
WHEN: dict[When, str] = {When.BEFORE: "Avant la conférence", When.REVIEW: "Au bilan"}
CALL: dict[Call, str] = {
    Call.REACHED: "Quelqu’un a répondu",
    Call.NOBODY: "Personne n’a répondu",
    Call.NEEDLESS: "La famille a déjà donné des nouvelles",
}
HOME: dict[Home, str] = {
    Home.PARENTS: "Chez ses parents",
    Home.ONE_PARENT: "Chez l’un de ses parents",
    Home.RELATIVE: "Chez un·e proche",
    Home.FOSTER_FAMILY: "En famille d’accueil",
    Home.INSTITUTION: "En établissement",
    Home.OWN: "Dans son propre logement",
    Home.OTHER: "Ailleurs",
    Home.UNKNOWN: "Ne sait pas",
}
THANKS_WAY: dict[ThanksWay, str] = {
    ThanksWay.POST: "Par courrier",
    ThanksWay.BY_HAND: "En main propre",
    ThanksWay.CALL: "De vive voix, au téléphone",
    ThanksWay.MESSAGE: "Par message",
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
    TaskKind.CALL: "Appeler la famille pour prendre des nouvelles",
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
    TaskKind.CALL: "Noter l’appel",
    TaskKind.ASK_WISH: "Noter son souhait",
    TaskKind.REVIEW: "Faire le bilan",
    TaskKind.SYNTHESISE: "Écrire la fiche",
    TaskKind.CLOSE: "Clore",
}
# What a coordinator reads of an answer that somebody else is late with.
CONTENT_AWAITED, SEE_PLAN = "La réponse sur le contenu du plan se fait attendre", "Voir le plan"
