"""Words that may be quoted: what becomes of a passage, themes to begin with, and what cannot be kept."""

from conference.domain.quotation import QuotationState

QUOTATION_STATE: dict[QuotationState, str] = {
    QuotationState.PROPOSED: "à décider",
    QuotationState.QUOTABLE: "peut être cité",
    QuotationState.KEPT_BACK: "n’est pas cité",
    QuotationState.WITHDRAWN: "accord retiré",
}
VERDICT: dict[QuotationState, str] = {
    QuotationState.QUOTABLE: "Ce passage peut être cité",
    QuotationState.KEPT_BACK: "Ne rien citer",
    QuotationState.WITHDRAWN: "La personne ne veut plus être citée",
}
# Offered until a département has its own.
THEMES = (
    "Être écouté·e",
    "Décider soi-même",
    "La place de l’enfant",
    "Les proches",
    "L’organisation",
    "Ce qui a changé",
)
REASON = {
    "passage_missing": "Gardez au moins quelques mots du passage à citer.",
    "passage_changed": (
        "Ce passage n’est pas mot pour mot ce qui a été dit. Enlevez ce qui précède et ce qui suit, "
        "remplacez un nom par •••, et ne changez rien d’autre."
    ),
    "passage_decided": "Ce même passage est déjà décidé\u00a0: revenez aux citations pour voir ce qu’il devient.",
    "quotation_not_agreed": "La personne n’a pas dit oui pour être citée\u00a0: ses mots ne se citent pas.",
    "theme_missing": "Cochez ou écrivez au moins un thème.",
    "passage_names": "Un nom semble rester dans ce passage. Remplacez-le par •••, ou cochez que ce n’en est pas un.",
    "quotation_withdrawn": "La personne ne veut plus être citée\u00a0: ce passage ne change plus.",
}
