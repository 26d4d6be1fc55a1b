"""Complaints: those that somebody reads, and whether anybody may who never coordinated the case."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from conference import clock
from conference.domain.roles import Role
from conference.models.account import Account, Membership
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.complaint import Complaint
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.place import Territory
from conference.models.recusal import Recusal
from conference.queries.places import beneath


def coordinated_by(account_id: int) -> ColumnElement[bool]:
    """Cases that somebody coordinates, or did: alone or in a pair, whoever follows since."""
    own = select(Coordinator.id).where(Coordinator.account_id == account_id).scalar_subquery()
    ever = select(Assignment.case_id).where(Assignment.coordinator_id.in_(own))
    return func.coalesce(Case.coordinator_id.in_(own) | Case.pair_id.in_(own), False) | Case.id.in_(ever)


def listed(session: Session, theirs: ColumnElement[bool]) -> Sequence[Complaint]:
    """The complaints on some cases: those that wait first, the oldest before; then those answered."""
    query = select(Complaint).join(Case, Case.id == Complaint.case_id).where(theirs)
    order = Complaint.answered_at.is_not(None), Complaint.received_at, Complaint.id
    return session.scalars(query.order_by(*order).options(joinedload(Complaint.case))).all()


def waiting(session: Session, theirs: ColumnElement[bool]) -> int:
    """How many await an answer."""
    query = select(func.count(Complaint.id)).join(Case, Case.id == Complaint.case_id)
    return session.scalar(query.where(theirs, Complaint.answered_at.is_(None))) or 0


def of_key(session: Session, theirs: ColumnElement[bool], key: str) -> Complaint | None:
    """One of them."""
    query = select(Complaint).join(Case, Case.id == Complaint.case_id).where(theirs, Complaint.key == key)
    return session.scalars(query.options(joinedload(Complaint.case))).one_or_none()


def is_read(session: Session, case: Case) -> bool:
    """Whether some lead may read a complaint on a case: none who coordinates it, or did, or stepped aside from it."""
    today = clock.today(session.get_one(Department, case.department_id).zone)
    held = select(Membership).join(Account, Account.id == Membership.account_id)
    held = held.where(Membership.role == Role.LEAD, Membership.holds(today), Account.closed_at.is_(None))
    aside = select(Recusal.account_id).where(Recusal.case_id == case.id)
    return any(
        _leads(session, one, case) and _neutral(session, one, case)
        for one in session.scalars(held.where(Membership.account_id.not_in(aside)))
    )


def _leads(session: Session, lead: Membership, case: Case) -> bool:
    if lead.territory_id is None:
        return True
    theirs = Territory.id.in_(beneath(frozenset({lead.territory_id})))
    return session.scalar(select(Territory.id).where(theirs, Territory.id == case.territory_id)) is not None


def _neutral(session: Session, lead: Membership, case: Case) -> bool:
    theirs = select(Case.id).where(Case.id == case.id, coordinated_by(lead.account_id))
    return session.scalar(theirs) is None
