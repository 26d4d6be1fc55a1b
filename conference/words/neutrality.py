"""Neutrality in words: each rule, what switching it changes, and why somebody cannot be chosen."""

from conference.domain.neutrality import Mode, Rule, TieKind

RULE: dict[Rule, str] = {
    Rule.NOT_KEY_WORKER: "Ne pas être le référent éducatif",
    Rule.OTHER_INSTITUTION: "Venir d’une institution qui ne connaît pas la famille",
    Rule.OTHER_SERVICE: "Ne pas être du service qui oriente",
    Rule.NEVER_WORKED_WITH: "N’avoir jamais accompagné ces personnes",
    Rule.DOES_NOT_KNOW: "Déclarer ne pas connaître la famille",
    Rule.NO_TIE: "N’avoir ni parenté, ni voisinage, ni amitié déclarés",
    Rule.NOT_REFERRER: "Ne pas être l’orienteur·rice",
}
CHECKS: dict[Rule, str] = {
    Rule.NOT_KEY_WORKER: "Le référent éducatif indiqué dans l’orientation n’est pas proposé à la famille.",
    Rule.OTHER_INSTITUTION: (
        "Les personnes employées par une institution citée dans l’orientation ne sont pas proposées. "
        "Là où les institutions sont peu nombreuses, avertir suffit souvent."
    ),
    Rule.OTHER_SERVICE: (
        "Les collègues de service de l’orienteur·rice ne sont pas proposés, quelle que soit leur équipe."
    ),
    Rule.NEVER_WORKED_WITH: (
        "Les autres situations sont relues\u00a0: qui y a coordonné, orienté ou tenu celle de l’une de ces personnes "
        "n’est pas proposé. De même pour qui est nommé ici parmi les intervenant·e·s."
    ),
    Rule.DOES_NOT_KNOW: "Qui a déclaré connaître la famille n’est pas désigné.",
    Rule.NO_TIE: (
        "Qui a déclaré un lien personnel n’est pas désigné. Seule la nature du lien est gardée, jamais le détail."
    ),
    Rule.NOT_REFERRER: (
        "On ne coordonne pas une situation que l’on a orientée. Qui la tient encore n’est jamais proposé, "
        "quel que soit ce réglage."
    ),
}
FINDING: dict[Rule, str] = {
    Rule.NOT_KEY_WORKER: "Est indiqué·e comme référent éducatif dans cette situation.",
    Rule.OTHER_INSTITUTION: "Travaille dans une institution qui connaît la famille.",
    Rule.OTHER_SERVICE: "Travaille dans le service qui oriente.",
    Rule.NEVER_WORKED_WITH: "A déjà accompagné l’une de ces personnes.",
    Rule.DOES_NOT_KNOW: "A déclaré connaître la famille.",
    Rule.NO_TIE: "A déclaré un lien personnel avec la famille.",
    Rule.NOT_REFERRER: "A orienté cette situation.",
}
# Whatever the settings: no derogation takes these off.
BAR: dict[str, str] = {
    "coordinates_already": "Coordonne déjà cette situation.",
    "family_refused": "La famille a demandé quelqu’un d’autre.",
    "undertaking_missing": "Est bénévole, et son engagement n’est pas encore signé.",
    "loan_missing": "N’est pas prêté·e pour cette situation.",
    "coordinator_holds": "Tient cette situation, et aura à répondre sur le contenu du plan.",
    "coordinator_recused": "S’est déporté·e de cette situation.",
}
_LATER = "L’instance de désignation doit décider."
IN_PLACE: dict[str, str] = {
    f"in_place_{code}": f"{{subject}}\u00a0: {text[0].lower()}{text[1:]} {_LATER}"
    for code, text in ({rule.value: text for rule, text in FINDING.items()} | BAR).items()
    if code != "coordinates_already"
}
REASON: dict[str, str] = BAR | IN_PLACE | {f"neutrality_{rule}": text for rule, text in FINDING.items()}
# The programmes whose way a département may begin from: its name, and why it is so.
PRESET: dict[str, tuple[str, str]] = {
    "07": (
        "Ardèche",
        "Le comité de coordinateurs désigne vite, sans règle écrite\u00a0: on part des règles communes.",
    ),
    "59": (
        "Nord",
        "Les institutions désignent les unes pour les autres\u00a0: personne ne vient de celle qui connaît la famille.",
    ),
    "33": (
        "Gironde",
        "Une personne neutre et indépendante\u00a0: aucun lien personnel, et personne du service qui oriente.",
    ),
    "93": (
        "Seine-Saint-Denis",
        "Tout sauf le référent éducatif de l’enfant\u00a0: être du même service avertit, sans empêcher.",
    ),
    "66": (
        "Pyrénées-Orientales",
        "Dans un petit département tout le monde se croise\u00a0: c’est ce que la personne déclare qui décide.",
    ),
}
MODE: dict[Mode, str] = {
    Mode.BLOCK: "empêche la désignation",
    Mode.WARN: "avertit seulement",
    Mode.OFF: "n’est pas vérifiée",
}
SWITCH: dict[Mode, str] = {Mode.BLOCK: "Empêche", Mode.WARN: "Avertit", Mode.OFF: "Ignorée"}
TIE_KIND: dict[TieKind, str] = {
    TieKind.KINSHIP: "Parenté",
    TieKind.NEIGHBOURHOOD: "Voisinage",
    TieKind.FRIENDSHIP: "Amitié",
    TieKind.OTHER: "Autre lien",
}
