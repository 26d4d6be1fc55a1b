"""The acts on the ties between two people of a network."""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from conference.audit import Act
from conference.casework import network
from conference.casework.writing import drop, keep, open_at
from conference.domain.actors import Actor
from conference.domain.network import BondKind
from conference.domain.reasons import Reason, Refused
from conference.models.case import Case
from conference.models.guest import Bond, Guest


def bind(session: Session, actor: Actor, case: Case, one: Guest, other: Guest, kind: BondKind, words: str = "") -> Bond:
    """Note what two people of the network are to one another; where it is helping, the first is who helps."""
    open_at(session, case, *network.OPEN)
    _refuse(session, one.id, other.id, kind)
    bond = Bond(case_id=case.id, one_id=one.id, other_id=other.id, kind=kind, words=words)
    return keep(session, actor, case, Act.PREPARATION_WRITTEN, bond, "bond")


def write(session: Session, actor: Actor, case: Case, bond: Bond, kind: BondKind, words: str) -> None:
    """Keep another kind of tie between the same two, or other words about it."""
    open_at(session, case, *network.OPEN)
    _refuse(session, bond.one_id, bond.other_id, kind, bond.id)
    bond.kind, bond.words = kind, words
    keep(session, actor, case, Act.PREPARATION_WRITTEN, bond, "bond")


def _refuse(session: Session, one: int, other: int, kind: BondKind, but: int | None = None) -> None:
    if one == other:
        raise Refused(Reason("bond_to_oneself", "other"))
    same = and_(Bond.one_id == one, Bond.other_id == other)
    if kind is not BondKind.HELPS:
        same = or_(same, and_(Bond.one_id == other, Bond.other_id == one))
    already = session.scalars(select(Bond.id).where(same, Bond.kind == kind)).all()
    if set(already) - {but}:
        raise Refused(Reason("bond_already", "kind"))


def unbind(session: Session, actor: Actor, case: Case, bond: Bond) -> None:
    """Take a tie away."""
    open_at(session, case, *network.OPEN)
    drop(session, actor, case, Act.PREPARATION_WRITTEN, bond, "bond")
