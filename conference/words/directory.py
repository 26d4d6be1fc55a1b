"""The directory of local resources, on screen and on the sheet that a family takes home."""

from conference.domain.directory import MOST_ON_A_SHEET

WHOLE = "Tout le département"
KEPT = "C’est enregistré."
FOR_ALL = "Pour tout le monde"
REASON: dict[str, str] = {
    "nothing_ticked": "Cochez au moins une ressource à imprimer.",
    "too_many_ticked": f"Cochez-en {MOST_ON_A_SHEET} au plus\u00a0: la feuille tient sur une page.",
    "sheet_too_long": "Ces ressources tiennent sur plus d’une page\u00a0: cochez-en moins.",
    "resource_already": "Cette ressource est déjà dans la liste, pour ce territoire.",
}
SHEET_TITLE = "Près de chez vous"
SHEET_LEAD = (
    "Voici des lieux et des personnes qui peuvent aider. Vous êtes libres de les appeler ou non, aujourd’hui, "
    "plus tard, ou jamais."
)
WHERE, CONTACT, COST, LANGUAGES = "Où", "Pour joindre", "Combien cela coûte", "Langues"
CHECKED = "Renseignements vérifiés depuis le {day}."
