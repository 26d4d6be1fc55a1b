"""A complaint: to somebody other than who coordinates, acknowledged by a number."""

from conference.domain.reasons import Reason

LONGEST, LONGEST_LINE = 4000, 200


def written(words: str, *, readers: bool) -> list[Reason]:
    """Why a complaint cannot be kept; ``readers``: somebody may read it who never coordinated the case."""
    asked = (
        (bool(words.strip()), "complaint_without_words", "words"),
        (readers, "complaint_unread", "words"),
    )
    return [Reason(code, place) for holds, code, place in asked if not holds]
