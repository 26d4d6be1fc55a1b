"""Whom somebody supervises, the cases that they may ask to read the log of, and who asked so far."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.stages import Stage
from conference.models.account import Account, Membership
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.recusal import Recusal
from conference.models.supervision import LogAccess, Supervision
from conference.queries.accounts import known_as

RUNS = Supervision.until.is_(None)


def of_those_they_supervise(account_id: int) -> ColumnElement[bool]:
    """Cases of the coordinators whom somebody supervises; none where they are a party or stepped aside."""
    theirs = select(Supervision.coordinator_id).where(Supervision.account_id == account_id, RUNS)
    followed = Case.coordinator_id.in_(theirs) | Case.pair_id.in_(theirs)
    own = select(Coordinator.id).where(Coordinator.account_id == account_id)
    apart = Case.referrer_id.is_distinct_from(account_id) & Case.holder_id.is_distinct_from(account_id)
    aside = select(Recusal.case_id).where(Recusal.account_id == account_id)
    return followed & apart & Case.id.not_in(aside) & Case.coordinator_id.not_in(own)


def running(session: Session, coordinator: Coordinator) -> Supervision | None:
    """Who supervises a coordinator now."""
    query = select(Supervision).where(Supervision.coordinator_id == coordinator.id, RUNS)
    return session.scalars(query.options(joinedload(Supervision.account))).one_or_none()


def of_case(session: Session, case: Case) -> Sequence[Supervision]:
    """Who supervises those who coordinate a case."""
    theirs = Supervision.coordinator_id.in_([case.coordinator_id, case.pair_id])
    loaded = joinedload(Supervision.account), joinedload(Supervision.coordinator)
    return session.scalars(select(Supervision).where(theirs, RUNS).options(*loaded)).all()


def who_could(session: Session, coordinator: Coordinator, but: int) -> Sequence[tuple[str, str]]:
    """The accounts of the département that could supervise somebody, key and name: neither themself nor ``but``."""
    here = select(Membership.account_id).where(Membership.case_id.is_(None), Membership.vouched)
    others = Account.id.in_(here) & Account.closed_at.is_(None) & Account.id.is_distinct_from(coordinator.account_id)
    name = known_as()
    query = select(Account.key, name).where(others, Account.id != but).order_by(name, Account.id)
    return [(key, name) for key, name in session.execute(query)]


def cases(session: Session, theirs: ColumnElement[bool]) -> Sequence[Case]:
    """The open cases that a criterion gives, by coordinator, then by reference."""
    query = select(Case).join(Coordinator, Coordinator.id == Case.coordinator_id)
    query = query.where(theirs, Case.stage != Stage.CLOSED).options(joinedload(Case.coordinator))
    return session.scalars(query.order_by(Coordinator.folded, Case.reference)).all()


def accesses(session: Session, case: Case) -> Sequence[LogAccess]:
    """Every time that the log of a case was opened by a supervisor, the last one first."""
    query = select(LogAccess).where(LogAccess.case_id == case.id).options(joinedload(LogAccess.account))
    return session.scalars(query.order_by(LogAccess.id.desc())).all()


def access(session: Session, case: Case, account_id: int, now: datetime) -> LogAccess | None:
    """The access to a log that somebody has at this instant."""
    query = select(LogAccess).where(LogAccess.case_id == case.id, LogAccess.account_id == account_id)
    return session.scalars(query.where(LogAccess.until > now).order_by(LogAccess.id.desc()).limit(1)).one_or_none()
