"""Partners: their kinds, their conventions, the sheet that one receives each year."""

from conference.domain.outcomes import State
from conference.domain.partner import ConventionKind, ConventionStatus, InstitutionKind, Renewal
from conference.domain.stages import Outcome

INSTITUTION_KIND: dict[InstitutionKind, str] = {
    InstitutionKind.DEPARTMENT: "Département",
    InstitutionKind.ASSOCIATION: "Association",
    InstitutionKind.AUTHORISED_ASSOCIATION: "Association habilitée",
    InstitutionKind.CAF: "Caisse d’allocations familiales",
    InstitutionKind.TRAINING_INSTITUTE: "Institut de formation",
    InstitutionKind.TRAINER: "Formateur·rice, organisme de formation",
    InstitutionKind.TOWN: "Commune, intercommunalité, CCAS",
    InstitutionKind.SCHOOL: "École, éducation nationale",
    InstitutionKind.HOSPITAL: "Hôpital, santé",
    InstitutionKind.OTHER: "Autre",
}
CONVENTION_KIND: dict[ConventionKind, str] = {
    ConventionKind.CONVENTION: "Convention",
    ConventionKind.CONTRACT: "Contrat",
    ConventionKind.PUBLIC_CONTRACT: "Marché public",
}
RENEWAL: dict[Renewal, str] = {
    Renewal.TO_RENEW: "À reconduire par un nouvel accord",
    Renewal.TACIT: "Reconduction tacite",
    Renewal.NONE: "Prend fin à son terme",
}
CONVENTION_STATUS: dict[ConventionStatus, str] = {
    ConventionStatus.IN_PREPARATION: "En préparation",
    ConventionStatus.RUNNING: "En cours",
    ConventionStatus.TO_RENEW: "À reconduire",
    ConventionStatus.ENDED: "Terminée",
}
STATUS_TONE: dict[ConventionStatus, str] = {
    ConventionStatus.IN_PREPARATION: "neutral",
    ConventionStatus.RUNNING: "good",
    ConventionStatus.TO_RENEW: "attention",
    ConventionStatus.ENDED: "quiet",
}
KEPT, WITHDRAWN = "C’est enregistré.", "Elle est retirée\u00a0: elle ne compte plus nulle part."
# Five states that add up: a family's own solution is neither a failure nor a success, and stands by itself.
STATES: dict[str, str] = {
    State.COMPLETED.value: "Abouties",
    State.UNDER_WAY.value: "En cours",
    Outcome.OWN_SOLUTION.value: "La famille a trouvé sa propre solution",
    State.NOT_COMPLETED.value: "Non abouties, pour une autre raison",
    State.GAP.value: "Écart non expliqué",
}
RENEW, SIGN_RENEWAL = "Reconduire, ou dire que c’est fini", "Signer la reconduction en préparation"
OPEN_CONVENTION = "Voir la convention"
REASON: dict[str, str] = {
    "convention_begins_when": "Dites à partir de quel jour elle court, puisqu’elle est signée.",
    "convention_backwards": "Elle finirait avant de commencer.",
    "convention_term": "Donnez le dernier jour de son terme\u00a0: sans terme, il n’y a rien à reconduire.",
    "ended_after_term": "Elle finit déjà à son terme, avant ce jour\u00a0: laissez vide, ou corrigez le terme.",
    "notice_out_of_range": "Tapez un nombre de mois, de 0 à 24.",
    "convention_renewed_already": "Elle est déjà reconduite\u00a0: retirez d’abord la reconduction.",
    "renewal_before": "La reconduction commence après le début de la convention d’avant.",
}
