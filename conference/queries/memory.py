"""What a programme remembers, each list in its order; what was withdrawn is apart."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, selectinload

from conference.domain.memory import SOON, LessonKind
from conference.models.memory import Event, Funding, KeptDocument, Lesson, ProgrammePhase, Remembered

R = TypeVar("R", bound=Remembered)


def _kept(table: type[R]) -> Select[R]:
    return select(table).where(table.withdrawn_at.is_(None))


def phases(session: Session) -> Sequence[ProgrammePhase]:
    """The phases in the order in which they began, those of which nobody knows since when first."""
    found = session.scalars(_kept(ProgrammePhase).order_by(ProgrammePhase.since, ProgrammePhase.id)).all()
    return sorted(found, key=lambda one: one.since is not None)


def events(session: Session, first: date | None = None, last: date | None = None) -> Sequence[Event]:
    """What happened, from a day to another where they are given, the oldest first."""
    query = _kept(Event)
    query = query.where(Event.on >= first) if first else query
    query = query.where(Event.on <= last) if last else query
    return session.scalars(query.order_by(Event.on, Event.id)).all()


def fundings(session: Session, first: date | None = None, last: date | None = None) -> Sequence[Funding]:
    """Who pays for what: with two days, the lines that may have run between them.

    A line of which an end is unknown runs on that side for ever.
    """
    query = _kept(Funding)
    query = query.where(or_(Funding.until.is_(None), Funding.until >= first)) if first else query
    query = query.where(or_(Funding.since.is_(None), Funding.since <= last)) if last else query
    return session.scalars(query.order_by(Funding.id)).all()


def ending(session: Session, today: date) -> Sequence[Funding]:
    """The funding lines that end soon, the first of them first."""
    soon = Funding.until.between(today, today + SOON)
    return session.scalars(_kept(Funding).where(soon).order_by(Funding.until, Funding.id)).all()


def lessons(session: Session, kinds: Iterable[LessonKind] = LessonKind) -> Sequence[Lesson]:
    """What was learnt, kind by kind, the oldest first, with what was done about it."""
    asked = list(kinds)
    query = _kept(Lesson).where(Lesson.kind.in_(asked)).options(selectinload(Lesson.steps))
    found = session.scalars(query.order_by(Lesson.id)).all()
    return sorted(found, key=lambda one: asked.index(one.kind))


def documents(session: Session) -> Sequence[KeptDocument]:
    """The documents kept, the latest first; their bytes stay where they are."""
    return session.scalars(_kept(KeptDocument).order_by(KeptDocument.on.desc(), KeptDocument.id.desc())).all()


def withdrawn(session: Session, table: type[R]) -> Sequence[R]:
    """The lines of a list that were taken out of it, the latest first."""
    query = select(table).where(table.withdrawn_at.is_not(None))
    return session.scalars(query.order_by(table.withdrawn_at.desc(), table.id.desc())).all()
