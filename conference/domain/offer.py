"""Proposals declined before any referral: a tally without a name, which nothing ever joins to a case."""

from datetime import date
from enum import StrEnum

from conference.domain.reasons import Reason


class OfferReason(StrEnum):
    """Why somebody said no, where they said why: nobody has to."""

    NOT_NOW = "not_now"
    OWN_WAY = "own_way"
    OTHER_HELP = "other_help"
    PRIVATE = "private"
    OTHER = "other"


# Beyond, it is no tally of what was said today.
DAYS_BACK = 366


def offer_reasons(day: date | None, today: date) -> list[Reason]:
    """Why a proposal declined on a day cannot be counted."""
    if day is None:
        return [Reason("offer_day_missing", "on")]
    if day > today:
        return [Reason("in_the_future", "on")]
    return [Reason("offer_day_too_far", "on")] if (today - day).days > DAYS_BACK else []
