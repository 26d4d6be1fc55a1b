"""Loans of coordinators: those that run, those whose access is not opened, those that end with a case still theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.loan import Loan

# How long before the last day the body is told that a case will need somebody else.
AHEAD = timedelta(days=21)
MOST = 50


@dataclass(frozen=True, slots=True)
class Lent:
    """A loan as its list shows it: whether it runs, and whether its access was opened."""

    loan: Loan
    runs: bool
    opened: bool

    @property
    def still_theirs(self) -> bool:
        """Whether the case is in the hands of whoever is lent."""
        case = self.loan.case
        return case.stage is not Stage.CLOSED and self.loan.coordinator_id in {case.coordinator_id, case.pair_id}


def runs(loan: Loan, today: date) -> bool:
    """Whether a loan holds, or will: neither ended nor past its last day."""
    return loan.ended_at is None and (loan.until is None or loan.until >= today)


def _running(today: date) -> ColumnElement[bool]:
    return Loan.ended_at.is_(None) & or_(Loan.until.is_(None), Loan.until >= today)


def _access(loan: type[Loan] | Loan) -> ColumnElement[bool]:
    holder = select(Coordinator.account_id).where(Coordinator.id == loan.coordinator_id).scalar_subquery()
    theirs = Membership.case_id == loan.case_id, Membership.role == Role.COORDINATOR
    return (Membership.account_id == holder) & theirs[0] & theirs[1]


def access(session: Session, loan: Loan) -> Membership | None:
    """The role by which whoever is lent sees the case, once it was given."""
    return session.scalars(select(Membership).where(_access(loan))).one_or_none()


def loans(session: Session, seen: ColumnElement[bool], today: date) -> list[Lent]:
    """The loans for the cases that are ``seen``, those that run first, then the latest."""
    opened = select(Membership.id).where(_access(Loan)).correlate(Loan).exists()
    query = select(Loan, _running(today).label("runs"), opened.label("opened"))
    query = query.join(Case, Case.id == Loan.case_id).where(seen)
    query = query.options(joinedload(Loan.case), joinedload(Loan.coordinator))
    rows = session.execute(query.order_by(_running(today).desc(), Loan.since.desc(), Loan.id.desc()))
    return [Lent(loan, bool(running), bool(held)) for loan, running, held in rows]


def to_open(session: Session, today: date) -> Sequence[Loan]:
    """The loans that wait for an administrator to open their access, oldest first."""
    opened = select(Membership.id).where(_access(Loan)).correlate(Loan).exists()
    query = select(Loan).where(_running(today), ~opened).order_by(Loan.since, Loan.id).limit(MOST)
    return session.scalars(query.options(joinedload(Loan.case), joinedload(Loan.coordinator))).all()


def ending(session: Session, seen: ColumnElement[bool], today: date) -> Sequence[Loan]:
    """Loans that end soon, or are over, while the case is still with whoever was lent: the first to end comes first."""
    query = select(Loan).join(Case, Case.id == Loan.case_id).where(seen, Case.stage != Stage.CLOSED)
    theirs = (Case.coordinator_id == Loan.coordinator_id) | (Case.pair_id == Loan.coordinator_id)
    query = query.where(theirs, Loan.until < today + AHEAD).order_by(Loan.until, Loan.id).limit(MOST)
    return session.scalars(query.options(joinedload(Loan.case), joinedload(Loan.coordinator))).all()
