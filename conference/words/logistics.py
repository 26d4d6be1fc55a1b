"""The practical side of a day together, as screens name it, and the list that a département starts with."""

from conference.domain.logistics import Availability, Chooser, OfferKind, Payer, VenueKind

AVAILABILITY: dict[Availability, str] = {
    Availability.CAN: "Peut",
    Availability.PERHAPS: "Peut-être",
    Availability.CANNOT: "Ne peut pas",
}
VENUE: dict[VenueKind, str] = {
    VenueKind.HOME: "Chez quelqu’un",
    VenueKind.HALL: "Une salle neutre",
    VenueKind.ASSOCIATION: "Une association",
    VenueKind.SCHOOL: "Une école, un centre de loisirs",
    VenueKind.OUTDOORS: "Dehors\u00a0: un jardin, un parc",
    VenueKind.WORSHIP: "Un lieu de culte",
    VenueKind.SERVICE: "Un bureau d’un service",
    VenueKind.OTHER: "Ailleurs",
}
CHOOSER: dict[Chooser, str] = {
    Chooser.FAMILY: "La famille",
    Chooser.CHILD: "L’enfant",
    Chooser.NETWORK: "Quelqu’un du réseau",
    Chooser.COORDINATOR: "La personne qui coordonne, faute de mieux",
}
OFFER: dict[OfferKind, str] = {
    OfferKind.MEAL: "Le repas",
    OfferKind.TRAVEL: "Les trajets",
    OfferKind.CHILDCARE: "La garde des enfants",
    OfferKind.ROOM: "La salle et le matériel",
    OfferKind.WELCOME: "L’accueil",
    OfferKind.OTHER: "Autre chose",
}
PAYER: dict[Payer, str] = {
    Payer.SERVICE: "Le service",
    Payer.FAMILY: "La famille",
    Payer.NETWORK: "Le réseau",
    Payer.PARTNER: "Un partenaire",
}
CHECKLIST = (
    "La salle est réservée, et on sait qui a la clé",
    "Une pièce à part pour le temps privé, et une pour attendre",
    "Les trajets de chacun sont réglés",
    "Quelqu’un s’occupe des petits",
    "À boire et à manger, avec les habitudes de chacun",
    "Des feuilles, des feutres, un tableau",
    "Un coin et de quoi dessiner pour les enfants",
    "Chacun a reçu l’invitation, avec l’heure et l’adresse",
    "Les expert·e·s savent quoi dire, et qu’ils et elles sortent ensuite",
    "Un numéro où joindre quelqu’un ce jour-là",
)
REASON: dict[str, str] = {
    "date_asked_already": "Cette date est déjà proposée.",
    "date_past": "Cette date est passée\u00a0: proposez-en une à venir.",
    "amount_wrong": "Tapez un montant en euros, par exemple 12,50.",
    "offer_missing": "Écrivez en quelques mots ce dont il s’agit.",
    "language_missing": "Dites quelle langue, ou qui interprète.",
    "item_gone": "Cette ligne n’est plus dans la liste du département.",
}
