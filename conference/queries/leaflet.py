"""Who received the leaflet on their data and rights, and who has not had it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.models.case import Case
from conference.models.leaflet import Leaflet
from conference.models.referral import Person
from conference.queries.preparation import people


@dataclass(frozen=True, slots=True)
class Told:
    """Everybody whose name a case holds, and the last leaflet that each received."""

    people: Sequence[Person]
    last: Mapping[int, Leaflet]

    @property
    def without(self) -> list[Person]:
        """Those who have not had it."""
        return [person for person in self.people if person.id not in self.last]


def told(session: Session, case: Case) -> Told:
    """Who received it, in two queries."""
    query = select(Leaflet).where(Leaflet.case_id == case.id).order_by(Leaflet.id)
    return Told(people(session, case), {row.person_id: row for row in session.scalars(query)})
