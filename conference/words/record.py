"""The evaluation record in French."""

from conference.domain.record import Attendee, EffectLevel, Expected, Fate, Occasion, SaidBy

EFFECT_LEVEL: dict[EffectLevel, str] = {
    EffectLevel.PEOPLE: "Personnes concernées",
    EffectLevel.WORKERS: "Professionnel·le·s",
    EffectLevel.TEAMS: "Équipes",
    EffectLevel.PARTNERSHIP: "Partenariat",
}
UNSORTED = "À ranger"
# What stands in a frame, in its order.
FRAME_PART = {
    "evaluated": "Ce qui est évalué",
    "audience": "Pour qui",
    "criteria": "Critères",
    "chosen_with": "Choisis avec",
}
EXPECTED: dict[Expected, str] = {Expected.EXPECTED: "Attendu", Expected.UNEXPECTED: "Inattendu"}
SAID_BY: dict[SaidBy, str] = {
    SaidBy.CONCERNED: "Une personne concernée ou un proche",
    SaidBy.FAMILIES: "Le groupe des familles",
    SaidBy.WORKER: "Un·e professionnel·le",
    SaidBy.COORDINATOR: "Un·e coordinateur·rice",
    SaidBy.MANAGER: "Un·e cadre",
    SaidBy.PARTNER: "Un partenaire",
}
OCCASION: dict[Occasion, str] = {
    Occasion.CONFERENCE: "Une conférence",
    Occasion.FOLLOW_UP: "Un suivi ou un bilan",
    Occasion.SITTING: "Une séance de l’instance",
    Occasion.EXCHANGE: "Un échange entre coordinateur·rice·s",
    Occasion.TRAINING: "Une formation ou une sensibilisation",
    Occasion.MEETING: "Une réunion",
    Occasion.OTHER: "Une autre occasion",
}
ATTENDEE: dict[Attendee, str] = {
    Attendee.CONCERNED: "Personnes concernées et proches",
    Attendee.FAMILIES: "Groupe des familles",
    Attendee.WORKERS: "Professionnel·le·s",
    Attendee.COORDINATORS: "Coordinateur·rice·s",
    Attendee.MANAGERS: "Cadres",
    Attendee.PARTNERS: "Partenaires",
}
FATE: dict[Fate, str] = {Fate.DONE: "Fait", Fate.PARTLY: "Fait en partie", Fate.NOT_DONE: "Pas fait"}
NO_FATE = "Suite pas encore dite"
NOTED = "C’est noté. Merci\u00a0: l’évaluation de l’année s’écrit ainsi."
CORRECTED, TAKEN_BACK = "La correction est enregistrée.", "Cet effet est effacé."
FRAMED, MET, SETTLED = "Le cadre est enregistré.", "La rencontre est enregistrée.", "La suite est enregistrée."
SETTLED_MEANWHILE = "Quelqu’un a dit autre chose entre-temps\u00a0: relisez, puis enregistrez de nouveau."
NOT_ERASED = "Cochez pour confirmer\u00a0: le texte sera effacé, sans retour."
REASON: dict[str, str] = {
    "effect_missing": "Dites ce qui a changé.",
    "effect_whom_missing": "Dites pour qui.",
    "frame_missing": "Dites ce qui est évalué.",
    "criteria_missing": "Écrivez au moins un critère.",
    "meeting_another_year": "La rencontre croisée d’une année se tient cette année-là ou dans l’année qui suit.",
    "decision_missing": "Dites ce qui est décidé, ou videz toute la ligne.",
    "fate_missing": "Choisissez ce que cette décision est devenue.",
    "fate_unexplained": "Dites pourquoi.",
}
