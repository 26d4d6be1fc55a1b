"""The acts on contact details: write a line down, change it, take it away."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.contact import unlikely
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.models.case import Case
from conference.models.contact import Contact
from conference.models.referral import Person

STAGES = (Stage.PREPARATION, Stage.CONFERENCE, Stage.VALIDATION, Stage.FOLLOW_UP)


def add(session: Session, actor: Actor, case: Case, person: Person, values: Mapping[str, Any]) -> Contact:
    """Note how somebody of the case is reached: ``kind``, ``value``, ``hours``, ``preferred``, ``protected``."""
    _written(session, case, person, values)
    if values.get("preferred"):
        _prefer_no_other(session, person)
    line = Contact(
        case_id=case.id, person_id=person.id, recorded_at=clock.now(), recorded_by=actor.account_id, **values
    )
    return keep(session, actor, case, Act.CONTACT_WRITTEN, line, *values)


def write(session: Session, actor: Actor, case: Case, line: Contact, values: Mapping[str, Any]) -> Contact:
    """Change a line."""
    _written(session, case, line.person, values)
    if values.get("preferred") and not line.preferred:
        _prefer_no_other(session, line.person)
    for column, value in values.items():
        setattr(line, column, value)
    return keep(session, actor, case, Act.CONTACT_WRITTEN, line, *values)


def remove(session: Session, actor: Actor, case: Case, line: Contact) -> None:
    """Take a line away for good: details that are no longer theirs are nobody's to keep."""
    open_at(session, case, *STAGES, while_suspended=True)
    session.delete(line)
    session.flush()
    audit.write(session, actor, Act.CONTACT_WRITTEN, case, ("removed",))


def _written(session: Session, case: Case, person: Person, values: Mapping[str, Any]) -> None:
    if case.minimal:
        raise Refused(Reason("ticked_instead"))
    open_at(session, case, *STAGES, while_suspended=True)
    reasons = unlikely(values["kind"], str(values["value"]))
    if person.case_id != case.id:
        reasons.append(Reason("person_of_another_case", "value"))
    if reasons:
        raise Refused(*reasons)


def _prefer_no_other(session: Session, person: Person) -> None:
    for line in session.scalars(select(Contact).where(Contact.person_id == person.id, Contact.preferred)):
        line.preferred = False
    session.flush()
