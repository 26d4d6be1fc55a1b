"""How long names are kept after the last contact with a family."""

from calendar import isleap
from datetime import date

YEARS = 2


def oldest_kept(today: date) -> date:
    """The earliest last contact whose names are still kept today; 29 February falls back to the 28th."""
    year = today.year - YEARS
    day = 28 if (today.month, today.day) == (2, 29) and not isleap(year) else today.day
    return today.replace(year=year, day=day)


def is_past(last_contact: date, today: date) -> bool:
    """Whether a case that nobody touched since then must be without names."""
    return last_contact < oldest_kept(today)
