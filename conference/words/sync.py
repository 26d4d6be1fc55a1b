"""What a device says of the notes that it keeps."""

from conference.domain.sync import Fate, Kept, MessageKind

NOTED: dict[MessageKind, str] = {
    MessageKind.ARRIVE: "Une arrivée",
    MessageKind.LEAVE: "Un départ",
    MessageKind.WELCOME: "Une personne imprévue",
    MessageKind.BEGIN: "Le début d’un temps",
    MessageKind.END: "La fin d’un temps",
    MessageKind.ADD: "Une action du plan",
    MessageKind.CHANGE: "Un changement dans une action",
    MessageKind.REMOVE: "Une action retirée",
    MessageKind.WORDS: "Et sinon, qui veille",
    MessageKind.AGREE: "L’adoption du plan",
    MessageKind.DANGER: "Une transmission pour danger",
}
FATE: dict[Fate, str] = {
    Fate.DONE: "Noté",
    Fate.SAME: "Déjà noté",
    Fate.BOTH: "Noté deux fois, autrement",
}
KEPT: dict[Kept, str] = {
    Kept.FIRST: "Garder la première",
    Kept.SECOND: "Garder la seconde",
    Kept.EACH: "Garder les deux",
}
LOCAL = {
    "withdraw": "Retirer cette note\u00a0? Elle ne sera pas envoyée.",
    "not_kept": "Cet appareil n’a pas pu garder cette note\u00a0: notez-la sur papier, puis rechargez la page.",
}
