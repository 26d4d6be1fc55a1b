"""Undoing a table of institutions and people: all that it brought goes, while nobody has come in nor been named."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, exists, or_, select
from sqlalchemy.orm import Session, aliased

from conference import audit
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.models import Base
from conference.models.account import Account, Membership
from conference.models.coordinator import Coordinator, Standing
from conference.models.place import Institution
from conference.models.roster import Roster
from conference.models.sign_in import WebSession
from conference.models.tenancy import DEPARTMENT
from conference.models.work import Mission
from conference.programme import accounts
from conference.programme.roster.judging import COORDINATOR, INSTITUTION, MEMBERSHIP, OF_ADMINS, among_admins
from conference.queries.setup import any_received

# What a line writes of its coordinator; a row of any other table is somebody's work.
_OWN = (Standing, Mission)


def standing_in_the_way(session: Session, roster: Roster) -> list[Reason]:
    """Who of a table has come in since, and which of its coordinators is named anywhere else."""
    since = WebSession.created_at >= roster.taken_at, WebSession.department_id == session.info[DEPARTMENT]
    entered = exists().where(WebSession.account_id == Membership.account_id, *since)
    people = select(Membership.name).where(Membership.key.in_(roster.keys(MEMBERSHIP)), entered).distinct()
    named = select(Coordinator.name).where(Coordinator.key.in_(roster.keys(COORDINATOR)), _named(Coordinator, _OWN))
    return [
        *(Reason("roster_entered", subject=name) for name in session.scalars(people.order_by(Membership.name))),
        *(Reason("roster_used", subject=name) for name in session.scalars(named.order_by(Coordinator.name))),
    ]


def _named(table: type[Coordinator] | type[Institution], apart: Sequence[type[Base]]) -> ColumnElement[bool]:
    """Whether any row of another table names one of these."""
    target = table.__tablename__
    columns = [
        getattr(aliased(mapper.class_), mapper.get_property_by_column(column).key)
        for mapper in Base.registry.mappers
        if mapper.class_ not in apart
        for column in mapper.columns
        if any(key.column.table.name == target and key.column.name == "id" for key in column.foreign_keys)
    ]
    return or_(*(exists().where(column == table.id).correlate(table) for column in columns))


def undo(session: Session, actor: Actor, roster: Roster) -> None:
    """Take a whole table back: roles, accounts that keep none, coordinators; places that nothing names.

    Raises `Refused` with everybody who stands in the way: then nothing goes.
    """
    reasons = standing_in_the_way(session, roster)
    if not among_admins(actor) and _opened_to_somebody(session, roster):
        reasons.append(Reason("roster_undone_by_admins"))
    if reasons:
        raise Refused(*reasons)
    audit.write(session, actor, Act.ROSTER_UNDONE, roster, (f"count:{len(roster.brought)}",))
    _leave(session, roster)
    _give_back(session, actor, roster)
    _clear(session, roster)
    session.delete(roster)
    session.flush()


def _opened_to_somebody(session: Session, roster: Roster) -> bool:
    """Whether a table gave roles that only an administrator gives, by now or from the first."""
    given = select(Membership.id).where(Membership.key.in_(roster.keys(MEMBERSHIP))).limit(1)
    given = given if any_received(session) else given.where(Membership.role.in_(OF_ADMINS))
    return session.scalars(given).first() is not None


def _leave(session: Session, roster: Roster) -> None:
    theirs = session.scalars(select(Coordinator.id).where(Coordinator.key.in_(roster.keys(COORDINATOR)))).all()
    for table in _OWN:
        session.execute(delete(table).where(table.coordinator_id.in_(theirs)))
    session.execute(delete(Coordinator).where(Coordinator.id.in_(theirs)))


def _give_back(session: Session, actor: Actor, roster: Roster) -> None:
    """Each role; an account that keeps no other here is closed, as when somebody leaves."""
    given = session.scalars(select(Membership).where(Membership.key.in_(roster.keys(MEMBERSHIP)))).all()
    holders = {one.account_id for one in given}
    for one in given:
        accounts.withdraw(session, actor, one)
    for holder in sorted(holders):
        kept = select(Membership.id).where(Membership.account_id == holder)
        if session.scalars(kept.limit(1)).first() is None:
            accounts.close(session, actor, session.get_one(Account, holder))


def _clear(session: Session, roster: Roster) -> None:
    """Services first: an institution that keeps one stays with it."""
    session.flush()
    brought = select(Institution).where(Institution.key.in_(roster.keys(INSTITUTION)))
    ids = list(session.scalars(brought.order_by(Institution.parent_id.is_(None), Institution.id)))
    for place in ids:
        free = select(Institution.id).where(Institution.id == place.id, ~_named(Institution, ()))
        if session.scalars(free).one_or_none() is not None:
            session.delete(place)
            session.flush()
