"""What a family confides to whoever coordinates its case, and nobody else reads: how its people are reached."""

from typing import Any

from sqlalchemy.orm import Session

from conference.casework import contact, log, supervision
from conference.domain.actors import MACHINE, Actor
from conference.domain.contact import ContactKind
from conference.domain.log import ContactResult, ContactWay
from conference.models.case import Case
from conference.models.contact import Contact
from conference.models.log import LogEntry
from conference.models.referral import Person
from conference.models.supervision import LogAccess
from conference.programme import supervision as naming
from tests import world
from tests.world import Place

PHONE = {"kind": ContactKind.PHONE, "value": "06 00 00 00 01", "hours": "le soir", "preferred": True}
CALLED = {"way": ContactWay.PHONE, "result": ContactResult.NO_ANSWER, "words": "La ligne sonne dans le vide."}
SHELTER = {"kind": ContactKind.ADDRESS, "value": "3 rue du Refuge", "protected": True}


def reach(session: Session, place: Place, case: Case, person: Person, **values: Any) -> Contact:
    """One line of contact details of somebody, by the coordinator of their case: a phone unless said otherwise."""
    return contact.add(session, world.actor(place, "coordinator"), case, person, PHONE | values)


def supervise(session: Session, place: Place, case: Case) -> LogAccess:
    """The observer, who sees no case by their role, supervises its coordinator and opens the log."""
    assert case.coordinator is not None
    observer = place.accounts["observer"]
    naming.name(session, MACHINE, case.coordinator, observer)
    return supervision.open_log(session, Actor(observer.id, frozenset()), case, "Préparer la conférence ensemble.")


def live(session: Session, place: Place, case: Case, person: Person) -> tuple[Contact, LogEntry]:
    """Something of everything that is confided, about one person; gives their phone, and a call."""
    reach(session, place, case, person, **SHELTER, preferred=False)
    who = world.actor(place, "coordinator")
    log.note(session, who, case, "Le grand-père parlera si on va chez lui.")
    log.note_contact(session, who, case, {**CALLED, "whom": "l’école"})
    entry = log.note_contact(session, who, case, CALLED, person)
    return reach(session, place, case, person), entry
