"""What a coordinator carries, in words."""

from conference.domain.load import EXPERIENCED, FULL_MONTH, Load
from conference.words.numbers import counted
from conference.words.work import duration


def load(carried: Load) -> list[str]:
    """``3 situations``, ``1 conférence à venir``, ``6 h ce mois-ci``, ``lettre de 30 h 20 par mois``."""
    said = [
        (carried.open_cases, counted(carried.open_cases, "situation", "situations")),
        (carried.ahead, counted(carried.ahead, "conférence à venir", "conférences à venir")),
        (carried.minutes, f"{duration(carried.minutes)} ce mois-ci"),
    ]
    letter = f"lettre de {duration(int(FULL_MONTH * carried.share))} par mois" if carried.share else "sans lettre"
    return [*([words for many, words in said if many] or ["rien en cours"]), letter]


def experience(held: int, most: int) -> str:
    """How many conferences somebody has run, not counted above ``most``; a beginner is said to be one."""
    if held > most:
        return f"plus de {most} conférences menées"
    many = counted(held, "conférence menée", "conférences menées") if held else "aucune conférence menée"
    return f"débute\u00a0: {many}" if held < EXPERIENCED else many
