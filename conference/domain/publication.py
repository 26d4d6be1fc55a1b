"""What a département may publish."""

from enum import StrEnum


class PublicationKind(StrEnum):
    """What stands in a publication."""

    FIGURES = "figures"
    PRACTICE_SHEET = "practice_sheet"
