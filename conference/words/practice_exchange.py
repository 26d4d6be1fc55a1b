"""Exchanges asked for by the readers of a published sheet, in French."""

WAITING = ("demande sans réponse", "demandes sans réponse")
SENT = "Votre demande est arrivée. Le département vous répondra à l’adresse que vous avez donnée."
TOO_MANY = (
    "Beaucoup de demandes sont arrivées. Revenez dans un moment\u00a0: rien n’est perdu de ce que vous avez tapé."
)
KEPT = "C’est noté."
REASON: dict[str, str] = {
    "exchange_service_missing": "Dites de quel service ou de quelle association vous venez.",
    "exchange_mail_wrong": "Écrivez l’adresse où vous répondre, comme nom@exemple.fr.",
    "exchange_message_missing": "Écrivez en quelques mots ce que vous aimeriez savoir.",
    "exchange_later": TOO_MANY,
    "exchange_reuse_by_whom": "Dites qui reprend la pratique.",
    "exchange_day_ahead": "Ce jour n’est pas encore passé.",
    "exchange_day_before": "Ce jour précède la demande.",
}
