"""The papers of a conference: composed once as plain blocks, then printed as a tagged PDF or an editable text."""

from collections.abc import Sequence
from datetime import date

from conference.documents.network_map import Picture
from conference.documents.paper import page
from conference.documents.papers import plan, room, text
from conference.documents.papers.blocks import Paper
from conference.documents.papers.fitting import tightness
from conference.documents.papers.letter import invitation
from conference.documents.papers.voice import Voice
from conference.documents.press import press
from conference.domain.paper import Addressee, Gathering, PaperKind, Tongue
from conference.domain.plan_paper import PlanPaperKind, PlanTold

_COMPOSED = {
    PaperKind.PROGRAMME: room.programme,
    PaperKind.SHEET: room.sheet,
    PaperKind.ATTENDANCE: room.attendance,
    PaperKind.PLAN: room.plan,
}


def compose(kind: PaperKind, about: Gathering, tongue: Tongue, picture: Picture | None = None) -> Paper:
    """One of the papers that are the same for everybody, with a ``picture`` of the network for its map.

    An invitation is that of nobody in particular.
    """
    if kind is PaperKind.MAP:
        return room.network(about, Voice(tongue), picture)
    if kind is PaperKind.INVITATION:
        return invitation(about, Addressee("…", "…"), Voice(tongue))
    return _COMPOSED[kind](about, Voice(tongue))


def letter(about: Gathering, guest: Addressee, tongue: Tongue) -> Paper:
    """The invitation of one guest."""
    return invitation(about, guest, Voice(tongue))


def agreed(kind: PlanPaperKind, told: PlanTold, tongue: Tongue) -> Paper:
    """The plan that a family agreed on, or the sheet of one child."""
    return plan.plan(kind, told, Voice(tongue))


def extract(told: PlanTold, to_whom: str, on: date, tongue: Tongue) -> Paper:
    """What somebody who is kept apart receives of it."""
    return plan.extract(told, to_whom, on, Voice(tongue))


def pdf(papers: Sequence[Paper]) -> bytes:
    """Some papers as one tagged PDF, each from a page of its own. Raises ``PressFailed``."""
    return press(page("papers.html", papers=[(one, tightness(one)) for one in papers], title=papers[0].title.words))


def docx(papers: Sequence[Paper]) -> bytes:
    """The same papers as one text document, each from a page of its own; its author is the service."""
    return text.written(papers)
