"""Cases, as screens name them."""

from conference.domain.outcomes import EndedBy, EndReason, State
from conference.domain.referral import Danger, Field, LegalContext, Origin, PersonKind
from conference.domain.stages import Outcome, Stage

STAGE: dict[Stage, str] = {
    Stage.REFERRAL: "Orientation",
    Stage.ASSIGNMENT: "Désignation",
    Stage.PREPARATION: "Préparation",
    Stage.CONFERENCE: "Conférence",
    Stage.VALIDATION: "Validation du plan",
    Stage.FOLLOW_UP: "Suivi",
    Stage.CLOSED: "Clôture",
}
WAITS_FOR: dict[Stage, str] = {
    Stage.REFERRAL: "L’orienteur·rice doit compléter l’orientation et l’envoyer.",
    Stage.ASSIGNMENT: "L’instance de désignation doit se prononcer et choisir un·e coordinateur·rice.",
    Stage.PREPARATION: "La famille prépare sa conférence avec le coordinateur ou la coordinatrice.",
    Stage.CONFERENCE: "La conférence est fixée.",
    Stage.VALIDATION: "Le plan attend d’être validé.",
    Stage.FOLLOW_UP: "Le plan est en cours\u00a0; un bilan est prévu si la famille le souhaite.",
    Stage.CLOSED: "Plus rien n’est attendu.",
}
OUTCOME: dict[Outcome, str] = {
    Outcome.PLAN_AGREED: "Un plan a été adopté",
    Outcome.OWN_SOLUTION: "La famille a trouvé sa propre solution",
    Outcome.NOT_COMPLETED: "La conférence n’a pas abouti",
    Outcome.NOT_ADMITTED: "L’orientation n’a pas été retenue",
}
STATE: dict[State, str] = {
    State.COMPLETED: "aboutie",
    State.UNDER_WAY: "en cours",
    State.NOT_COMPLETED: "non aboutie",
    State.GAP: "écart non expliqué",
}
FIELD: dict[Field, str] = {
    Field.CHILDHOOD: "Enfance",
    Field.INCLUSION: "Insertion",
    Field.AUTONOMY: "Autonomie",
    Field.YOUNG_ADULT: "Jeune majeur·e sortant de l’ASE",
    Field.OTHER: "Autre",
}
ORIGIN: dict[Origin, str] = {
    Origin.PROFESSIONAL: "un·e professionnel·le du Département",
    Origin.PARTNER: "un partenaire",
    Origin.FAMILY: "la famille ou la personne elle-même",
    Origin.NETWORK: "quelqu’un de l’entourage",
}
PERSON_KIND: dict[PersonKind, str] = {
    PersonKind.CHILD: "Enfant concerné·e",
    PersonKind.ADULT: "Adulte concerné·e",
    PersonKind.RELATIVE: "Parent ou proche",
}
LEGAL_CONTEXT: dict[LegalContext, str] = {
    LegalContext.NONE: "Aucune",
    LegalContext.PREVENTION: "Prévention",
    LegalContext.ADMINISTRATIVE: "Mesure administrative",
    LegalContext.JUDICIAL: "Mesure judiciaire",
}
DANGER: dict[Danger, str] = {
    Danger.NO: "Non, rien de tel",
    Danger.FORBIDDEN_CONTACT: "Une décision interdit le contact entre deux personnes",
    Danger.PROTECTED_ADDRESS: "Une adresse doit rester secrète",
    Danger.BOTH: "Les deux\u00a0: contact interdit et adresse secrète",
}
END_REASON: dict[EndReason, str] = {
    EndReason.FAMILY_ORGANISED: "La famille s’est organisée seule",
    EndReason.FAMILY_DECLINED: "La famille ne souhaite pas, ou plus, de conférence",
    EndReason.PARENT_REFUSED: "Un parent refuse",
    EndReason.SITUATION_CHANGED: "La situation a changé",
    EndReason.NETWORK_TOO_FRAGILE: "Le réseau est trop fragile pour le moment",
    EndReason.NO_COORDINATOR: "Aucun·e coordinateur·rice disponible",
    EndReason.COURT_DECISION: "Une décision de justice",
    EndReason.HEALTH_CRISIS: "Le contexte sanitaire",
    EndReason.NO_QUESTION_TO_DECIDE: "La famille n’a pas de décision à prendre",
    EndReason.OTHER_ANSWER_FITTER: "Une autre réponse convient mieux",
    EndReason.OTHER: "Un autre motif",
}
ENDED_BY: dict[EndedBy, str] = {
    EndedBy.FAMILY: "la famille",
    EndedBy.PERSON: "la personne concernée",
    EndedBy.PROFESSIONAL: "un·e professionnel·le",
    EndedBy.BODY: "l’instance de désignation",
    EndedBy.COURT: "la justice",
}
