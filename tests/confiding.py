"""What a family confides to whoever coordinates its case, and nobody else reads: how its people are reached."""

from typing import Any

from sqlalchemy.orm import Session

from conference.casework import contact
from conference.domain.contact import ContactKind
from conference.models.case import Case
from conference.models.contact import Contact
from conference.models.referral import Person
from tests import world
from tests.world import Place

PHONE = {"kind": ContactKind.PHONE, "value": "06 00 00 00 01", "hours": "le soir", "preferred": True}
SHELTER = {"kind": ContactKind.ADDRESS, "value": "3 rue du Refuge", "protected": True}


def reach(session: Session, place: Place, case: Case, person: Person, **values: Any) -> Contact:
    """One line of contact details of somebody, by the coordinator of their case: a phone unless said otherwise."""
    return contact.add(session, world.actor(place, "coordinator"), case, person, PHONE | values)


def live(session: Session, place: Place, case: Case, person: Person) -> Contact:
    """Something of everything that is confided, about one person; gives their phone."""
    reach(session, place, case, person, **SHELTER, preferred=False)
    return reach(session, place, case, person)
