"""Bodies beside the designating one, in French."""

from conference.domain.council import Attended, CouncilKind, DecisionFate, MeetingState

COUNCIL_KIND: dict[CouncilKind, str] = {
    CouncilKind.STEERING: "Comité de pilotage",
    CouncilKind.TECHNICAL: "Comité technique",
    CouncilKind.COORDINATORS: "Groupe des coordinateur·rice·s",
    CouncilKind.FAMILIES: "Groupe consultatif des familles",
    CouncilKind.OTHER: "Autre instance",
}
MEETING_STATE: dict[MeetingState, str] = {
    MeetingState.PLANNED: "prévue",
    MeetingState.CLOSED: "tenue",
    MeetingState.CANCELLED: "annulée",
}
ATTENDED: dict[Attended, str] = {
    Attended.PRESENT: "Présent·e",
    Attended.EXCUSED: "Excusé·e",
    Attended.ABSENT: "Absent·e",
    Attended.VACANT: "Siège vacant",
}
DECISION_FATE: dict[DecisionFate, str] = {
    DecisionFate.DONE: "Fait",
    DecisionFate.UNDER_WAY: "En cours",
    DecisionFate.DROPPED: "Abandonné",
}
REASON: dict[str, str] = {
    "council_unnamed": "Donnez un nom à cette instance\u00a0: son type ne suffit pas à la reconnaître.",
    "cadence_wrong": "Tapez un nombre de semaines, de 1 à 104, ou laissez vide.",
    "council_backwards": "L’instance finirait avant de commencer.",
    "council_not_yet": "L’instance n’existait pas encore ce jour-là\u00a0: changez le jour, ou la date de ses débuts.",
    "council_over": "L’instance a pris fin avant ce jour-là.",
    "council_seat_nobody": (
        "Dites qui occupe ce siège. S’il est vacant, dites au moins sa fonction, son institution, "
        "ou que c’est un siège des familles."
    ),
    "council_seat_two": "Choisissez un compte, ou tapez un nom\u00a0: pas les deux.",
    "council_seat_held": "Cette personne siège déjà dans cette instance à ces dates.",
    "council_families_account": "Un siège des familles se tient sans compte\u00a0: tapez le nom de la personne.",
    "council_meeting_clash": "Une réunion de cette instance est déjà notée ce jour-là, à cette heure.",
    "council_meeting_closed": "Cette réunion est close\u00a0: plus rien n’y change.",
    "council_meeting_cancelled": "Cette réunion est annulée\u00a0: prévoyez-la de nouveau pour y écrire.",
    "council_meeting_ahead": "Le jour de cette réunion n’est pas venu\u00a0: son compte rendu s’écrit ensuite.",
    "council_nobody_present": (
        "Notez d’abord qui était là\u00a0: une réunion où personne n’est venu s’annule, elle ne se clôt pas."
    ),
    "decision_dropped_why": "Dites pourquoi cette décision est abandonnée\u00a0: «\u00a0{subject}\u00a0».",
    "council_names_a_family": (
        "Ce texte contient le nom d’une famille suivie ici. "
        "Cette instance ne parle d’aucune famille\u00a0; écrivez-le autrement."
    ),
}
