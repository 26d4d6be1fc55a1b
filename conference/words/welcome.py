"""The public page of a département in French, and its papers: the same plain words everywhere."""

KEPT = "C’est enregistré."
OPENED = "La page est ouverte à tout le monde."
CLOSED = "La page n’est plus visible."
TITLE = "La conférence familiale"
PROMISE = (
    "Votre famille et vos proches se réunissent.",
    "Ensemble, vous décidez.",
    "Personne ne décide à votre place.",
)
WHAT = (
    "C’est une réunion de votre famille et des personnes qui comptent pour vous.",
    "Vous cherchez ensemble une réponse à une difficulté.",
    "Vous écrivez votre plan\u00a0: qui fait quoi, et quand.",
)
WHO = (
    "Vous, pour vous-même ou pour votre famille.",
    "Un proche, un voisin, un ami.",
    "Un·e professionnel·le, avec l’accord de la famille.",
)
WHEN = (
    "Un enfant ou un jeune a besoin d’aide.",
    "Un parent vieillit, une personne devient moins autonome.",
    "Un logement, une dette, une séparation inquiète.",
)
STEPS = (
    ("Vous demandez", "Par internet, par téléphone ou en parlant à un·e professionnel·le."),
    ("On vous rappelle", "Vous posez vos questions. Rien n’est décidé ce jour-là."),
    (
        "Vous préparez",
        "Une personne neutre vous aide à inviter qui vous voulez. Elle ne connaît pas votre famille et ne décide rien.",
    ),
    (
        "Vous vous réunissez",
        "Les professionnels disent ce qu’ils savent, puis sortent. Votre famille parle seule et écrit son plan.",
    ),
    ("Vous faites le point", "Environ trois mois après, si vous le voulez."),
)
RIGHTS = (
    ("C’est gratuit", "Vous ne payez rien."),
    ("C’est vous qui choisissez", "Vous pouvez dire non, ou arrêter à tout moment."),
    (
        "C’est confidentiel",
        "Ce que vous dites reste entre vous. En cas de danger, la loi oblige à le signaler\u00a0: on vous le dit.",
    ),
)
DANGER = "En cas de danger immédiat, appelez le 112. Pour un enfant en danger\u00a0: le 119, gratuit, jour et nuit."
SCAN = "Pour en savoir plus ou demander à être rappelé·e"
WITHIN = ("un jour ouvré", "{days} jours ouvrés")
REASON: dict[str, str] = {
    "welcome_closed": "Ouvrez d’abord la page publique\u00a0: le dépliant et l’affiche y mènent.",
    "welcome_name_missing": "Le nom du service manque dans les réglages du département\u00a0: la page dit qui appeler.",
    "welcome_phone_missing": "Le téléphone du service manque dans les réglages\u00a0: la page dit qui appeler.",
}


def within(days: int) -> str:
    """Within how many days somebody is called back."""
    return WITHIN[0] if days == 1 else WITHIN[1].format(days=days)
