"""Roles and bodies, as screens name them."""

from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus, StandingReason
from conference.domain.delays import DelayKind, Unit
from conference.domain.roles import BodyKind, Capacity, Role

ROLE: dict[Role, str] = {
    Role.REFERRER: "Orienteur·rice",
    Role.COORDINATOR: "Coordinateur·rice",
    Role.COMMITTEE: "Membre de l’instance de désignation",
    Role.LEAD: "Pilote",
    Role.ADMIN: "Administrateur·rice",
    Role.AUDITOR: "Délégué·e à la protection des données",
    Role.OBSERVER: "Réseau interdépartemental",
}
CAPACITY: dict[Capacity, str] = {
    Capacity.REFERRER: "orienteur·rice de cette situation",
    Capacity.COORDINATOR: "coordinateur·rice de cette situation",
    Capacity.BODY: "instance de désignation",
    Capacity.LEAD: "pilote",
}
BODY_KIND: dict[BodyKind, str] = {
    BodyKind.LEAD: "Le ou la pilote seul·e",
    BodyKind.TECHNICAL_COMMITTEE: "Un comité technique",
    BodyKind.COORDINATORS_GROUP: "Le groupe des coordinateurs",
    BodyKind.PARTNER_HEADS: "Les responsables des institutions partenaires",
}
BODY_DECIDES: dict[BodyKind, str] = {
    BodyKind.LEAD: "Les personnes qui ont le rôle «\u00a0Pilote\u00a0» examinent les orientations et désignent.",
    BodyKind.TECHNICAL_COMMITTEE: (
        "Les personnes qui ont le rôle «\u00a0Membre de l’instance de désignation\u00a0» "
        "examinent les orientations et désignent."
    ),
    BodyKind.COORDINATORS_GROUP: (
        "Les coordinateur·rice·s désignent ensemble\u00a0: "
        "donnez-leur aussi le rôle «\u00a0Membre de l’instance de désignation\u00a0»."
    ),
    BodyKind.PARTNER_HEADS: (
        "Les responsables désignent les un·e·s pour les autres\u00a0: "
        "donnez-leur le rôle «\u00a0Membre de l’instance de désignation\u00a0»."
    ),
}
COORDINATOR_STATUS: dict[CoordinatorStatus, str] = {
    CoordinatorStatus.READY: "Formé·e",
    CoordinatorStatus.ENGAGED: "Engagé·e",
    CoordinatorStatus.PAUSED: "En pause",
    CoordinatorStatus.LEFT: "Sorti·e",
}
STANDING_REASON: dict[StandingReason, str] = {
    StandingReason.STAFF_MOVE: "A quitté son institution",
    StandingReason.CHANGE_OF_POST: "A changé de poste",
    StandingReason.END_OF_LETTER: "Fin de la lettre de mission",
    StandingReason.WORKLOAD: "Charge de travail",
    StandingReason.OWN_CHOICE: "Choix personnel",
    StandingReason.ABSENCE: "Absence longue",
    StandingReason.RETIREMENT: "Départ à la retraite",
    StandingReason.LOAN_OVER: "Fin du prêt par un département voisin",
    StandingReason.OTHER: "Autre motif",
}
ROLE_DOES: dict[Role, str] = {
    Role.REFERRER: "Oriente des situations et suit les siennes.",
    Role.COORDINATOR: "Répond aux sollicitations et suit les situations qui lui sont confiées.",
    Role.COMMITTEE: "Examine les orientations et désigne\u00a0; les noms sont masqués, et se révèlent au besoin.",
    Role.LEAD: "Suit le dispositif, ses chiffres et sa note annuelle\u00a0; les noms sont masqués.",
    Role.ADMIN: "Tient les comptes, les institutions et les réglages\u00a0; ne voit aucune famille.",
    Role.AUDITOR: "Voit qui a lu ou écrit quoi\u00a0; ne voit pas le contenu des situations.",
    Role.OBSERVER: "Ne voit que ce que les départements publient.",
}
DELAY_KIND: dict[DelayKind, str] = {
    DelayKind.ACKNOWLEDGEMENT: "Première réponse à l’orientation",
    DelayKind.ASSIGNMENT: "Désignation",
    DelayKind.CONTENT: "Réponse sur le contenu du plan",
}
DELAY_RUNS: dict[DelayKind, str] = {
    DelayKind.ACKNOWLEDGEMENT: "De l’envoi de l’orientation à la première réponse de l’instance.",
    DelayKind.ASSIGNMENT: "De l’envoi de l’orientation à la désignation d’un·e coordinateur·rice.",
    DelayKind.CONTENT: "De la validation de la forme du plan à la réponse sur son contenu.",
}
DELAY_LATE: dict[DelayKind, str] = {
    DelayKind.ACKNOWLEDGEMENT: "première réponse en retard",
    DelayKind.ASSIGNMENT: "désignation en retard",
    DelayKind.CONTENT: "réponse sur le contenu en retard",
}
UNIT_DAYS: dict[Unit, tuple[str, str]] = {
    Unit.CALENDAR: ("jour", "jours"),
    Unit.WORKING: ("jour ouvré", "jours ouvrés"),
}
UNIT: dict[Unit, str] = {Unit.CALENDAR: "jours", Unit.WORKING: "jours ouvrés"}
COORDINATOR_KIND: dict[CoordinatorKind, str] = {
    CoordinatorKind.EMPLOYEE: "employé·e d’une institution",
    CoordinatorKind.VOLUNTEER: "bénévole",
    CoordinatorKind.LENT: "prêté·e par un département voisin",
}
