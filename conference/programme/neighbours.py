"""Somebody of a neighbouring body is asked to decide on one case: where nobody of the département can."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.domain.actors import Actor
from conference.domain.reasons import Reason, Refused
from conference.domain.roles import Role
from conference.domain.stages import Stage
from conference.models.account import Membership
from conference.models.case import Case
from conference.models.department import Department
from conference.programme import accounts
from conference.queries.body import nobody_here
from conference.queries.conference import facts

LONGEST = timedelta(days=366)


def ask(session: Session, actor: Actor, case: Case, email: str, name: str, until: date) -> Membership:
    """Give a seat in the body for one case, up to a last day, a year away at most.

    Raises `Refused` while a member or a lead of the département may decide: a neighbour comes last. So it does while
    private family time runs.
    """
    department = session.get_one(Department, case.department_id)
    today = clock.today(department.zone)
    if until <= today:
        raise Refused(Reason("until_past", "until"))
    if until > today + LONGEST:
        raise Refused(Reason("until_beyond", "until"))
    if session.scalar(select(Case.id).where(Case.id == case.id, nobody_here(department))) is None:
        raise Refused(Reason("decided_here"))
    if case.stage is Stage.CONFERENCE and facts(session, case).running:
        raise Refused(Reason("private_time_running"))
    account = accounts.create(session, actor, email, name)
    return accounts.give_for(session, actor, account, Role.COMMITTEE, case, until, name.strip() or account.name)
