"""Caring for a child and for who comes, played through the acts: something of everything, on a case in preparation."""

import io
from datetime import time, timedelta

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import attachment, child, logistics, network
from conference.domain.actors import Actor
from conference.domain.child import PictureKind, Proposer, ShownTo, WordsFor
from conference.domain.logistics import Availability, Chooser, OfferKind, Payer, VenueKind
from conference.domain.preparation import ChildWay, Part, Safety
from conference.domain.referral import PersonKind
from conference.models.attachment import Attachment
from conference.models.case import Case
from conference.models.guest import Guest
from conference.models.referral import Person
from conference.queries.logistics import checklist
from conference.queries.network import guests
from tests import world


def picture(kind: str = "PNG", size: tuple[int, int] = (12, 9), **more: object) -> bytes:
    """A small picture, as a file."""
    out = io.BytesIO()
    Image.new("RGB", size, (200, 40, 90)).save(out, kind, **more)
    return out.getvalue()


def guest(session: Session, case: Case, first_name: str) -> Guest:
    """Somebody of the network."""
    return next(one for one in guests(session, case) if one.person.first_name == first_name)


def supporter(session: Session, who: Actor, case: Case, first_name: str = "Sam") -> Guest:
    """Somebody who may stand by a child, whose answer nobody has yet."""
    person = network.name(session, case, {"kind": PersonKind.RELATIVE, "first_name": first_name, "tie": "parrain"})
    values = {"part": Part.SUPPORT, "safety": Safety.NOTHING}
    return network.invite(session, who, case, values, person)


def child_of(session: Session, who: Actor, case: Case) -> Guest:
    """The child of a case, in its network; invited if they are not yet."""
    lou = session.scalars(select(Person).where(Person.case_id == case.id, Person.kind == PersonKind.CHILD)).one()
    known = session.scalars(select(Guest).where(Guest.person_id == lou.id)).one_or_none()
    return known or network.invite(session, who, case, {"part": Part.FAMILY}, lou)


def live(session: Session, who: Actor, case: Case) -> Attachment:
    """Everything that is kept of a child; their picture."""
    lou, sam = child_of(session, who, case), supporter(session, who, case)
    child.choose(session, who, case, lou, ChildWay.PRESENT, Proposer.CHILD, world.today())
    child.accompany(session, who, case, lou, sam, None, stays=False)
    child.plan_day(session, who, case, lou, {"arrives_at": time(14), "asked_for": "Un goûter."})
    child.say(session, who, case, lou, WordsFor.CONFERENCE, "Je veux dormir chez mamie.", lou)
    drawn = attachment.attach(session, who, case, lou, PictureKind.DRAWING, "La maison", picture())
    attachment.look(session, who, case, drawn, world.today(), ShownTo.NAMED, "Mamie")
    return drawn


def arrange(session: Session, who: Actor, case: Case) -> dict[str, object]:
    """Everything practical, one of each; the rows by their name."""
    sam = guest(session, case, "Sam")
    date = logistics.propose(session, who, case, clock.now() + timedelta(days=20))
    logistics.answer(session, who, case, date, sam, Availability.PERHAPS)
    values = {"kind": VenueKind.HALL, "chosen_by": Chooser.FAMILY, "accessible": True, "words": "La clé est chez Rose."}
    logistics.describe_venue(session, who, case, values)
    item = checklist(session)[0]
    logistics.tick(session, who, case, item, done=True)
    return {
        "date": date,
        "offer": logistics.offer(session, who, case, {"kind": OfferKind.MEAL, "what": "Une tarte"}, sam),
        "interpreter": logistics.interpret(session, who, case, "portugais", "Inês Test"),
        "cost": logistics.spend(session, who, case, "La salle", 4550, Payer.SERVICE),
        "item": item,
    }
