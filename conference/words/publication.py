"""What a département publishes, in French."""

from conference.domain.publication import PublicationKind

PUBLICATION_KIND: dict[PublicationKind, str] = {
    PublicationKind.FIGURES: "Chiffres de l’année",
    PublicationKind.PRACTICE_SHEET: "Fiche retour d’expérience",
}
