"""Why a case is on the agenda of the designating body, in words."""

from conference.domain.agenda import Why

WHY: dict[Why, str] = {
    Why.RELEASED: "Plus personne ne coordonne",
    Why.URGENT: "Situation urgente",
    Why.WAITING: "Attend une désignation",
    Why.POSTPONED: "Reportée, son jour est venu",
    Why.TO_CONFIRM: "Désignation urgente à confirmer",
    Why.TIE_FOUND: "Un lien est apparu",
    Why.FAMILY_REFUSED: "La famille demande quelqu’un d’autre",
    Why.LEAVING: "Départ annoncé",
    Why.DISAGREEMENT: "Désaccord à trancher",
}
