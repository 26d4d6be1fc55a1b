"""The leaflet and the posters of a département: what a conference is in plain words, whom to call, a code to scan."""

from dataclasses import dataclass
from enum import StrEnum

from conference.documents.paper import page
from conference.documents.press import press
from conference.documents.qr import qr
from conference.domain.paper import Service
from conference.domain.welcome import Texts
from conference.words import welcome as words


class Paper(StrEnum):
    """What is printed: an A4 sheet to fold in three, a poster of that size, or of twice that."""

    LEAFLET = "leaflet"
    POSTER = "poster"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Leads:
    """What a paper says of its département, and the address that it leads to."""

    place: str
    address: str
    service: Service
    texts: Texts

    @property
    def shown(self) -> str:
        """The address as somebody types it."""
        return self.address.partition("://")[2]


def pdf(kind: Paper, leads: Leads) -> bytes:
    """A paper as a tagged PDF. Raises ``PressFailed``."""
    template = "welcome_leaflet.html" if kind is Paper.LEAFLET else "welcome_poster.html"
    drawn, within = qr(leads.address), words.within(leads.texts.call_days)
    return press(page(template, kind=kind.value, leads=leads, words=words, code=drawn, within=within))
