"""The acts on the sides of a network, and on what is quietly asked of it."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import network
from conference.casework.writing import drop, keep, open_at
from conference.domain.actors import Actor
from conference.domain.names import fold
from conference.domain.network import MOST_SIDES, QuietNote
from conference.domain.reasons import Reason, Refused
from conference.models.case import Case
from conference.models.guest import Guest, NeedlessNote, Side
from conference.queries.network import sides


def name(session: Session, actor: Actor, case: Case, names: Iterable[str]) -> list[Side]:
    """Name sides of the network, as the family does. Raises `Refused` for one that is there, or one too many."""
    open_at(session, case, *network.OPEN)
    named = []
    for name in names:
        there = sides(session, case)
        _refuse(name, there)
        free = next((number for number in range(1, MOST_SIDES + 1) if number not in {s.number for s in there}), None)
        if free is None:
            raise Refused(Reason("too_many_sides", "name"))
        side = Side(case_id=case.id, number=free, name=name)
        named.append(keep(session, actor, case, Act.PREPARATION_WRITTEN, side, "side"))
    return named


def _refuse(name: str, others: Iterable[Side]) -> None:
    if not name.strip():
        raise Refused(Reason("name_missing", "name"))
    if fold(name) in {fold(other.name) for other in others}:
        raise Refused(Reason("side_already", "name"))


def rename(session: Session, actor: Actor, case: Case, side: Side, name: str) -> None:
    """Give a side another name; those on it stay."""
    open_at(session, case, *network.OPEN)
    _refuse(name, (other for other in sides(session, case) if other is not side))
    side.name = name
    keep(session, actor, case, Act.PREPARATION_WRITTEN, side, "side")


def answer(session: Session, actor: Actor, case: Case, side: Side, *, needless: bool) -> None:
    """Note that nobody need be found on a side; or that one looks again."""
    open_at(session, case, *network.OPEN)
    side.needless = needless
    keep(session, actor, case, Act.PREPARATION_WRITTEN, side, "needless")


def remove(session: Session, actor: Actor, case: Case, side: Side) -> None:
    """Take a side away; those who were on it stay in the network, and are of no side yet."""
    open_at(session, case, *network.OPEN)
    for guest in session.scalars(select(Guest).where(Guest.case_id == case.id, Guest.side_id == side.id)):
        guest.side_id = None
    session.flush()
    drop(session, actor, case, Act.PREPARATION_WRITTEN, side, "side")


def quieten(session: Session, actor: Actor, case: Case, note: QuietNote) -> None:
    """Answer a quiet note "sans objet"; once is enough."""
    open_at(session, case, *network.OPEN)
    answered = select(NeedlessNote).where(NeedlessNote.case_id == case.id, NeedlessNote.note == note)
    if session.scalars(answered).first() is None:
        keep(session, actor, case, Act.PREPARATION_WRITTEN, NeedlessNote(case_id=case.id, note=note), note.value)
