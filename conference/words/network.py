"""The network of a family, and its map, as screens name them."""

from conference.domain.network import BondKind, Circle, Generation, Need, QuietNote
from conference.domain.network_map import Line, Shape

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
CONCERNED_FIRST, KINDRED = "Au centre", "Famille et réseau"
BESIDE = "Autour de la conférence, par leur travail ou leur soutien"
NOT_YET = "pas encore dans le réseau"
# What a map says of each circle, of where those stand whose circle is not said; and, to a child, of empty ones.
CIRCLES = (*CIRCLE.values(), "Pas encore dit")
FOR_A_CHILD = ("Tout près de moi", "Près de moi", "Un peu plus loin")
MAP, MIDDLE, BLANK = "Carte du réseau", "au centre", "Les gens autour de moi"
LINE: dict[Line, str] = {
    Line.FULL: "Prend part",
    Line.DASHED: "Pas encore de réponse",
    Line.DOTTED: "Ne vient pas, ou n’est pas invité·e",
}
SHAPE: dict[Shape, str] = {
    Shape.CIRCLE: "rond",
    Shape.DIAMOND: "losange",
    Shape.TRIANGLE: "triangle",
    Shape.HEXAGON: "hexagone",
    Shape.PENTAGON: "pentagone",
    Shape.TIP: "triangle pointe en bas",
    Shape.PILL: "ovale",
    Shape.SQUARE: "carré",
}
