"""What a coordinator gathers around a child and for the day, in the demonstration: words, a drawing, offers, costs."""

import io
from collections.abc import Sequence
from datetime import time, timedelta

from PIL import Image, ImageDraw
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import attachment, child, logistics
from conference.cli.demo.further import coordinated
from conference.cli.demo.situation import Deed
from conference.domain.actors import Actor
from conference.domain.child import PictureKind, ShownTo, WordsFor
from conference.domain.logistics import Availability, Chooser, OfferKind, Payer, VenueKind
from conference.domain.work import WorkKind
from conference.models.case import Case
from conference.models.guest import Guest
from conference.queries.child import children
from conference.queries.logistics import checklist
from conference.queries.network import guests as guests_of
from conference.words.demo import CHILD_WORDS, DRAWING, OFFERS, VENUE_WORDS


def cares() -> Deed:
    """A child chooses, says, draws; the family shares out what the day asks for."""
    return coordinated(_cares, WorkKind.PREPARATION, 90)


def _cares(session: Session, who: Actor, case: Case) -> None:
    guests = guests_of(session, case)
    for lou in children(session, case)[:1]:
        _gives(session, who, case, lou)
    _arranges(session, who, case, guests)


def _gives(session: Session, who: Actor, case: Case, lou: Guest) -> None:
    child.say(session, who, case, lou, WordsFor.CONFERENCE, CHILD_WORDS, lou)
    child.plan_day(session, who, case, lou, {"arrives_at": time(14), "leaves_at": time(16), "asked_for": "Un goûter."})
    drawn = attachment.attach(session, who, case, lou, PictureKind.DRAWING, DRAWING, _house())
    today = clock.today("Europe/Paris")
    attachment.look(session, who, case, drawn, today, ShownTo.FAMILY, "")


def _arranges(session: Session, who: Actor, case: Case, guests: Sequence[Guest]) -> None:
    for days, answers in ((14, (Availability.CAN, Availability.PERHAPS)), (16, (Availability.CAN, Availability.CAN))):
        date = logistics.propose(session, who, case, clock.now() + timedelta(days=days))
        for guest, said in zip(guests, answers, strict=False):
            logistics.answer(session, who, case, date, guest, said)
    venue = {"kind": VenueKind.HALL, "chosen_by": Chooser.FAMILY, "accessible": True, "words": VENUE_WORDS}
    logistics.describe_venue(session, who, case, venue)
    for kind, what in zip((OfferKind.MEAL, OfferKind.TRAVEL), OFFERS, strict=True):
        logistics.offer(session, who, case, {"kind": kind, "what": what}, guests[1])
    logistics.spend(session, who, case, "La salle", 6000, Payer.SERVICE)
    for item in checklist(session)[:4]:
        logistics.tick(session, who, case, item, done=True)


def _house() -> bytes:
    """A child's house, in felt pen."""
    sheet = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((170, 220, 470, 430), outline="firebrick", width=8)
    pen.line(((150, 225), (320, 90), (490, 225)), fill="navy", width=9)
    pen.rectangle((290, 320, 350, 430), outline="navy", width=7)
    pen.ellipse((530, 40, 610, 120), outline="orange", width=9)
    for x in (70, 110, 560):
        pen.ellipse((x - 14, 330, x + 14, 358), outline="black", width=5)
        pen.line(((x, 358), (x, 400), (x - 16, 430)), fill="black", width=5)
        pen.line(((x, 400), (x + 16, 430)), fill="black", width=5)
        pen.line(((x - 18, 376), (x + 18, 376)), fill="black", width=5)
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()
