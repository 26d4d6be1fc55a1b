"""What belongs to a child, as screens name it, and why something of it is refused."""

from conference.domain.child import Media, PictureKind, Proposer, ShownTo, WordsFor

PROPOSER: dict[Proposer, str] = {
    Proposer.CHILD: "l’enfant",
    Proposer.FAMILY: "la famille",
    Proposer.NETWORK: "quelqu’un du réseau",
    Proposer.COORDINATOR: "la personne qui coordonne",
    Proposer.PROFESSIONAL: "un·e professionnel·le",
}
WORDS_FOR: dict[WordsFor, str] = {
    WordsFor.CONFERENCE: "À lire pendant la conférence",
    WordsFor.PLAN: "Pour le plan",
    WordsFor.COORDINATOR: "Seulement pour la personne qui coordonne",
}
PICTURE: dict[PictureKind, str] = {
    PictureKind.DRAWING: "Un dessin",
    PictureKind.LETTER: "Une lettre",
    PictureKind.PHOTO: "Une photo",
}
SHOWN_TO: dict[ShownTo, str] = {
    ShownTo.NOBODY: "À personne",
    ShownTo.NAMED: "Aux personnes que l’enfant nomme",
    ShownTo.FAMILY: "À la famille et au réseau",
    ShownTo.EVERYBODY: "À tout le monde à la conférence",
}
MEDIA: dict[Media, str] = {Media.JPEG: "image JPEG", Media.PNG: "image PNG"}
REASON: dict[str, str] = {
    "way_of_the_family_alone": (
        "Seul un enfant de la famille choisit ici sa façon de prendre part\u00a0: "
        "changez d’abord sa place dans le réseau."
    ),
    "leaves_before_arriving": "L’heure du départ vient après celle de l’arrivée.",
    "child_words_missing": "Écrivez les mots de l’enfant, tels qu’il ou elle les a dits.",
    "words_for_coordinator": "Ces mots ne sont que pour vous\u00a0: personne ne les lit à voix haute.",
    "not_a_support": "Choisissez une personne de soutien du réseau de l’enfant.",
    "support_works_with_family": (
        "Cette personne travaille avec la famille\u00a0: elle ne peut pas soutenir l’enfant. "
        "Cherchez avec lui ou elle quelqu’un d’autre."
    ),
    "support_knows_by_work": (
        "Une personne de soutien ne travaille jamais pour une institution qui connaît la famille. "
        "Cherchez avec l’enfant quelqu’un d’autre."
    ),
    "picture_missing": "Choisissez une image.",
    "picture_too_heavy": "Cette image dépasse 10\u00a0Mo\u00a0: photographiez-la de nouveau, en plus petit.",
    "picture_not_read": (
        "Ce fichier n’est pas une image que l’on sait ouvrir. Photographiez la feuille, "
        "ou enregistrez-la en JPEG ou en PNG."
    ),
    "picture_too_large": "Cette image a trop de points\u00a0: photographiez-la de nouveau, en plus petit.",
    "picture_not_looked_at": "Regardez d’abord l’image ensemble, et dites quand.",
    "shown_to_whom": "Écrivez à qui l’enfant veut la montrer.",
    "photos_not_agreed": (
        "Une photo ne se garde, et ne se montre, qu’avec l’accord noté dans «\u00a0Accords de chacun\u00a0», "
        "et si personne ne l’a refusé."
    ),
    "picture_title_missing": "Dites en quelques mots ce que c’est.",
}
