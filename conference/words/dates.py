"""Dates as French writes them."""

from datetime import date

from babel.dates import format_date

from conference.domain.partial_days import PartialDay, Precision

BAD_YEAR = "Choisissez un jour entre 1900 et 2100."


def long_date(day: date) -> str:
    """``1er février 2017``, ``30 novembre 2020``."""
    rest = format_date(day, "MMMM y", locale="fr_FR")
    return f"{'1er' if day.day == 1 else day.day}\u00a0{rest}"


def month(day: date) -> str:
    """``mars 2026``, for any of its days."""
    return str(format_date(day, "MMMM\u00a0y", locale="fr_FR"))


def month_name(number: int) -> str:
    """``Mars``, from 3."""
    return str(format_date(date(2000, number, 1), "LLLL", locale="fr_FR")).capitalize()


def weekday(day: date) -> str:
    """``lundi 9 mars``."""
    return str(format_date(day, "EEEE d\u00a0MMMM", locale="fr_FR"))


def from_to(first: date, last: date) -> str:
    """``du 1er février 2017 au 30 novembre 2020``."""
    return f"du {long_date(first)} au {long_date(last)}"


def quarter(number: int, year: int) -> str:
    """``1er trimestre 2026``."""
    return f"{'1er' if number == 1 else f'{number}e'}\u00a0trimestre {year}"


def iso_date(day: str) -> str:
    """``30 novembre 2020``, from ``2020-11-30``."""
    return long_date(date.fromisoformat(day))


def partial(day: PartialDay) -> str:
    """``2002``, ``mars 2019`` or ``25 septembre 2018``: no more of a day than is known."""
    if day.precision is Precision.DAY:
        return long_date(day.first)
    return format_date(day.first, "y" if day.precision is Precision.YEAR else "MMMM y", locale="fr_FR")


def since(day: PartialDay) -> str:
    """``depuis 2019``, ``depuis mars 2019``, ``depuis le 25 septembre 2018``."""
    return f"depuis {'le ' if day.precision is Precision.DAY else ''}{partial(day)}"
