"""The log of a coordinator, as screens name it."""

from conference.domain.log import ContactResult, ContactWay, LogKind

LOG_KIND: dict[LogKind, str] = {LogKind.CONTACT: "Contact", LogKind.NOTE: "Note"}
CONTACT_WAY: dict[ContactWay, str] = {
    ContactWay.PHONE: "Téléphone",
    ContactWay.VISIT: "Visite",
    ContactWay.MEETING: "Rendez-vous",
    ContactWay.TEXT: "SMS",
    ContactWay.MAIL: "Courriel",
    ContactWay.LETTER: "Lettre",
}
CONTACT_RESULT: dict[ContactResult, str] = {
    ContactResult.REACHED: "Échange",
    ContactResult.MESSAGE_LEFT: "Message laissé",
    ContactResult.NO_ANSWER: "Sans réponse",
    ContactResult.SENT: "Envoyé",
    ContactResult.REFUSED: "Ne souhaite pas parler",
    ContactResult.WRONG_DETAILS: "Numéro ou adresse à revoir",
}
# What is tapped after a call.
AFTER_A_CALL = (ContactResult.REACHED, ContactResult.MESSAGE_LEFT, ContactResult.NO_ANSWER)
REASON: dict[str, str] = {
    "nobody_contacted": "Choisissez la personne, ou dites qui d’autre.",
    "log_note_empty": "Écrivez la note.",
    "supervises_themself": "Personne ne se supervise soi-même.",
    "own_supervision": "Vous ne pouvez pas vous nommer vous-même\u00a0: un·e autre pilote le fait.",
    "supervisor_from_elsewhere": "Choisissez quelqu’un qui a un rôle dans ce département.",
    "not_their_supervisor": "Vous ne supervisez pas la personne qui coordonne cette situation.",
    "entry_not_yours": "Seule la personne qui a écrit cette ligne la corrige.",
}
