"""Coming in, and the charter of three: who signs, and what each undertakes until a département writes its own."""

from collections.abc import Mapping

from conference.domain.charter import Party
from conference.domain.entry import EntryStep

PARTY: dict[Party, str] = {
    Party.DIRECTION: "La direction",
    Party.MANAGER: "Le ou la responsable hiérarchique",
    Party.COORDINATOR: "La coordinatrice ou le coordinateur",
}
UNDERTAKES: Mapping[Party, tuple[str, ...]] = {
    Party.DIRECTION: (
        "Reconnaître la coordination comme une part du travail, inscrite dans une lettre de mission.",
        "Donner le temps, les déplacements et les lieux que les conférences demandent, soirées et week-ends compris.",
        "Assurer la formation de départ, les temps d’échange entre coordinateur·rice·s et une supervision.",
        "Ne rien demander qui ferait perdre sa neutralité à la coordination.",
    ),
    Party.MANAGER: (
        "Organiser le travail de l’équipe pour que le temps de la lettre de mission soit vraiment disponible.",
        "Ne demander aucune information sur les familles ni sur ce qu’elles ont dit.",
        "Faire le point chaque année, avec la personne et le ou la pilote, sur le temps passé et la charge.",
        "Prévenir le plus tôt possible d’un changement de poste ou d’organisation.",
    ),
    Party.COORDINATOR: (
        "Déclarer tout lien avec une famille, et se retirer quand sa neutralité est en cause.",
        "Préparer, accompagner et suivre les conférences sans décider à la place des familles.",
        "Garder pour soi ce que les familles confient, dans les limites que la loi fixe.",
        "Noter son temps, et prendre part aux échanges entre coordinateur·rice·s et à la formation continue.",
        "Annoncer un départ assez tôt pour que chaque situation soit confiée à quelqu’un.",
    ),
}
ENTRY_STEP: dict[EntryStep, str] = {
    EntryStep.TRAINED: "La formation est suivie, et son jour noté",
    EntryStep.UNDERTAKING: "L’engagement de bénévole est signé",
    EntryStep.CHARTER: "La charte est signée par les trois",
    EntryStep.LETTER: "Une lettre de mission court, et elle est signée",
    EntryStep.ACCOUNT: "Un compte est relié à sa fiche",
    EntryStep.SUPERVISED: "Quelqu’un supervise",
    EntryStep.ACCOMPANIED: "Quelqu’un accompagne ses débuts",
    EntryStep.ENGAGED: "L’engagement dans la démarche a commencé",
}
REASON: dict[str, str] = {
    "undertakes_nothing": "Écrivez au moins un engagement.",
    "no_charter": "Rédigez d’abord la charte.",
    "signed_before_draft": "Ce jour précède la rédaction\u00a0: on ne signe pas un texte qui n’existe pas encore.",
    "signed_to_come": "Ce jour n’est pas encore venu.",
    "signature_taken_back": "Une signature notée ne s’efface pas\u00a0: corrigez son jour.",
}
