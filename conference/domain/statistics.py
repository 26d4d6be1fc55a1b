"""Shares of a whole, and ranks within a histogram: how many records have each value."""

from collections.abc import Mapping
from fractions import Fraction

MEDIAN, NINTH_DECILE = Fraction(1, 2), Fraction(9, 10)


def ranked(histogram: Mapping[int, int], share: Fraction) -> int:
    """The smallest value that at least this share of the records do not pass. Raises ``ValueError`` on none."""
    total, passed = sum(histogram.values()), 0
    for value in sorted(histogram):
        passed += histogram[value]
        if passed >= share * total and passed:
            return value
    raise ValueError("no record")


def percent(part: int, whole: int) -> int:
    """How many hundredths of a whole a part is, to the nearest one, halves up."""
    return (200 * part + whole) // (2 * whole)
