"""The yearly note as screens and paper name it: its parts, what each asks for, its states and moves."""

from conference.domain.note import Move, NoteState, Part

PART: dict[Part, str] = {
    Part.SUMMARY: "L’essentiel en une page",
    Part.SCOPE: "Périmètre, période et sources",
    Part.MEANS: "Moyens",
    Part.ACTIVITY: "Activité",
    Part.QUALITY: "Qualité et neutralité",
    Part.RESULTS: "Résultats",
    Part.EFFECTS: "Effets",
    Part.VOICES: "Paroles et place des familles",
    Part.PERSPECTIVES: "Freins, conditions et perspectives",
    Part.METHOD: "Méthode",
}
# What helps to begin, beside the empty box: questions, never sentences to keep.
PROMPTS: dict[Part, tuple[str, ...]] = {
    Part.SUMMARY: ("Quels sont les trois faits de l’année\u00a0?", "Que demande-t-on à la direction\u00a0?"),
    Part.SCOPE: ("Qui a fourni quoi\u00a0?", "Qu’est-ce qui manque, et pourquoi\u00a0?"),
    Part.MEANS: ("Qui a été formé, par qui\u00a0?", "Le temps prévu a-t-il suffi\u00a0?", "Quels coûts\u00a0?"),
    Part.ACTIVITY: (
        "Qu’avons-nous fait, et pourquoi\u00a0?",
        "Qu’est-ce qui a aidé, qu’est-ce qui a gêné\u00a0?",
        "Pourquoi des situations n’aboutissent-elles pas\u00a0?",
    ),
    Part.QUALITY: ("Comment la neutralité a-t-elle été tenue\u00a0?", "Quelles dérogations, et pourquoi\u00a0?"),
    Part.RESULTS: ("Que disent ces chiffres, que ne disent-ils pas\u00a0?", "Combien de réponses manquent\u00a0?"),
    Part.EFFECTS: (
        "Qu’est-ce qui a changé pour les personnes concernées\u00a0?",
        "Pour les professionnels, les équipes, le partenariat\u00a0?",
    ),
    Part.VOICES: ("Qu’ont dit les familles, avec leur accord\u00a0?", "Quelle place dans les instances\u00a0?"),
    Part.PERSPECTIVES: ("Quels freins demeurent\u00a0?", "Que faut-il pour continuer\u00a0?", "Que décider\u00a0?"),
    Part.METHOD: ("Que faut-il savoir pour lire ces chiffres sans se tromper\u00a0?",),
}
STATE: dict[NoteState, str] = {
    NoteState.DRAFT: "Brouillon",
    NoteState.REVIEWED: "Relue",
    NoteState.VALIDATED: "Validée",
    NoteState.PUBLISHED: "Publiée",
}
MOVE: dict[Move, str] = {
    Move.REVIEW: "Dire qu’elle est relue",
    Move.VALIDATE: "Valider la note",
    Move.PUBLISH: "Publier cette édition",
    Move.REWORK: "Reprendre la rédaction",
}
MOVED: dict[Move, str] = {
    Move.REVIEW: "La note est relue\u00a0: elle attend sa validation.",
    Move.VALIDATE: "La note est validée\u00a0: elle peut être publiée.",
    Move.PUBLISH: "L’édition est publiée. Elle ne changera plus.",
    Move.REWORK: "La note est de nouveau un brouillon. Les éditions publiées restent.",
}
NAMED = "Le mot est gardé, avec votre raison."
KEPT = "Le texte est enregistré."
CHANGED_MEANWHILE = "La note a changé pendant l’impression\u00a0: relisez-la, puis publiez de nouveau."
PRESS_BUSY = "L’édition n’a pas pu être imprimée. Rien n’est publié\u00a0: essayez de nouveau dans un moment."
UNMOVED = "Aucun chiffre n’a bougé depuis cette édition."
MOVE_TOLD: dict[Move, str] = {
    Move.REVIEW: "Relue",
    Move.VALIDATE: "Validée",
    Move.PUBLISH: "Publiée",
    Move.REWORK: "Reprise",
}
REASON: dict[str, str] = {
    "note_elsewhere": "Le texte n’en est pas là\u00a0: relisez son état.",
    "note_not_a_draft": "Ce n’est plus un brouillon\u00a0: reprenez la rédaction pour écrire.",
    "note_empty": "Aucune partie n’est encore écrite.",
    "validator_unnamed": "Les réglages ne disent pas encore qui valide\u00a0: l’administration le choisit.",
    "validator_is_another": "Une autre personne, nommée dans les réglages, valide.",
    "validates_own_words": "Qui a écrit une partie ne valide pas.",
    "names_in_text": "Des mots sont aussi des noms de participants\u00a0: retirez-les, ou dites pourquoi ils restent.",
    "not_a_name_here": "Ce mot n’est pas, ou plus, à vérifier.",
    "namesake_unexplained": "Écrivez pourquoi ce mot peut rester.",
    "period_backwards": "La période finit avant de commencer.",
}
