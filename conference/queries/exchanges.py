"""Institutions designating for each other: what each gave and received over a period, from assignments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.place import Institution


@dataclass(frozen=True, slots=True)
class Exchange:
    """One institution with its services, or None for who has none: how many designations, each one person for a case.

    ``given``: its coordinators, for cases that others referred. ``received``: coordinators of others, for its cases.
    ``own``: its coordinators for its own cases.
    """

    institution: Institution | None
    given: int
    received: int
    own: int

    @property
    def balance(self) -> int:
        """What was given beyond what was received."""
        return self.given - self.received


def exchanges(session: Session, seen: ColumnElement[bool], begins: datetime, ends: datetime) -> list[Exchange]:
    """A line for each institution of the cases that are ``seen``, by name; those who belong to none come last."""
    home, origin = aliased(Institution), aliased(Institution)
    giver, receiver = (func.coalesce(one.parent_id, one.id) for one in (home, origin))
    query = (
        select(giver, receiver, func.count())
        .select_from(Assignment)
        .join(Case, Case.id == Assignment.case_id)
        .join(Coordinator, Coordinator.id == Assignment.coordinator_id)
        .outerjoin(home, home.id == Coordinator.institution_id)
        .outerjoin(origin, origin.id == Case.institution_id)
        .where(seen, Assignment.since >= begins, Assignment.since < ends)
        .group_by(giver, receiver)
    )
    given, received, own = Counter[int | None](), Counter[int | None](), Counter[int | None]()
    for gives, receives, count in session.execute(query):
        if gives == receives:
            own[gives] += count
        else:
            given[gives] += count
            received[receives] += count
    tops = session.scalars(
        select(Institution).where(Institution.parent_id.is_(None)).order_by(Institution.folded)
    ).all()
    lines = [Exchange(one, given[one.id], received[one.id], own[one.id]) for one in tops]
    nowhere = Exchange(None, given[None], received[None], own[None])
    return [*lines, *([nowhere] if any((nowhere.given, nowhere.received, nowhere.own)) else [])]


def total(lines: Sequence[Exchange]) -> Exchange:
    """What all of them gave, received and kept: as much was given as was received."""
    return Exchange(
        None, sum(one.given for one in lines), sum(one.received for one in lines), sum(one.own for one in lines)
    )


def first_year(session: Session, seen: ColumnElement[bool]) -> int | None:
    """The year of the first designation."""
    query = select(func.min(Assignment.since)).join(Case, Case.id == Assignment.case_id).where(seen)
    first: datetime | None = session.scalar(query)
    return first.year if first else None
