"""Departures that are announced, and the cases that each would leave."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.queries.neutrality import COORDINATED


@dataclass(frozen=True, slots=True)
class Departure:
    """Somebody who leaves on a day, and how many cases on their way they coordinate."""

    coordinator: Coordinator
    leaves_on: date
    cases: int


def departures(session: Session, shown: ColumnElement[bool]) -> list[Departure]:
    """Those who announced that they leave and still coordinate, alone or in a pair: who leaves first, first."""
    theirs = or_(Case.coordinator_id == Coordinator.id, Case.pair_id == Coordinator.id)
    query = select(Coordinator, func.count(Case.id)).join(Case, theirs & Case.stage.in_(COORDINATED))
    query = query.where(Coordinator.leaves_on.is_not(None), shown).group_by(Coordinator.id)
    rows = session.execute(query.order_by(Coordinator.leaves_on, Coordinator.folded))
    return [Departure(one, one.leaves_on, count) for one, count in rows if one.leaves_on is not None]
