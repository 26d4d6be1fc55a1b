"""What families of the demonstration confide to whoever coordinates: invented numbers, calls, notes."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.casework import contact, log, supervision
from conference.cli.demo.people import DIRECTION, LEAD, Cast
from conference.cli.demo.situation import Deed, coordinating
from conference.domain.contact import ContactKind
from conference.domain.log import ContactResult, ContactWay
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.referral import Person
from conference.programme import supervision as naming


def reached_by(first_name: str, kind: ContactKind, value: str, **more: Any) -> Deed:
    """Somebody says how they are reached; numbers are of those that are given to nobody."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        values = {"kind": kind, "value": value, **more}
        contact.add(session, coordinating(session, cast, case), case, _named(session, case, first_name), values)

    return deed


def contacted(first_name: str, way: ContactWay, result: ContactResult, words: str = "") -> Deed:
    """The coordinator tries, or talks with somebody."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        said = {"way": way, "result": result, "words": words}
        log.note_contact(session, coordinating(session, cast, case), case, said, _named(session, case, first_name))

    return deed


def noted(words: str) -> Deed:
    """The coordinator notes something for themselves."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        log.note(session, coordinating(session, cast, case), case, words)

    return deed


def supervised(reason: str) -> Deed:
    """Somebody of the direction, whom the lead named, opens the log for a day."""

    def deed(session: Session, cast: Cast, case: Case) -> None:
        coordinator = session.get_one(Coordinator, case.coordinator_id)
        naming.name(session, cast.actor(LEAD), coordinator, cast.accounts[DIRECTION])
        supervision.open_log(session, cast.actor(DIRECTION), case, reason)

    return deed


def _named(session: Session, case: Case, first_name: str) -> Person:
    query = select(Person).where(Person.case_id == case.id, Person.first_name == first_name)
    return session.scalars(query).one()
