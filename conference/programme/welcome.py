"""The acts on the public page of a département: its texts are written, it is opened to everybody, and closed."""

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Refused
from conference.domain.welcome import Texts, opening_reasons
from conference.models.department import Department
from conference.models.welcome import Welcome
from conference.queries.welcome import page


def write(session: Session, actor: Actor, department: Department, texts: Texts, *, opened: bool) -> Welcome:
    """Keep the texts, and whether everybody reads them. Raises `Refused` where the page could not say whom to call."""
    reasons = opening_reasons(department.service_name, department.service_phone) if opened else []
    if reasons:
        raise Refused(*reasons)
    row = page(session) or Welcome()
    session.add(row)
    row.sentence, row.hours = texts.sentence.strip(), texts.hours.strip()
    row.territories, row.call_days = texts.territories.strip(), texts.call_days
    row.opened_on = (row.opened_on or clock.today(department.zone)) if opened else None
    session.flush()
    audit.write(session, actor, Act.WELCOME_WRITTEN, row, ("opened_on",))
    return row
