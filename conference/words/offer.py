"""Proposals declined before any referral, in French."""

from datetime import date

from babel.dates import format_date

from conference.domain.offer import OfferReason

OFFER_REASON: dict[OfferReason, str] = {
    OfferReason.NOT_NOW: "Ce n’est pas le moment",
    OfferReason.OWN_WAY: "La famille s’organise déjà autrement",
    OfferReason.OTHER_HELP: "Elle préfère une autre aide",
    OfferReason.PRIVATE: "Elle ne veut pas en parler à ses proches",
    OfferReason.OTHER: "Une autre raison",
}
NOTED = "C’est compté, sans aucun nom. Vous pouvez l’annuler jusqu’à ce soir."
UNDONE = "C’est annulé."
REASON: dict[str, str] = {
    "offer_day_missing": "Choisissez un jour.",
    "offer_day_too_far": "Ce jour est trop ancien\u00a0: une proposition se compte dans l’année.",
    "offer_too_late": "Une proposition ne s’annule que le jour où elle a été comptée.",
}


def month(first: date) -> str:
    """``mars 2026``."""
    return format_date(first, "MMMM y", locale="fr_FR")
