"""Coordinators lent by a neighbouring département: the lead notes the loan, an administrator opens the access.

Somebody lent sees one case, and nothing else, until the last day of the loan or the day it is ended.
"""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import audit, clock, data
from conference.audit import Act
from conference.domain.actors import Actor
from conference.domain.coordinators import CoordinatorKind, CoordinatorStatus, StandingReason
from conference.domain.names import fold
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Role
from conference.domain.stages import OPEN_STAGES, Stage
from conference.models.account import Account, Membership
from conference.models.case import Case
from conference.models.coordinator import Coordinator
from conference.models.department import Department
from conference.models.loan import Loan
from conference.programme import accounts, coordinators
from conference.queries.conference import facts
from conference.queries.loans import access, runs

LENDABLE = OPEN_STAGES - {Stage.REFERRAL}


def lend(
    session: Session,
    actor: Actor,
    department: Department,
    case: Case | None,
    name: str,
    lender: str,
    since: date,
    until: date | None = None,
) -> Loan:
    """Note that a département lends somebody for one case; whoever was lent before is known already.

    Raises `Refused`, with every reason.
    """
    today = clock.today(department.zone)
    reasons = [
        *([] if case is not None and case.stage in LENDABLE else [Reason("loan_case_unknown", "case")]),
        *([Reason("loan_own_department", "lender")] if lender == department.code else []),
        *([] if lender in data.departments() else [Reason("department_unknown", "lender")]),
        *_dates(since, until, today),
    ]
    if reasons or case is None:
        raise Refused(*reasons)
    _not_in_private_time(session, case, "case")
    coordinator = _lent(session, actor, name)
    loan = session.scalars(
        select(Loan).where(Loan.case_id == case.id, Loan.coordinator_id == coordinator.id)
    ).one_or_none()
    if loan is None:
        loan = Loan(case_id=case.id, coordinator_id=coordinator.id, lender=lender, since=since, until=until)
        session.add(loan)
    elif runs(loan, today):
        raise Refused(Reason("loan_runs_already", "case"))
    loan.lender, loan.since, loan.until, loan.ended_at = lender, since, until, None
    _access_until(session, loan)
    _engage(session, actor, coordinator, since, today)
    session.flush()
    audit.write(session, actor, Act.LOAN_WRITTEN, loan, ("case", "coordinator", "lender", "since", "until"))
    return loan


def _not_in_private_time(session: Session, case: Case, place: str) -> None:
    if case.stage is Stage.CONFERENCE and facts(session, case).running:
        raise Refused(Reason("private_time_running", place))


def _access_until(session: Session, loan: Loan) -> None:
    """The access that was opened, if any, ends with the loan."""
    role = access(session, loan)
    if role is not None:
        role.until = loan.until


def _dates(since: date, until: date | None, today: date) -> list[Reason]:
    if until is not None and until < since:
        return [Reason("loan_backwards", "until")]
    return [Reason("loan_past", "until")] if until is not None and until < today else []


def _lent(session: Session, actor: Actor, name: str) -> Coordinator:
    """The coordinator of a name: registered now, or lent once already; one of the département's own is not lent."""
    known = session.scalars(select(Coordinator).where(Coordinator.folded == fold(name))).one_or_none()
    if known is None:
        known = coordinators.register(session, actor, name.strip(), None)
        known.kind = CoordinatorKind.LENT
    elif known.kind is not CoordinatorKind.LENT:
        raise Refused(Reason("loan_of_ones_own", "name"))
    return known


def _engage(session: Session, actor: Actor, coordinator: Coordinator, since: date, today: date) -> None:
    _stand(session, actor, coordinator, CoordinatorStatus.ENGAGED, min(since, today))


def _stand(session: Session, actor: Actor, coordinator: Coordinator, status: CoordinatorStatus, on: date) -> None:
    """Give a status from a day on, or from the day after the last one began."""
    last = coordinators.last_standing(session, coordinator)
    if last is None or last.status is not status:
        since = max(on, date.fromordinal(last.since.toordinal() + 1)) if last else on
        why = StandingReason.LOAN_OVER if status is CoordinatorStatus.LEFT else None
        coordinators.stand(session, actor, coordinator, status, since, why)


def open_access(
    session: Session, actor: Actor, loan: Loan, today: date, account: Callable[[Coordinator], Account]
) -> Account:
    """Give whoever is lent the one case of the loan, until its end; ``account`` opens theirs where they have none.

    Raises `Refused` for a loan that is over, or opened already.
    """
    if not runs(loan, today):
        raise Refused(Reason("loan_over", "loan"))
    if access(session, loan) is not None:
        raise Refused(Reason("loan_opened_already", "loan"))
    coordinator, case = session.get_one(Coordinator, loan.coordinator_id), session.get_one(Case, loan.case_id)
    held = session.get(Account, coordinator.account_id) if coordinator.account_id else None
    holder = held or account(coordinator)
    accounts.give(session, actor, holder, Role.COORDINATOR, name=coordinator.name, case=case).until = loan.until
    if held is None:
        coordinators.link(session, actor, coordinator, holder)
    return holder


def change(session: Session, actor: Actor, loan: Loan, until: date | None, today: date) -> None:
    """Give a loan that runs another last day; the access that was opened ends with it."""
    if not runs(loan, today):
        raise Refused(Reason("loan_over", "until"))
    reasons = _dates(loan.since, until, today)
    if reasons:
        raise Refused(*reasons)
    _not_in_private_time(session, session.get_one(Case, loan.case_id), "until")
    loan.until = until
    _access_until(session, loan)
    session.flush()
    audit.write(session, actor, Act.LOAN_WRITTEN, loan, ("until",))


def end(session: Session, actor: Actor, loan: Loan) -> None:
    """End a loan at once: its access is gone at the next request.

    Raises `Refused` while the case is still theirs: a family is not left without anybody in silence.
    """
    case = session.get_one(Case, loan.case_id)
    if loan.ended_at is not None:
        raise Refused(Reason("loan_over", "loan"))
    if case.stage is not Stage.CLOSED and loan.coordinator_id in {case.coordinator_id, case.pair_id}:
        raise Refused(Reason("loan_still_coordinates", "loan"))
    _not_in_private_time(session, case, "loan")
    loan.ended_at = clock.now()
    role = access(session, loan)
    if role is not None:
        _take_back(session, actor, role)
    _leave(session, actor, loan)
    session.flush()
    audit.write(session, actor, Act.LOAN_WRITTEN, loan, ("ended_at",))


def _take_back(session: Session, actor: Actor, role: Membership) -> None:
    account = session.get_one(Account, role.account_id)
    audit.write(session, actor, Act.MEMBERSHIP_WITHDRAWN, account, (role.role.value,))
    session.delete(role)


def _leave(session: Session, actor: Actor, loan: Loan) -> None:
    """Whoever is lent for nothing more has left."""
    department = session.get_one(Department, loan.department_id)
    today = clock.today(department.zone)
    others = select(Loan).where(Loan.coordinator_id == loan.coordinator_id, Loan.id != loan.id)
    if not any(runs(other, today) for other in session.scalars(others)):
        coordinator = session.get_one(Coordinator, loan.coordinator_id)
        _stand(session, actor, coordinator, CoordinatorStatus.LEFT, today)
