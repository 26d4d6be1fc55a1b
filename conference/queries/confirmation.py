"""Urgent assignments that no sitting has confirmed yet."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from conference.domain.stages import OPEN_STAGES
from conference.models.account import Account
from conference.models.assignment import RUNNING, Assignment
from conference.models.case import Case
from conference.models.coordinator import Coordinator

MOST = 12
UNCONFIRMED = Assignment.urgent & Assignment.confirmed_at.is_(None) & RUNNING & Assignment.pair.is_(False)


def unconfirmed(session: Session, case: Case) -> Assignment | None:
    """The urgent assignment of a case that waits to be confirmed."""
    return session.scalars(select(Assignment).where(Assignment.case_id == case.id, UNCONFIRMED)).first()


def to_confirm(session: Session, seen: ColumnElement[bool], account: Account) -> Sequence[tuple[Assignment, Case]]:
    """Those that wait, for whoever may decide on them: the oldest first."""
    own = select(Coordinator.id).where(Coordinator.account_id == account.id)
    query = (
        select(Assignment, Case)
        .join(Case, Case.id == Assignment.case_id)
        .where(seen, UNCONFIRMED, Case.stage.in_(OPEN_STAGES), Assignment.coordinator_id.not_in(own))
        .where(Case.referrer_id.is_distinct_from(account.id), Case.holder_id.is_distinct_from(account.id))
        .options(joinedload(Case.coordinator))
        .order_by(Assignment.since)
        .limit(MOST + 1)
    )
    return [(assignment, case) for assignment, case in session.execute(query)]
