"""What working time is spent on, whoever works."""

from enum import StrEnum


class WorkKind(StrEnum):
    """What time is spent on [L2117-2119]."""

    PREPARATION = "preparation"
    CONFERENCE = "conference"
    FOLLOW_UP = "follow_up"
    TRAVEL = "travel"
    PROMOTION = "promotion"
    WRITING = "writing"
    EXCHANGE = "exchange"
