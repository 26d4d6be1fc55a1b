"""The designating body in words: how a decision was taken, where a sitting stands, who came."""

from conference.domain.body import Presence, SittingState, Way

WAY: dict[Way, str] = {
    Way.ALONE: "par un membre de l’instance",
    Way.SITTING: "en séance",
    Way.CONSULTATION: "par consultation écrite",
    Way.URGENT: "en urgence, à confirmer à la prochaine séance",
    Way.REMAINING: "par les membres restants, des déports ayant rompu le quorum",
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
