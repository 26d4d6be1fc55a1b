"""The agenda or the minutes of a meeting of a body, on paper."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.domain.council import Told


def pdf(meeting: Told) -> bytes:
    """The meeting as a tagged PDF. Raises ``PressFailed``."""
    return press(page("council.html", meeting=meeting))
