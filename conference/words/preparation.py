"""Preparation, the day, the plan and what follows, as screens name them."""

from conference.domain.follow_up import Kept, Resolved, ReviewState, Wish
from conference.domain.hand_out import Copy
from conference.domain.plan import Carrier, Content
from conference.domain.preparation import ChildWay, Invitation, Part, Safety
from conference.domain.private_time import Moment

PART: dict[Part, str] = {
    Part.FAMILY: "Famille",
    Part.NETWORK: "Réseau",
    Part.PROFESSIONAL: "Professionnel·le",
    Part.EXPERT: "Expert·e",
    Part.INTERPRETER: "Interprète",
    Part.SUPPORT: "Personne de soutien",
}
INVITATION: dict[Invitation, str] = {
    Invitation.WAITING: "n’a pas encore répondu",
    Invitation.COMING: "vient",
    Invitation.REMOTE: "prend part à distance",
    Invitation.LETTER: "envoie une lettre",
    Invitation.SPOKESPERSON: "a un·e porte-parole",
    Invitation.DECLINED: "ne souhaite pas venir",
    Invitation.NOT_INVITED: "n’est pas invité·e",
}
SAFETY: dict[Safety, str] = {
    Safety.NOTHING: "Rien à signaler",
    Safety.ARRANGED: "Précautions prises",
    Safety.APART: "Ne doit pas rencontrer les autres",
}
CHILD_WAY: dict[ChildWay, str] = {
    ChildWay.PRESENT: "Présent·e",
    ChildWay.PART_OF_TIME: "Présent·e une partie du temps",
    ChildWay.LETTER: "Par une lettre",
    ChildWay.DRAWING: "Par un dessin",
    ChildWay.SPOKESPERSON: "Par un·e porte-parole",
}
MOMENT: dict[Moment, str] = {
    Moment.SHARING: "Partage d’informations",
    Moment.PRIVATE: "Temps privé",
    Moment.PRESENTATION: "Présentation du plan",
}
CARRIER: dict[Carrier, str] = {
    Carrier.FAMILY: "la famille",
    Carrier.NETWORK: "le réseau",
    Carrier.SERVICE: "un service",
}
CONTENT: dict[Content, str] = {
    Content.RATIFIED: "Ratifié",
    Content.SUBJECT_TO_DECISION: "Ratifié sous réserve d’une décision",
    Content.NEEDLESS: "Sans objet",
}
COPY: dict[Copy, str] = {
    Copy.WHOLE: "Le plan entier",
    Copy.EXTRACT: "Un extrait\u00a0: les actions choisies ci-dessous, et rien d’autre du plan",
}
WISH: dict[Wish, str] = {Wish.WANTED: "souhaite un bilan", Wish.DECLINED: "ne souhaite pas de bilan"}
REVIEW_STATE: dict[ReviewState, str] = {
    ReviewState.UNASKED: "La famille n’a pas encore été interrogée",
    ReviewState.DECLINED: "Décliné par la famille",
    ReviewState.WANTED: "Souhaité",
    ReviewState.OVERDUE: "En retard",
    ReviewState.HELD: "Tenu",
    ReviewState.UNANSWERED: "Sans réponse de la famille",
}
RESOLVED: dict[Resolved, str] = {
    Resolved.COMPLETELY: "Complètement",
    Resolved.PARTLY: "En partie",
    Resolved.NOT: "Non",
    Resolved.UNKNOWN: "Ne sait pas",
    Resolved.REFUSED: "Préfère ne pas répondre",
}
KEPT: dict[Kept, str] = {
    Kept.DONE: "Fait",
    Kept.PARTLY: "En partie",
    Kept.NOT: "Pas fait",
    Kept.DROPPED: "Abandonné par choix",
}
