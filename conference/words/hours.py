"""Statements of hours, as pages and files name them."""

from datetime import date, timedelta

from conference.words.dates import month

OWN, TEAM = "Relevé d’heures", "Heures de coordination"
MONTH, NAME, EMPLOYER = "Mois", "Nom", "Employeur"
NO_KIND, APART, COORDINATING, TOTAL = "Nature non dite", "Comme référent·e", "Coordination", "Total"
GIVEN, USED = "Lettre de mission", "Utilisé, en %"
NO_EMPLOYER = "Non renseigné"


def about(whose: str, first: date, last: date) -> str:
    """``Relevé d’heures, Claire L., 2026``; a month where there is one alone."""
    whole = (last - first) > timedelta(days=31)
    return f"{whose}, {first.year if whole else month(first)}"


def clock(minutes: int) -> str:
    """``7:05``: hours and minutes as spreadsheets read them; hours may be over twenty-four."""
    return f"{minutes // 60}:{minutes % 60:02d}"
