"""The leaflet on one's data and rights: given to several at once, as around a table."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.casework.writing import open_at
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.models.case import Case
from conference.models.department import Department
from conference.models.leaflet import Leaflet
from conference.models.referral import Person


def give(
    session: Session, actor: Actor, case: Case, people: Sequence[Person], on: date, way: str = "", by_whom: str = ""
) -> list[Leaflet]:
    """Keep that these people received it. Raises `Refused` for nobody, and for a day to come."""
    open_at(session, case, while_suspended=True)
    if not people:
        raise Refused(Reason("nobody_chosen", "people"))
    if on > clock.today(session.get_one(Department, case.department_id).zone):
        raise Refused(Reason("in_the_future", "on"))
    said = {"on": on, "way": way, "by_whom": by_whom, "recorded_at": clock.now(), "recorded_by": actor.account_id}
    given = [Leaflet(case_id=case.id, person_id=person.id, **said) for person in people]
    session.add_all(given)
    session.flush()
    audit.write(session, actor, Act.PREPARATION_WRITTEN, case, ("leaflet",))
    return given
