"""The minutes of a sitting of the designating body, on paper."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.domain.minutes import Minutes


def pdf(minutes: Minutes) -> bytes:
    """The minutes as a tagged PDF. Raises ``PressFailed``."""
    return press(page("minutes.html", minutes=minutes))
