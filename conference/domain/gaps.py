"""What the programme still lacks of a case that is followed or over, so that its figures can be trusted."""

from enum import StrEnum


class Gap(StrEnum):
    """One thing that nobody has noted yet; none of them bars a step."""

    REVIEW = "review"
    SYNTHESIS = "synthesis"
    EMPTY_SYNTHESIS = "empty_synthesis"
    AT_END = "at_end"
    LIVING = "living"
    TIME = "time"
    THANKS = "thanks"
