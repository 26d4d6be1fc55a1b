"""The day as it goes: who is here, which part runs, and what the rules of the day look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.preparation import KIN, Invitation, Part
from conference.domain.private_time import ConferenceFacts, Moment, Staying, may_stay
from conference.models.case import Case
from conference.models.conference import MomentRow, Presence, Sitting
from conference.models.guest import Guest
from conference.models.referral import KnownBy, Person
from conference.queries.columns import OF_CASE
from conference.queries.preparation import is_last
from conference.queries.preparation import sitting as last_sitting


@dataclass(frozen=True, slots=True)
class Day:
    """One sitting with its parts and who is, or was, there; ``workers`` are those of them who know by their work."""

    sitting: Sitting | None
    moments: Sequence[MomentRow]
    presences: Sequence[Presence]
    workers: frozenset[int] = frozenset()

    @property
    def mark(self) -> str:
        """What changes with anything that is noted of the day: a form shown before is seen to be overtaken."""
        there = [(one.guest_id, one.arrived_at, one.left_at, one.in_private_time) for one in self.presences]
        parts = [(row.moment, row.began_at, row.ended_at) for row in self.moments]
        told = (self.sitting.version if self.sitting else 0, there, parts)
        return sha256(repr(told).encode()).hexdigest()[:16]

    def moment(self, moment: Moment) -> MomentRow | None:
        """One part, once it has begun."""
        return next((row for row in self.moments if row.moment is moment), None)

    @property
    def running(self) -> bool:
        """Whether private family time runs now."""
        private = self.moment(Moment.PRIVATE)
        return private is not None and private.ended_at is None

    def alone_at(self, at: datetime) -> bool:
        """Whether the family was alone at an instant."""
        private = self.moment(Moment.PRIVATE)
        return private is not None and private.began_at <= at and (private.ended_at is None or at < private.ended_at)

    @property
    def here(self) -> list[Presence]:
        """Those who have not left."""
        return [presence for presence in self.presences if presence.left_at is None]


def guests(session: Session, case: Case) -> Sequence[Guest]:
    """Everybody who may come, in the order they were invited."""
    query = select(Guest).where(Guest.case_id == case.id, Guest.invitation != Invitation.NOT_INVITED)
    return session.scalars(query.order_by(Guest.id).options(joinedload(Guest.person))).all()


def staying(guest: Guest, workers: frozenset[int]) -> Staying:
    """Somebody as the rule of private time sees them."""
    return Staying(guest.part, guest.asked_by_family, guest.id in workers)


def knows_by_work() -> ColumnElement[bool]:
    """Whether a guest bears the name of somebody who works for an institution that knows the family."""
    named = exists().where(KnownBy.case_id == Guest.case_id, KnownBy.folded != "", KnownBy.folded == Person.folded)
    return named.where(Person.id == Guest.person_id).correlate(Guest)


def workers(session: Session, case: Case) -> frozenset[int]:
    """The guests of a case who know its family by their work."""
    return frozenset(session.scalars(select(Guest.id).where(Guest.case_id == case.id, knows_by_work())))


def day(session: Session, case: Case) -> Day:
    """The day of a case, in three queries; an empty one before a sitting is planned."""
    found = last_sitting(session, case)
    if found is None:
        return Day(None, (), ())
    moments = select(MomentRow).where(MomentRow.sitting_id == found.id).order_by(MomentRow.began_at)
    there = select(Presence, knows_by_work()).join(Guest, Guest.id == Presence.guest_id)
    there = there.where(Presence.sitting_id == found.id).order_by(Presence.id)
    rows = session.execute(there.options(joinedload(Presence.guest).joinedload(Guest.person))).all()
    by_work = frozenset(presence.guest_id for presence, knows in rows if knows)
    return Day(found, session.scalars(moments).all(), [presence for presence, _ in rows], by_work)


def facts(session: Session, case: Case) -> ConferenceFacts:
    """What the rules of the day look at, in one query."""
    told = session.execute(_facts(), {OF_CASE.key: case.id}).one()._asdict()
    unfinished = frozenset(moment for moment in Moment if not told.pop(moment))
    return ConferenceFacts(unfinished=unfinished, **told)


@cache
def _facts() -> Select[*tuple[Any, ...]]:
    ended = {moment: _moments(moment, MomentRow.ended_at.is_not(None)) for moment in Moment}
    query = select(
        _presences().label("present"),
        _presences(Guest.part.in_(KIN)).label("kin_present"),
        _presences(Presence.in_private_time.is_(True), _kept_out()).label("intruders"),
        _moments(Moment.PRIVATE, MomentRow.ended_at.is_(None)).label("running"),
        *(column.label(moment) for moment, column in ended.items()),
    )
    return query.select_from(Case).outerjoin(Sitting, is_last()).where(Case.id == OF_CASE)


def _presences(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    there = select(func.count()).select_from(Presence).join(Guest, Guest.id == Presence.guest_id)
    return there.where(Presence.sitting_id == Sitting.id, *where).correlate(Sitting).scalar_subquery()


def _moments(moment: Moment, where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(MomentRow.sitting_id == Sitting.id, MomentRow.moment == moment, where).correlate(Sitting)


def _kept_out() -> ColumnElement[bool]:
    """Guests whom private time leaves outside: those that its rule refuses, each for what they are."""
    refused = []
    for asked in (False, True):
        for knows in (False, True):
            parts = [part for part in Part if not may_stay(Staying(part, asked, knows))]
            refused.append(and_(Guest.part.in_(parts), Guest.asked_by_family.is_(asked), knows_by_work().is_(knows)))
    return or_(*refused)
