"""The directory of local resources: what families may be told of, and how long it holds once it was checked."""

from datetime import date

from conference.domain.follow_up import months_after
from conference.domain.reasons import Reason

FRESH_MONTHS = 12
MOST_ON_A_SHEET = 4  # what one page holds in letters that everybody reads


def is_stale(checked_on: date | None, today: date) -> bool:
    """Whether what is said of a resource is to be checked again."""
    return checked_on is None or checked_on < stale_before(today)


def stale_before(day: date) -> date:
    """The first day of which a check still holds on ``day``."""
    return months_after(day, -FRESH_MONTHS)


def chosen(many: int) -> list[Reason]:
    """Why a sheet cannot be printed of so many resources: it is one page, that somebody reads at a table."""
    if not many:
        return [Reason("nothing_ticked", "resources")]
    return [Reason("too_many_ticked", "resources")] if many > MOST_ON_A_SHEET else []
