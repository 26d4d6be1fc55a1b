"""Contact details, as screens name them."""

from conference.domain.contact import ContactKind

CONTACT_KIND: dict[ContactKind, str] = {
    ContactKind.PHONE: "Téléphone",
    ContactKind.MAIL: "Courriel",
    ContactKind.ADDRESS: "Adresse",
    ContactKind.OTHER: "Autre moyen",
}
REASON: dict[str, str] = {
    "contact_empty": "Tapez le numéro ou l’adresse.",
    "not_a_phone": "Ce n’est pas un numéro de téléphone\u00a0: vérifiez, ou choisissez «\u00a0Autre moyen\u00a0».",
    "not_a_mail": "Ce n’est pas une adresse de courriel\u00a0: vérifiez, ou choisissez «\u00a0Autre moyen\u00a0».",
    "person_of_another_case": "Cette personne n’est pas dans cette situation.",
}
