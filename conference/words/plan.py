"""The plan as screens name it: what institutions answer, how a copy is given, what a version changes."""

from conference.domain.hand_out import Way
from conference.domain.resource import Reply
from conference.domain.signed_paper import PaperMedia
from conference.domain.version import Changed

REPLY: dict[Reply, str] = {
    Reply.GRANTED: "Accordé",
    Reply.PARTLY: "Accordé en partie",
    Reply.REFUSED: "Refusé",
    Reply.AWAITED: "Demande transmise, réponse attendue",
}
WAY: dict[Way, str] = {
    Way.BY_HAND: "en main propre",
    Way.BY_POST: "par courrier",
    Way.READ_ALOUD: "lu à voix haute",
    Way.FAMILY_PAGE: "par la page de la famille",
}
PAPER_MEDIA: dict[PaperMedia, str] = {
    PaperMedia.PNG: "image PNG",
    PaperMedia.JPEG: "image JPEG",
    PaperMedia.PDF: "PDF",
}
CHANGED: dict[Changed, str] = {
    Changed.ADDED: "Ajouté",
    Changed.CHANGED: "Modifié",
    Changed.REMOVED: "Retiré",
}
# The fields of a plan and of its actions, as a comparison names them.
FIELD: dict[str, str] = {
    "what": "Quoi",
    "who": "Qui",
    "by_when": "Pour quand",
    "by_day": "À la date du",
    "helped_by": "Avec l’aide de",
    "checked_by": "Vérifié par",
    "carrier": "Porté par",
    "for_whom": "Pour qui",
    "otherwise": "Et si cela ne se passe pas comme prévu",
    "watched_by": "Qui veille sur le plan",
    "review_on": "Bilan souhaité le",
    "review_guests": "Au bilan",
    "sheet_each": "Une feuille par enfant",
    "asked_of": "Demandé à",
    "action": "Pour l’action",
}
REASON: dict[str, str] = {
    "resource_missing": "Écrivez ce qui est demandé.",
    "institution_missing": "Choisissez une institution, ou tapez son nom.",
    "institution_twice": "Choisissez une institution dans la liste ou tapez son nom, pas les deux.",
    "reply_before_plan": "La réponse ne peut pas précéder l’adoption du plan.",
    "review_guest_apart": "Une personne choisie ne doit pas rencontrer les autres\u00a0: le bilan se fait sans elle.",
    "no_sheet_each": "La famille n’a pas demandé une feuille par enfant dans cette version.",
    "paper_missing": "Choisissez un fichier.",
    "paper_too_heavy": "Ce fichier dépasse 10\u00a0Mo\u00a0: scannez-le en moins grand.",
    "paper_not_read": "Ce PDF est incomplet\u00a0: enregistrez-le de nouveau.",
}
