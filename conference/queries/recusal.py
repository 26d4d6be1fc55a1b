"""Recusals: who stepped aside from a case, and the ties of a member that the product finds by itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from conference.domain.body import FoundTie
from conference.models.account import Account, Membership
from conference.models.assignment import Tie
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.place import Institution
from conference.models.recusal import Recusal
from conference.models.referral import KnownBy, Person
from conference.queries.accounts import known_as


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody who stepped aside from a case, and when."""

    name: str
    at: datetime


def asides(session: Session, case: Case) -> list[Aside]:
    """Who stepped aside from a case, the first one first; of their tie the others learn nothing."""
    query = (
        select(known_as(), Recusal.at)
        .join(Account, Account.id == Recusal.account_id)
        .where(Recusal.case_id == case.id)
        .order_by(Recusal.at, Recusal.id)
    )
    return [Aside(name, at) for name, at in session.execute(query)]


def accounts_aside(session: Session, case: Case) -> set[int]:
    """The accounts of those who stepped aside from a case, by their serial numbers."""
    return set(session.scalars(select(Recusal.account_id).where(Recusal.case_id == case.id)))


def ties(case: Case, account_id: int) -> dict[FoundTie, ColumnElement[bool]]:
    """What tells that a member might step aside from a case, each as one criterion.

    Whom a coordinator named in preparation is theirs to know: only people of the referral are compared.
    """
    known_as = select(Membership.folded).where(Membership.account_id == account_id, Membership.folded != "")
    people = select(Person.id).where(Person.case_id == case.id, Person.in_preparation.is_(False))
    workers = select(KnownBy.id).where(KnownBy.case_id == case.id)
    return {
        FoundTie.NAMED: people.where(Person.folded.in_(known_as)).exists(),
        FoundTie.KNOWS: workers.where(KnownBy.folded.in_(known_as)).exists(),
        FoundTie.INSTITUTION: _institution_knows(case, account_id),
        FoundTie.DECLARED: _declared(case, account_id),
    }


def ties_found(session: Session, case: Case, account_id: int) -> list[FoundTie]:
    """Those that hold, in one query; nothing where nothing is found."""
    asked = ties(case, account_id)
    row = session.execute(select(*asked.values())).one()
    return [found for found, holds in zip(asked, row, strict=True) if holds]


def _institution_knows(case: Case, account_id: int) -> ColumnElement[bool]:
    own, other = aliased(Institution), aliased(Institution)
    query = (
        select(Membership.id)
        .join(own, own.id == Membership.institution_id)
        .join(KnownBy, KnownBy.case_id == case.id)
        .join(other, other.id == KnownBy.institution_id)
    )
    same = func.coalesce(own.parent_id, own.id) == func.coalesce(other.parent_id, other.id)
    return query.where(and_(Membership.account_id == account_id, same)).exists()


def _declared(case: Case, account_id: int) -> ColumnElement[bool]:
    query = select(Tie.id).join(Coordinator, Coordinator.id == Tie.coordinator_id)
    return query.where(Tie.case_id == case.id, Coordinator.account_id == account_id).exists()
