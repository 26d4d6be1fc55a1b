"""The network of a family, and its map, as screens name them."""

from conference.domain.network import BondKind, Circle, Generation, Need, QuietNote

GENERATION: dict[Generation, str] = {
    Generation.ELDERS: "Aînés (grands-parents…)",
    Generation.PARENTS: "Génération des parents",
    Generation.OWN: "Même génération",
    Generation.YOUNGER: "Plus jeunes",
}
CIRCLE: dict[Circle, str] = {
    Circle.NEAREST: "Tout près",
    Circle.CLOSE: "Proche",
    Circle.FURTHER: "Plus loin",
}
NEED: dict[Need, str] = {
    Need.TRAVEL: "Trajet",
    Need.INTERPRETER: "Interprète",
    Need.CHILDCARE: "Garde d’enfant",
    Need.ACCESS: "Accès (marches, fauteuil, ouïe…)",
}
BOND: dict[BondKind, str] = {
    BondKind.COUPLE: "En couple",
    BondKind.KIN: "De la même famille",
    BondKind.FRIEND: "Ami·es",
    BondKind.HELPS: "Aide",
    BondKind.WORKS_WITH: "Travaillent ensemble",
    BondKind.BROKEN: "Lien rompu",
}
QUIET_NOTE: dict[QuietNote, str] = {
    QuietNote.SIDES: "Cette famille a-t-elle plusieurs côtés\u00a0?",
    QuietNote.TILTED: "Les professionnels seraient plus nombreux que les proches\u00a0: "
    "la famille voit-elle quelqu’un d’autre à inviter\u00a0?",
}
# Names of sides that one tap gives; the family may call them otherwise.
OF_PARENTS = ("Côté maternel", "Côté paternel", "Amis et voisins")
OF_A_COUPLE = ("Son côté", "Côté de son ou sa partenaire", "Amis et voisins")
SERVICES, NO_SIDE, SIDELESS, UNSAID = "Services", "Sans côté", "Sans objet", "Pas encore dit"
