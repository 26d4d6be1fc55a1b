"""The designating body in words: how a decision was taken, where a sitting stands, who came."""

from conference.domain.body import FoundTie, Presence, SittingState, Way

WAY: dict[Way, str] = {
    Way.ALONE: "par un membre de l’instance",
    Way.SITTING: "en séance",
    Way.CONSULTATION: "par consultation écrite",
    Way.URGENT: "en urgence, à confirmer à la prochaine séance",
    Way.REMAINING: "par les membres qui pouvaient décider, moins nombreux que le quorum",
    Way.LEAD: "par le ou la pilote, aucun membre de l’instance ne pouvant décider",
    Way.NEIGHBOUR: "par l’instance d’un département voisin, personne ici ne pouvant décider",
}
SITTING_STATE: dict[SittingState, str] = {
    SittingState.PLANNED: "prévue",
    SittingState.OPEN: "en cours",
    SittingState.CLOSED: "close",
    SittingState.CANCELLED: "annulée",
}
PRESENCE: dict[Presence, str] = {Presence.PRESENT: "présent·e", Presence.EXCUSED: "excusé·e"}
FOUND_TIE: dict[FoundTie, str] = {
    FoundTie.NAMED: "Votre nom est celui d’une personne de la situation.",
    FoundTie.KNOWS: "Votre nom est celui d’un·e professionnel·le qui connaît la famille.",
    FoundTie.INSTITUTION: "Votre institution connaît la famille.",
    FoundTie.DECLARED: "Vous avez déclaré un lien avec la famille, comme coordinateur·rice.",
}
# How a decision was taken, after « décidé »; {n} is how many took it.
_TAKEN: dict[Way, tuple[str, str]] = {
    Way.ALONE: ("par un membre de l’instance", ""),
    Way.SITTING: ("en séance par un membre", "en séance par {n} membres"),
    Way.CONSULTATION: ("par consultation écrite, un avis favorable", "par consultation écrite, {n} avis favorables"),
    Way.URGENT: ("en urgence par un membre, à confirmer à la prochaine séance", ""),
    Way.REMAINING: (
        "par le seul membre qui pouvait décider, le quorum en demandant plus",
        "par les {n} membres qui pouvaient décider, moins nombreux que le quorum",
    ),
    Way.LEAD: ("par le ou la pilote, aucun membre de l’instance ne pouvant décider", ""),
    Way.NEIGHBOUR: ("par une instance voisine, personne du département ne pouvant décider", ""),
}


def taken(way: Way, deciders: int | None) -> str:
    """``décidé en séance par 3 membres``."""
    one, several = _TAKEN[way]
    n = deciders or 1
    return f"décidé {several.format(n=n) if n > 1 and several else one}"
