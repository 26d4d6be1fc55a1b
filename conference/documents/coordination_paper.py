"""A paper of coordination, as a tagged PDF."""

from conference.documents.paper import page
from conference.documents.press import press
from conference.words.coordination_paper import Sheet


def pdf(sheet: Sheet) -> bytes:
    """A letter of mission, a charter or an exit sheet. Raises ``PressFailed``."""
    return press(page("coordination.html", sheet=sheet))
