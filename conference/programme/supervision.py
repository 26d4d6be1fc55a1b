"""Who supervises each coordinator: the lead names them, never the coordinator themself nor the lead."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.models.account import Account, Membership
from conference.models.coordinator import Coordinator
from conference.models.supervision import Supervision
from conference.queries.supervision import running


def name(session: Session, actor: Actor, coordinator: Coordinator, account: Account | None) -> Supervision | None:
    """Say who supervises a coordinator from now on; None for nobody.

    Raises `Refused` for the coordinator themself, for who names, and for somebody without a role in the département.
    """
    before = running(session, coordinator)
    if (before.account_id if before else None) == (account.id if account else None):
        return before
    reasons = _unfit(session, actor, coordinator, account) if account else []
    if reasons:
        raise Refused(*reasons)
    if before is not None:
        before.until = clock.now()
        session.flush()
    found = None
    if account is not None:
        found = Supervision(coordinator_id=coordinator.id, account_id=account.id, since=clock.now())
        session.add(found)
        session.flush()
    audit.write(session, actor, Act.SUPERVISOR_NAMED, coordinator, ("supervisor",))
    return found


def _unfit(session: Session, actor: Actor, coordinator: Coordinator, account: Account) -> list[Reason]:
    here = select(Membership.id).where(Membership.account_id == account.id, Membership.case_id.is_(None))
    reasons = [Reason("supervises_themself", "account")] if account.id == coordinator.account_id else []
    reasons += [Reason("own_supervision", "account")] if account.id == actor.account_id else []
    if session.scalars(here).first() is None:
        reasons.append(Reason("supervisor_from_elsewhere", "account"))
    return reasons
