"""Around the end of a case: the family is thanked; a closed case is reopened with its coordinator and their pair."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from conference import clock
from conference.casework import passage, step
from conference.casework.writing import keep, open_at
from conference.domain.actors import Actor
from conference.domain.acts import Act
from conference.domain.facts import Given
from conference.domain.follow_up import ThanksWay
from conference.domain.reasons import Reason, Refused
from conference.domain.stages import Stage
from conference.domain.steps import StepCode
from conference.models.assignment import Assignment
from conference.models.case import Case
from conference.models.department import Department
from conference.models.follow_up import Thanks


def thank(session: Session, actor: Actor, case: Case, on: date, way: ThanksWay) -> Thanks:
    """The family was thanked, and told what comes next: noted while the case is followed, or once it is closed."""
    if case.coordinator_id is None:
        raise Refused(Reason("wrong_stage"))
    open_at(session, case, Stage.FOLLOW_UP, Stage.CLOSED)
    if on > clock.today(session.get_one(Department, case.department_id).zone):
        raise Refused(Reason("in_the_future", "on"))
    row = session.scalars(select(Thanks).where(Thanks.case_id == case.id)).one_or_none() or Thanks(case_id=case.id)
    row.on, row.way, row.noted_by = on, way, actor.account_id
    return keep(session, actor, case, Act.FOLLOW_UP_WRITTEN, row, "thanks")


def reopen(session: Session, actor: Actor, case: Case, words: str, happened_at: datetime | None = None) -> None:
    """Reopen a case, with the reason; both dates are kept by the journal."""
    given = Given(words=words.strip())
    facts = step.allow(session, actor, case, StepCode.REOPEN, given)
    given = step.seated(session, actor, case, given, facts, happened_at)
    entry = passage.record(session, actor, case, StepCode.REOPEN, given, happened_at)
    if case.stage is Stage.ASSIGNMENT:
        case.coordinator_id = case.pair_id = None  # a case taken over may have had one: it waits for the body again
    elif case.coordinator_id is not None:
        session.add(_again(session, case, case.coordinator_id, entry.happened_at))
        if case.pair_id is not None:
            session.add(_again(session, case, case.pair_id, entry.happened_at, pair=True))
    session.flush()


def _again(session: Session, case: Case, coordinator_id: int, since: datetime, *, pair: bool = False) -> Assignment:
    """Somebody who goes on: what was decided urgently waits for its confirmation as before."""
    again = Assignment(case_id=case.id, coordinator_id=coordinator_id, pair=pair, since=since)
    before = select(Assignment).filter_by(case_id=case.id, coordinator_id=coordinator_id, pair=pair)
    last = session.scalars(before.order_by(Assignment.id.desc()).limit(1)).one_or_none()
    if last is not None:
        again.urgent, again.confirmed_at, again.confirmed_in = last.urgent, last.confirmed_at, last.confirmed_in
    return again
