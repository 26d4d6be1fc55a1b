"""Numbers as French prints them: a comma, thin spaces between thousands, and no zero for what is unknown."""

from decimal import Decimal

from babel.numbers import format_currency, format_decimal

UNKNOWN = "non renseigné"


def number(value: int | Decimal | None) -> str:
    """``8,16``, ``1 024``, or the words for what is unknown; decimals are kept as they were given."""
    return UNKNOWN if value is None else format_decimal(value, locale="fr_FR", decimal_quantization=False)


def euros(cents: int) -> str:
    """``12,50 €``, from cents."""
    return format_currency(Decimal(cents) / 100, "EUR", locale="fr_FR")


def at_most(value: int, most: int) -> str:
    """``412``, or ``plus de 1 000`` for what was not counted further."""
    return f"plus de {number(most)}" if value > most else number(value)


def counted(value: int, one: str, several: str) -> str:
    """``1 famille``, ``4 familles``; none is singular in French. A non-breaking space holds them together."""
    return f"{number(value)}\u00a0{several if value > 1 else one}"


def percentage(part: int, whole: int) -> str:
    """``25 %``, to the nearest whole one, halves up."""
    return f"{(200 * part + whole) // (2 * whole)}\u00a0%"
