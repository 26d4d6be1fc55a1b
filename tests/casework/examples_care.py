"""Examples of the acts that care for a child and for who comes."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from sqlalchemy import select

from conference import clock
from conference.casework import attachment, child, logistics, sitting
from conference.domain.child import PictureKind, ShownTo, WordsFor
from conference.domain.logistics import Availability, OfferKind, Payer
from conference.domain.preparation import ChildWay
from conference.models.attachment import Attachment
from conference.models.guest import Guest
from conference.models.logistics import CandidateDate, ChecklistItem, Cost, Interpreting, Offer
from conference.queries.logistics import checklist
from tests import caring
from tests.casework.acting import Scene
from tests.casework.example import Example, on
from tests.world import today

Row = TypeVar("Row", CandidateDate, Cost, Interpreting, Offer)


def _lou(s: Scene) -> Guest:
    return s.guest("Lou")


def _picture(s: Scene) -> Attachment:
    return s.session.scalars(select(Attachment).where(Attachment.case_id == s.case.id)).one()


def _row(table: type[Row]) -> Callable[[Scene], Row]:
    """The one row of a table that the scene has."""
    return lambda s: s.session.scalars(select(table).where(table.case_id == s.case.id)).one()


def _item(s: Scene) -> ChecklistItem:
    return checklist(s.session)[-1]


CARE: dict[str, Example] = {
    "attachment.attach": Example(
        "conference", on(attachment.attach, _lou, PictureKind.DRAWING, "Le chat", lambda _: caring.picture())
    ),
    "attachment.look": Example("conference", on(attachment.look, _picture, lambda _: today(), ShownTo.FAMILY, "")),
    "attachment.give_back": Example("conference", on(attachment.give_back, _picture)),
    "child.choose": Example("conference", on(child.choose, _lou, ChildWay.DRAWING)),
    "child.remember": Example("conference", on(child.remember, _lou)),
    "child.accompany": Example("conference", on(child.accompany, _lou, lambda s: s.guest("Sam"), None, stays=True)),
    "child.plan_day": Example("conference", on(child.plan_day, _lou, {"asked_for": "Une pause."})),
    "logistics.propose": Example("preparation", on(logistics.propose, lambda _: clock.now() + timedelta(days=9))),
    "logistics.answer": Example("preparation", on(logistics.answer, _row(CandidateDate), _lou, Availability.CAN)),
    "logistics.choose": Example("preparation", on(logistics.choose, _row(CandidateDate))),
    "logistics.describe_venue": Example("conference", on(logistics.describe_venue, {"words": "Une marche."})),
    "logistics.offer": Example(
        "conference", on(logistics.offer, {"kind": OfferKind.TRAVEL, "what": "Passe prendre Lou"}, None)
    ),
    "logistics.settle": Example("conference", on(logistics.settle, _row(Offer), settled=True)),
    "logistics.interpret": Example("conference", on(logistics.interpret, "arabe", "")),
    "logistics.assure": Example("conference", on(logistics.assure, _row(Interpreting), "bound_on", holds=True)),
    "logistics.spend": Example("conference", on(logistics.spend, "Le pain", 320, Payer.FAMILY)),
    "logistics.tick": Example("conference", on(logistics.tick, _item, done=True)),
    "logistics.take_off": Example("conference", on(logistics.take_off, _row(Cost))),
    "sitting.cancel": Example("preparation", on(sitting.cancel, "Rose est malade.")),
    "child.say": Example("conference", on(child.say, _lou, WordsFor.PLAN, "Je garde mon chat.", None)),
}
