"""What a coordinator carries, in words."""

from conference.domain.load import FULL_MONTH, Load
from conference.words.numbers import counted
from conference.words.work import duration


def load(carried: Load) -> list[str]:
    """``3 situations ouvertes``, ``6 h ce mois-ci, pour 30 h 20 par mois``, ``1 conférence à venir``."""
    logged = f"{duration(carried.minutes)} ce mois-ci" if carried.minutes else "rien de noté ce mois-ci"
    letter = f"pour {duration(int(FULL_MONTH * carried.share))} par mois" if carried.share else "sans lettre de mission"
    return [
        counted(carried.open_cases, "situation ouverte", "situations ouvertes"),
        f"{logged}, {letter}",
        counted(carried.ahead, "conférence à venir", "conférences à venir"),
    ]


def experience(held: int, most: int) -> str:
    """How many conferences somebody has run, not counted above ``most``."""
    if held > most:
        return f"plus de {most} conférences menées"
    return counted(held, "conférence menée", "conférences menées") if held else "aucune conférence menée"
